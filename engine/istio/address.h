// IP addresses, ranges and host:port pairs as Go's packages net and net/netip read them, with their words.
#pragma once

#include <string>
#include <string_view>

namespace sidelint::istio {

struct Address {
  bool version_6 = false;
  bool has_zone = false;
  std::string error;  // empty if it is an address
};
// netip.ParseAddr.
Address parse_address(std::string_view text);

// Why the text is no range: netip.ParsePrefix and net.ParseCIDR. The latter takes 10.0.0.0/08. Empty if it is one.
std::string prefix_error(std::string_view text);
std::string cidr_error(std::string_view text);

struct HostPort {
  std::string_view host;
  std::string_view port;
  std::string error;  // empty if it is a pair
};
// net.SplitHostPort.
HostPort split_host_port(std::string_view text);

}  // namespace sidelint::istio
