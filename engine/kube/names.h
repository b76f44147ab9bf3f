// What Kubernetes accepts as names, in its own words: no message means that it does.
//
// Mirrors k8s.io/apimachinery v0.37 pkg/util/validation, pkg/api/validate/content and pkg/api/validation.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sidelint::kube {

using Messages = std::vector<std::string>;

Messages check_dns1123_label(std::string_view text);
Messages check_dns1123_subdomain(std::string_view text);
Messages check_dns1123_subdomain_with_underscore(std::string_view text);
Messages check_dns1035_label(std::string_view text);
Messages check_wildcard_dns1123_subdomain(std::string_view text);
Messages check_c_identifier(std::string_view text);
Messages check_env_var_name(std::string_view text);          // IsEnvVarName
Messages check_relaxed_env_var_name(std::string_view text);  // what pods are held to since 1.34
Messages check_config_map_key(std::string_view text);
Messages check_http_header_name(std::string_view text);
Messages check_port_name(std::string_view text);
Messages check_label_key(std::string_view text);  // of annotations too
Messages check_label_value(std::string_view text);

// The errors of IsFullyQualifiedDomainName, with the path before them.
Messages check_fully_qualified_domain_name(std::string_view path, std::string_view text);

// The name that `generateName` is checked as: whatever stands for its last dash.
std::string masked_prefix(std::string_view prefix);

// `must be no more than 63 characters`, `… bytes`.
std::string too_many_characters(std::size_t most);
std::string too_many_bytes(std::size_t most);
std::string not_between(long long least, long long most);  // both included

}  // namespace sidelint::kube
