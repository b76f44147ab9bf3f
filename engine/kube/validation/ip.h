// IP addresses as k8s.io/utils/net ParseIPSloppy takes them: leading zeros of IPv4 are decimal.
#pragma once

#include <string_view>

namespace sidelint::kube::validation {

bool is_ip_address(std::string_view text);

}  // namespace sidelint::kube::validation
