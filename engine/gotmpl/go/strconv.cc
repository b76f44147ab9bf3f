#include "engine/gotmpl/go/strconv.h"

#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <limits>

namespace sidelint::gotmpl::go {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
bool is_decimal(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_decimal(c) || (lower(c) >= 'a' && lower(c) <= 'f'); }

bool is_base_mark(char c) { return c == 'b' || c == 'o' || c == 'x'; }

// Underscores stand between digits, or between a base prefix and a digit.
bool underscores_well_placed(std::string_view text) {
  enum class Saw { start, digit, underscore, other };
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  Saw saw = Saw::start;
  std::size_t i = 0;
  bool hex = false;
  if (text.size() >= 2 && text[0] == '0' && is_base_mark(lower(text[1]))) {
    i = 2;
    saw = Saw::digit;
    hex = lower(text[1]) == 'x';
  }
  for (; i < text.size(); ++i) {
    if (hex ? is_hex(text[i]) : is_decimal(text[i])) {
      saw = Saw::digit;
    } else if (text[i] == '_') {
      if (saw != Saw::digit) return false;
      saw = Saw::underscore;
    } else {
      if (saw == Saw::underscore) return false;
      saw = Saw::other;
    }
  }
  return saw != Saw::underscore;
}

int digit_value(char c) {
  if (is_decimal(c)) return c - '0';
  if (lower(c) >= 'a' && lower(c) <= 'z') return lower(c) - 'a' + 10;
  return -1;
}

// Takes the prefix off and says which base it announced.
unsigned base_of_prefix(std::string_view& digits) {
  if (digits[0] != '0') return 10;
  if (digits.size() >= 3 && is_base_mark(lower(digits[1]))) {
    const char mark = lower(digits[1]);
    digits.remove_prefix(2);
    return mark == 'b' ? 2 : mark == 'o' ? 8 : 16;
  }
  digits.remove_prefix(1);
  return 8;
}

// What a floating-point literal looks like; `plain` is it without sign, underscores and 0x.
struct Literal {
  std::string plain;
  bool negative = false;
  bool hex = false;
  bool well_formed = false;
};

constexpr std::size_t kMalformed = std::string_view::npos;

// The digits and the dot of the mantissa; tells what stands behind them.
std::size_t read_mantissa(std::string_view text, std::size_t at, Literal& out) {
  bool dot = false;
  bool digits = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '_') continue;
    if (c == '.' ? dot : !(out.hex ? is_hex(c) : is_decimal(c))) break;
    (c == '.' ? dot : digits) = true;
    out.plain.push_back(c);
  }
  return digits ? at : kMalformed;
}

// `e-5`, `p3`: a hexadecimal number must have one.
std::size_t read_exponent(std::string_view text, std::size_t at, Literal& out) {
  if (at >= text.size() || lower(text[at]) != (out.hex ? 'p' : 'e')) return out.hex ? kMalformed : at;
  out.plain.push_back(text[at++]);
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) out.plain.push_back(text[at++]);
  if (at >= text.size() || !is_decimal(text[at])) return kMalformed;
  for (; at < text.size() && (is_decimal(text[at]) || text[at] == '_'); ++at)
    if (text[at] != '_') out.plain.push_back(text[at]);
  return at;
}

Literal read_literal(std::string_view text) {
  Literal out;
  std::size_t at = 0;
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) out.negative = text[at++] == '-';
  if (at + 2 < text.size() && text[at] == '0' && lower(text[at + 1]) == 'x') {
    out.hex = true;
    at += 2;
  }
  at = read_mantissa(text, at, out);
  if (at != kMalformed) at = read_exponent(text, at, out);
  const bool underscores = text.find('_') != std::string_view::npos;
  out.well_formed = at == text.size() && (!underscores || underscores_well_placed(text));
  return out;
}

bool equal_fold(std::string_view text, std::string_view word) {
  if (text.size() != word.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (lower(text[i]) != word[i]) return false;
  return true;
}

}  // namespace

Parsed<std::uint64_t> parse_uint(std::string_view text, unsigned base) {
  if (text.empty()) return {0, NumberError::syntax};
  std::string_view digits = text;
  const bool any_base = base == 0;
  if (any_base) base = base_of_prefix(digits);
  std::uint64_t value = 0;
  bool underscores = false;
  for (const char c : digits) {
    if (c == '_' && any_base) {
      underscores = true;
      continue;
    }
    const int digit = digit_value(c);
    if (digit < 0 || static_cast<unsigned>(digit) >= base) return {0, NumberError::syntax};
    constexpr std::uint64_t kMax = std::numeric_limits<std::uint64_t>::max();
    if (value > (kMax - static_cast<unsigned>(digit)) / base) return {kMax, NumberError::range};
    value = value * base + static_cast<unsigned>(digit);
  }
  if (underscores && !underscores_well_placed(text)) return {0, NumberError::syntax};
  return {value, NumberError::none};
}

Parsed<std::int64_t> parse_int(std::string_view text, unsigned base) {
  if (text.empty()) return {0, NumberError::syntax};
  const bool negative = text[0] == '-';
  if (negative || text[0] == '+') text.remove_prefix(1);
  const Parsed<std::uint64_t> magnitude = parse_uint(text, base);
  if (magnitude.error == NumberError::syntax) return {0, NumberError::syntax};
  constexpr std::uint64_t kTop = std::uint64_t{1} << 63U;
  if (!negative && magnitude.value >= kTop) return {std::numeric_limits<std::int64_t>::max(), NumberError::range};
  if (negative && magnitude.value > kTop) return {std::numeric_limits<std::int64_t>::min(), NumberError::range};
  return {static_cast<std::int64_t>(negative ? ~magnitude.value + 1 : magnitude.value), NumberError::none};
}

Parsed<double> parse_float(std::string_view text) {
  std::string_view unsigned_text = text;
  const bool signed_text = !text.empty() && (text[0] == '+' || text[0] == '-');
  if (signed_text) unsigned_text.remove_prefix(1);
  const double infinity = std::numeric_limits<double>::infinity();
  if (equal_fold(unsigned_text, "inf") || equal_fold(unsigned_text, "infinity"))
    return {text[0] == '-' ? -infinity : infinity, NumberError::none};
  if (equal_fold(text, "nan")) return {std::numeric_limits<double>::quiet_NaN(), NumberError::none};

  const Literal literal = read_literal(text);
  if (!literal.well_formed) return {0, NumberError::syntax};
  double value = 0;
  const char* first = literal.plain.data();
  const auto read = std::from_chars(first, first + literal.plain.size(), value,
                                    literal.hex ? std::chars_format::hex : std::chars_format::general);
  if (read.ec == std::errc::result_out_of_range) {
    // from_chars does not say on which side; strtod does, and both are exact.
    const std::string whole = (literal.hex ? "0x" : "") + literal.plain;
    value = std::strtod(whole.c_str(), nullptr);
  }
  const NumberError error = value == infinity ? NumberError::range : NumberError::none;
  return {literal.negative ? -value : value, error};
}

}  // namespace sidelint::gotmpl::go
