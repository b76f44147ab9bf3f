#include "engine/kube/validation/ip.h"

#include <cstddef>

namespace sidelint::kube::validation {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool is_ipv4(std::string_view text) {
  constexpr int kMost = 255;
  for (int part = 0; part < 4; ++part) {
    if (part > 0) {
      if (!text.starts_with('.')) return false;
      text.remove_prefix(1);
    }
    int number = 0;
    std::size_t length = 0;
    for (; length < text.size() && is_digit(text[length]); ++length) {
      number = number * 10 + (text[length] - '0');
      if (number > kMost) return false;
    }
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return text.empty();
}

// Groups of up to four hexadecimal digits, one `::` for a run of zeros, an IPv4 address at the end if there is room.
bool is_ipv6(std::string_view text) {
  constexpr int kGroups = 8;
  int groups = 0;
  bool gap = text.starts_with("::");
  if (gap) text.remove_prefix(2);
  while (!text.empty()) {
    if (groups == kGroups) return false;
    std::size_t length = 0;
    while (length < text.size() && length < 5 && is_hex(text[length])) ++length;
    if (length < text.size() && text[length] == '.') {
      groups += 2;
      return is_ipv4(text) && (gap ? groups < kGroups : groups == kGroups);
    }
    if (length == 0 || length > 4) return false;
    text.remove_prefix(length);
    ++groups;
    if (text.empty()) break;
    if (text.front() != ':' || text.size() == 1) return false;
    text.remove_prefix(1);
    if (!text.starts_with(':')) continue;
    if (gap) return false;
    gap = true;
    text.remove_prefix(1);
  }
  return gap ? groups < kGroups : groups == kGroups;
}

}  // namespace

bool is_ip_address(std::string_view text) {
  return text.find(':') == std::string_view::npos ? is_ipv4(text) : is_ipv6(text);
}

}  // namespace sidelint::kube::validation
