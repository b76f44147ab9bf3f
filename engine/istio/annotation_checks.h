// The checks of annotation values that are one word, one number or one list. Each says why the value is bad.
//
// Mirrors istio, pkg/kube/inject/validate.go, 1.0.3 to 1.30.3.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/istio/release.h"

namespace sidelint::istio {

using Refusal = std::optional<std::string>;

Refusal refuse_interception_mode(std::string_view value, Release release);
Refusal refuse_boolean(std::string_view value, Release release);
Refusal refuse_uint32(std::string_view value, Release release);
Refusal refuse_status_port(std::string_view value, Release release);
Refusal refuse_application_ports(std::string_view value, Release release);
Refusal refuse_include_inbound_ports(std::string_view value, Release release);
Refusal refuse_exclude_inbound_ports(std::string_view value, Release release);
Refusal refuse_exclude_outbound_ports(std::string_view value, Release release);
Refusal refuse_include_ip_ranges(std::string_view value, Release release);
Refusal refuse_exclude_ip_ranges(std::string_view value, Release release);
Refusal refuse_interfaces(std::string_view value, Release release);
Refusal refuse_quantity(std::string_view value, Release release);

}  // namespace sidelint::istio
