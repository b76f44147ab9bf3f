#include "engine/istio/annotation_checks.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <fmt/format.h>

#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/unicode.h"
#include "engine/istio/address.h"
#include "engine/kube/quantity.h"

namespace sidelint::istio {
namespace {

using gotmpl::go::quote;
using gotmpl::go::trim_space;

constexpr std::string_view kEverything = "*";

// The items between commas, as they stand. Calls `refuse` for each until one is refused.
template <class Refuse>
Refusal first_refused(std::string_view list, Refuse refuse) {
  if (list.empty()) return std::nullopt;
  for (;;) {
    const std::size_t comma = list.find(',');
    if (Refusal refused = refuse(list.substr(0, comma))) return refused;
    if (comma == std::string_view::npos) return std::nullopt;
    list.remove_prefix(comma + 1);
  }
}

// strconv.ParseUint with base 10.
Refusal uint_error(std::string_view text, std::uint64_t max) {
  const auto fail = [&](std::string_view why) {
    return fmt::format("strconv.ParseUint: parsing {}: {}", quote(text), why);
  };
  if (text.empty()) return fail("invalid syntax");
  std::uint64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return fail("invalid syntax");
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
    if (value > max) return fail("value out of range");
  }
  return std::nullopt;
}

Refusal port_error(std::string_view port) {
  const Refusal error = uint_error(trim_space(port), std::numeric_limits<std::uint16_t>::max());
  if (!error) return std::nullopt;
  return fmt::format("failed parsing port '{}': {}", port, *error);
}

// The wording doubles: the list names the port, and so does the port's own error.
Refusal ports_error(std::string_view parameter, std::string_view ports) {
  const Refusal error = first_refused(trim_space(ports), [](std::string_view port) -> Refusal {
    const Refusal of_port = port_error(port);
    if (!of_port) return std::nullopt;
    return fmt::format("failed parsing port '{}': {}", port, *of_port);
  });
  if (!error) return std::nullopt;
  return fmt::format("{} invalid: {}", parameter, *error);
}

Refusal ranges_error(std::string_view parameter, std::string_view ranges, Release release) {
  constexpr Release kFirstWithNetip{1, 16, 0};
  const Refusal error = first_refused(ranges, [&](std::string_view range) -> Refusal {
    const std::string of_range = release < kFirstWithNetip ? cidr_error(range) : prefix_error(range);
    if (of_range.empty()) return std::nullopt;
    return fmt::format("failed parsing cidr '{}': {}", range, of_range);
  });
  if (!error) return std::nullopt;
  return fmt::format("{} invalid: {}", parameter, *error);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool may_follow(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-'; }

Refusal interface_error(std::string_view name) {
  constexpr std::size_t kMaxLength = 15;  // IFNAMSIZ without its final zero
  if (name.empty()) return "empty interface name";
  if (name.size() > kMaxLength)
    return fmt::format("interface name {} too long (max {} chars)", quote(name), kMaxLength);
  if (is_letter(name.front()) && std::all_of(name.begin(), name.end(), may_follow)) return std::nullopt;
  return fmt::format("interface name {} contains invalid characters", quote(name));
}

// unicode.IsControl.
bool has_control_character(std::string_view text) {
  while (!text.empty()) {
    const gotmpl::go::Rune rune = gotmpl::go::decode_rune(text);
    if (rune.value < U' ' || (rune.value >= 0x7F && rune.value < 0xA0)) return true;
    text.remove_prefix(rune.size);
  }
  return false;
}

}  // namespace

Refusal refuse_interception_mode(std::string_view value, Release release) {
  constexpr Release kFirstWithNone{1, 1, 0};
  const bool knows_none = release >= kFirstWithNone;
  if (value == "REDIRECT" || value == "TPROXY" || (value == "NONE" && knows_none)) return std::nullopt;
  return fmt::format("interceptionMode invalid{}: {}", knows_none ? ", use REDIRECT,TPROXY,NONE" : "", value);
}

Refusal refuse_boolean(std::string_view value, Release /*release*/) {
  // strconv.ParseBool.
  constexpr std::array<std::string_view, 12> kBooleans = {"1", "t", "T", "TRUE",  "true",  "True",
                                                          "0", "f", "F", "FALSE", "false", "False"};
  if (std::find(kBooleans.begin(), kBooleans.end(), value) != kBooleans.end()) return std::nullopt;
  return fmt::format("strconv.ParseBool: parsing {}: invalid syntax", quote(value));
}

Refusal refuse_uint32(std::string_view value, Release /*release*/) {
  return uint_error(value, std::numeric_limits<std::uint32_t>::max());
}

Refusal refuse_status_port(std::string_view value, Release /*release*/) {
  const Refusal error = port_error(value);
  if (!error) return std::nullopt;
  return fmt::format("excludeInboundPorts invalid: {}", *error);  // its words speak of another annotation
}

Refusal refuse_application_ports(std::string_view value, Release /*release*/) {
  return value == kEverything ? std::nullopt : ports_error("readinessApplicationPorts", value);
}

Refusal refuse_include_inbound_ports(std::string_view value, Release /*release*/) {
  return value == kEverything ? std::nullopt : ports_error("includeInboundPorts", value);
}

Refusal refuse_exclude_inbound_ports(std::string_view value, Release /*release*/) {
  return ports_error("excludeInboundPorts", value);
}

Refusal refuse_exclude_outbound_ports(std::string_view value, Release /*release*/) {
  return ports_error("excludeOutboundPorts", value);
}

Refusal refuse_include_ip_ranges(std::string_view value, Release release) {
  return value == kEverything ? std::nullopt : ranges_error("includeIPRanges", value, release);
}

Refusal refuse_exclude_ip_ranges(std::string_view value, Release release) {
  return ranges_error("excludeIPRanges", value, release);
}

Refusal refuse_interfaces(std::string_view value, Release /*release*/) {
  return first_refused(value, [](std::string_view name) { return interface_error(trim_space(name)); });
}

Refusal refuse_quantity(std::string_view value, Release /*release*/) {
  if (has_control_character(value)) return "value contains control characters";
  const std::string_view error = kube::Quantity::parse(value).error;
  return error.empty() ? std::nullopt : Refusal(std::string(error));
}

}  // namespace sidelint::istio
