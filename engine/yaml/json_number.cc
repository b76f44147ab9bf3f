#include "engine/yaml/json_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "engine/yaml/resolve.h"

namespace sidelint::yaml {
namespace {

std::string_view write(std::array<char, 64>& buffer, double value, std::chars_format form) {
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, form);
  return {buffer.data(), static_cast<std::size_t>(end - buffer.data())};
}

// The shortest digits that tell the number from its neighbours, and zeros up to the point: 2^64 is
// 18446744073709552000, where std::to_chars knows better.
void append_whole(std::string& out, std::string_view scientific) {
  const std::size_t e = scientific.find("e+");
  const std::size_t digits_before_point = 1 + std::stoul(std::string(scientific.substr(e + 2)));
  std::string digits(scientific.substr(0, e));
  if (digits.front() == '-') out += '-';
  std::erase_if(digits, [](char c) { return c == '-' || c == '.'; });
  digits.resize(std::max(digits.size(), digits_before_point), '0');
  out += digits;
}

// As Go's encoding/json: plain digits unless the number is very small or very large, and then e-9, not e-09.
void append_float(std::string& out, double value) {
  const double magnitude = std::abs(value);
  const bool exponent = magnitude != 0 && (magnitude < 1e-6 || magnitude >= 1e21);
  std::array<char, 64> buffer{};
  if (!exponent) {
    const std::string_view fixed = write(buffer, value, std::chars_format::fixed);
    const bool has_more_digits_than_shortest = magnitude >= 1e15 && fixed.find('.') == std::string_view::npos;
    if (!has_more_digits_than_shortest)
      out += fixed;
    else
      append_whole(out, write(buffer, value, std::chars_format::scientific));
    return;
  }
  const std::string_view digits = write(buffer, value, std::chars_format::scientific);
  const bool padded = digits.size() >= 4 && digits.substr(digits.size() - 4, 3) == "e-0";
  out += padded ? digits.substr(0, digits.size() - 2) : digits;
  if (padded) out += digits.back();
}

}  // namespace

std::string json_number(Kind kind, std::string_view text) {
  const Number number = number_value(text);
  std::string out;
  if (const auto* natural = std::get_if<std::uint64_t>(&number)) return std::to_string(*natural);
  if (const auto* real = std::get_if<double>(&number)) {
    append_float(out, *real);
    return out;
  }
  const auto* integer = std::get_if<std::int64_t>(&number);
  if (kind != Kind::floating) return std::to_string(integer == nullptr ? 0 : *integer);
  append_float(out, integer == nullptr ? 0 : static_cast<double>(*integer));
  return out;
}

}  // namespace sidelint::yaml
