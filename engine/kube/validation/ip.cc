#include "engine/kube/validation/ip.h"

#include <algorithm>
#include <cstddef>

namespace sidelint::kube::validation {
namespace {

constexpr int kNone = -1;

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

// Groups of one to four hexadecimal digits between colons; an IPv4 address at the end is two. How many, or kNone.
int count_groups(std::string_view text) {
  if (text.empty()) return 0;
  for (int groups = 1;; ++groups) {
    const std::size_t colon = text.find(':');
    const std::string_view group = text.substr(0, colon);
    const bool last = colon == std::string_view::npos;
    if (last && group.find('.') != std::string_view::npos) return is_ipv4(group) ? groups + 1 : kNone;
    const bool is_group = !group.empty() && group.size() <= 4 && std::all_of(group.begin(), group.end(), is_hex);
    if (!is_group) return kNone;
    if (last) return groups;
    text.remove_prefix(colon + 1);
  }
}

// `::` stands for a run of zeros, once.
bool is_ipv6(std::string_view text) {
  constexpr int kGroups = 8;
  const std::size_t gap = text.find("::");
  if (gap == std::string_view::npos) return count_groups(text) == kGroups;
  const std::string_view before = text.substr(0, gap);
  if (before.find('.') != std::string_view::npos) return false;
  const int left = count_groups(before);
  const int right = count_groups(text.substr(gap + 2));
  return left != kNone && right != kNone && left + right < kGroups;
}

}  // namespace

bool is_ip_address(std::string_view text) {
  return text.find(':') == std::string_view::npos ? is_ipv4(text) : is_ipv6(text);
}

}  // namespace sidelint::kube::validation
