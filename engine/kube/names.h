// What Kubernetes accepts as names, in its own words: an empty list means that it does.
//
// Mirrors k8s.io/apimachinery v0.37 pkg/util/validation and pkg/api/validation.
#pragma once

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
Messages check_env_var_name(std::string_view text);  // since 1.30: any printable ASCII but `=`
Messages check_config_map_key(std::string_view text);
Messages check_http_header_name(std::string_view text);
Messages check_percent(std::string_view text);
Messages check_port_name(std::string_view text);
Messages check_fully_qualified_name(std::string_view text);  // the detail texts of IsFullyQualifiedName's errors
Messages check_qualified_name(std::string_view text);        // label and annotation keys
Messages check_label_value(std::string_view text);

}  // namespace sidelint::kube
