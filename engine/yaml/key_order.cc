#include "engine/yaml/key_order.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace sidelint::yaml {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80U;
}

// A number that the keys have in common before `at` and that is not all zeros: what follows are its further digits.
bool continues_number(std::string_view key, std::size_t at) {
  while (at > 0 && is_digit(key[at - 1]))
    if (key[--at] != '0') return true;
  return false;
}

struct Digits {
  std::uint64_t value;
  std::size_t end;
};

Digits read_digits(std::string_view key, std::size_t at, std::uint64_t value) {
  for (; at < key.size() && is_digit(key[at]); ++at) value = value * 10 + static_cast<std::uint64_t>(key[at] - '0');
  return {value, at};
}

}  // namespace

bool key_before(std::string_view a, std::string_view b) {
  const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (left == a.end() || right == b.end()) return a.size() < b.size();
  if (is_letter(*left) && is_letter(*right))
    return static_cast<unsigned char>(*left) < static_cast<unsigned char>(*right);
  if (is_letter(*left) || is_letter(*right)) return is_letter(*right);
  const auto at = static_cast<std::size_t>(left - a.begin());
  const bool zero = *left == '0' || *right == '0';
  const std::uint64_t before = zero && continues_number(a, at) ? 1 : 0;
  const Digits in_a = read_digits(a, at, before);
  const Digits in_b = read_digits(b, at, before);
  // Go's int64 wraps around, and so the comparison is of signed numbers.
  if (in_a.value != in_b.value) return static_cast<std::int64_t>(in_a.value) < static_cast<std::int64_t>(in_b.value);
  if (in_a.end != in_b.end) return in_a.end < in_b.end;
  return static_cast<unsigned char>(*left) < static_cast<unsigned char>(*right);
}

}  // namespace sidelint::yaml
