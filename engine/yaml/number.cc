#include "engine/yaml/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <optional>

namespace sidelint::yaml {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

template <class T>
std::optional<T> whole(std::string_view digits, int base) {
  T value{};
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

// Go's strconv.ParseUint with base 0: 0x, 0o and 0b prefixes in either case, a leading zero means octal. A sign is no
// digit.
std::optional<std::uint64_t> parse_unsigned(std::string_view text) {
  if (text.empty() || text.front() == '-') return std::nullopt;
  if (text.front() != '0' || text.size() == 1) return whole<std::uint64_t>(text, 10);
  if (text.size() >= 3) {
    const char prefix = lower(text[1]);
    const int base = prefix == 'x' ? 16 : prefix == 'o' ? 8 : prefix == 'b' ? 2 : 0;
    if (base != 0) return text[2] == '-' ? std::nullopt : whole<std::uint64_t>(text.substr(2), base);
  }
  return text[1] == '-' ? std::nullopt : whole<std::uint64_t>(text.substr(1), 8);
}

std::optional<std::int64_t> with_sign(std::optional<std::uint64_t> magnitude, bool negative) {
  constexpr std::uint64_t kLimit = std::uint64_t{1} << 63U;
  if (!magnitude || *magnitude > kLimit || (*magnitude == kLimit && !negative)) return std::nullopt;
  if (!negative) return static_cast<std::int64_t>(*magnitude);
  return static_cast<std::int64_t>(~*magnitude + 1);
}

bool take_sign(std::string_view& text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative || (!text.empty() && text.front() == '+')) text.remove_prefix(1);
  return negative;
}

std::optional<std::int64_t> parse_signed(std::string_view text) {
  const bool negative = take_sign(text);
  return with_sign(parse_unsigned(text), negative);
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

// ^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$
bool looks_like_float(std::string_view text) {
  take_sign(text);
  const std::size_t before = count_digits(text);
  text.remove_prefix(before);
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    const std::size_t after = count_digits(text);
    if (before == 0 && after == 0) return false;
    text.remove_prefix(after);
  } else if (before == 0) {
    return false;
  }
  if (text.empty()) return true;
  if (lower(text.front()) != 'e') return false;
  text.remove_prefix(1);
  take_sign(text);
  return !text.empty() && count_digits(text) == text.size();
}

// Of a text that looks like a float; too large a number is an error in Go, too small a one is zero.
std::optional<double> parse_float(std::string_view text) {
  if (text.front() == '+') text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) value = std::strtod(std::string(text).c_str(), nullptr);
  if (std::isinf(value)) return std::nullopt;
  return value;
}

// Go allows an underscore in a number between two digits only.
bool underscores_between_digits(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '_' && (i == 0 || !is_digit(text[i - 1]) || i + 1 == text.size() || !is_digit(text[i + 1])))
      return false;
  return true;
}

// 0b-101: the one form that only the second attempt of resolve.go reads, with the sign behind the prefix.
std::optional<std::int64_t> signed_after_prefix(std::string_view plain) {
  if (!plain.starts_with("0b")) return std::nullopt;
  plain.remove_prefix(2);
  const bool negative = take_sign(plain);
  if (plain.empty() || plain.front() == '-') return std::nullopt;
  return with_sign(whole<std::uint64_t>(plain, 2), negative);
}

}  // namespace

Number parse_number(std::string_view text) {
  const char first = text.empty() ? '\0' : text.front();
  if (!is_digit(first) && first != '.' && first != '+' && first != '-') return {};
  if (text.front() == '.') {
    if (!underscores_between_digits(text)) return {};
    std::string plain(text);
    std::erase(plain, '_');
    if (!looks_like_float(plain)) return {};
    const std::optional<double> value = parse_float(plain);
    return value ? Number(*value) : Number();
  }
  std::string stripped;
  std::string_view plain = text;
  if (text.find('_') != std::string_view::npos) {
    stripped = text;
    std::erase(stripped, '_');
    plain = stripped;
  }
  if (const auto value = parse_signed(plain)) return *value;
  if (const auto value = parse_unsigned(plain)) return *value;
  if (looks_like_float(plain))
    if (const auto value = parse_float(plain)) return *value;
  if (const auto value = signed_after_prefix(plain)) return *value;
  return {};
}

std::string float_as_key(double value) {
  const auto single = static_cast<float>(value);
  if (std::isnan(single)) return ".nan";
  if (std::isinf(single)) return single > 0 ? ".inf" : "-.inf";
  std::array<char, 64> buffer{};
  char* const end = buffer.data() + buffer.size();
  const auto scientific = std::to_chars(buffer.data(), end, single, std::chars_format::scientific);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(scientific.ptr - buffer.data()));
  std::string_view exponent_text = text.substr(text.find('e') + 1);
  const bool negative = take_sign(exponent_text);
  const int magnitude = whole<int>(exponent_text, 10).value_or(0);
  constexpr int kFirstLargeExponent = 6;
  constexpr int kLastSmallExponent = 4;
  if (negative ? magnitude > kLastSmallExponent : magnitude >= kFirstLargeExponent) return std::string(text);
  const auto fixed = std::to_chars(buffer.data(), end, single, std::chars_format::fixed);
  return {buffer.data(), fixed.ptr};
}

}  // namespace sidelint::yaml
