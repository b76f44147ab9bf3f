// Constants of templates: newNumber of Go's text/template/parse/node.go.
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/strconv.h"
#include "engine/gotmpl/node.h"

namespace sidelint::gotmpl {
namespace {

constexpr std::string_view kInvalidSyntax = "invalid syntax";
constexpr std::string_view kBadComplex = "syntax error scanning complex number";

// Go leaves float-to-integer conversion out of range to the machine; on amd64 it never compares equal afterwards,
// except that 2^63 survives the way through uint64.
bool fits_int(double value) { return value >= -0x1p63 && value < 0x1p63 && std::trunc(value) == value; }
bool fits_uint(double value) { return value >= 0 && value < 0x1p64 && std::trunc(value) == value; }

void add_whole_values(Number& number) {
  const double value = number.float_value;
  if (!number.is_int && fits_int(value)) {
    number.is_int = true;
    number.int_value = static_cast<std::int64_t>(value);
  }
  if (!number.is_uint && fits_uint(value)) {
    number.is_uint = true;
    number.uint_value = static_cast<std::uint64_t>(value);
  }
}

void simplify_complex(Number& number) {
  number.is_float = number.complex_value.imaginary == 0;
  if (!number.is_float) return;
  number.float_value = number.complex_value.real;
  add_whole_values(number);
}

NumberResult read_character(std::string_view text) {
  const std::optional<go::Unquoted> read = go::unquote_char(text.substr(1), text[0]);
  if (!read) return {std::nullopt, std::string(kInvalidSyntax)};
  if (read->rest != "'") return {std::nullopt, "malformed character constant: " + std::string(text)};
  Number number;
  number.is_int = number.is_uint = number.is_float = true;
  number.int_value = static_cast<std::int64_t>(read->value);
  number.uint_value = read->value;
  number.float_value = static_cast<double>(read->value);
  return {number, {}};
}

// How far fmt.Sscan would read a floating-point token, which is less strict and less able than the lexer.
std::size_t scan_float(std::string_view text) {
  std::size_t at = 0;
  const auto accept = [&](std::string_view set) {
    const bool found = at < text.size() && set.find(text[at]) != std::string_view::npos;
    if (found) ++at;
    return found;
  };
  const auto accept_all = [&](std::string_view set) {
    while (accept(set)) {
    }
  };
  std::string_view digits = "0123456789_";
  std::string_view exponent = "eEpP";
  // These look for NaN and Inf and have eaten a letter when they find something else, as Go's do.
  if (accept("nN") && accept("aA") && accept("nN")) return at;
  accept("+-");
  if (accept("iI") && accept("nN") && accept("fF")) return at;
  if (accept("0") && accept("xX")) {
    digits = "0123456789aAbBcCdDeEfF_";
    exponent = "pP";
  }
  accept_all(digits);
  if (accept(".")) accept_all(digits);
  if (accept(exponent)) {
    accept("+-");
    accept_all("0123456789_");
  }
  return at;
}

std::string parse_error(std::string_view function, std::string_view text, go::NumberError error) {
  return "strconv." + std::string(function) + ": parsing " + go::quote(text) + ": " +
         (error == go::NumberError::range ? "value out of range" : std::string(kInvalidSyntax));
}

struct Part {
  double value = 0;
  std::string error;
};

Part read_part(std::string_view text) {
  const std::size_t power = text.find('p');
  const bool hex = text.find_first_of("xX") != std::string_view::npos;
  if (power == std::string_view::npos || hex) {
    const auto read = go::parse_float(text);
    return read.ok() ? Part{read.value, {}} : Part{0, parse_error("ParseFloat", text, read.error)};
  }
  const auto mantissa = go::parse_float(text.substr(0, power));
  if (!mantissa.ok()) return {0, parse_error("ParseFloat", text, mantissa.error)};
  const auto exponent = go::parse_int(text.substr(power + 1), 10);
  if (!exponent.ok()) return {0, parse_error("Atoi", text, exponent.error)};
  constexpr std::int64_t kFar = 100'000;  // beyond every exponent of a double
  const std::int64_t clamped = std::min(std::max(exponent.value, -kFar), kFar);
  return {std::ldexp(mantissa.value, static_cast<int>(clamped)), {}};
}

NumberResult read_complex(std::string_view text) {
  const std::size_t real_size = scan_float(text);
  const std::string_view rest = text.substr(real_size);
  if (rest.empty() || (rest[0] != '+' && rest[0] != '-')) return {std::nullopt, std::string(kBadComplex)};
  const std::size_t imaginary_size = 1 + scan_float(rest.substr(1));
  if (imaginary_size >= rest.size() || rest[imaginary_size] != 'i') return {std::nullopt, std::string(kBadComplex)};
  const Part real = read_part(text.substr(0, real_size));
  if (!real.error.empty()) return {std::nullopt, real.error};
  const Part imaginary = read_part(rest.substr(0, imaginary_size));
  if (!imaginary.error.empty()) return {std::nullopt, imaginary.error};
  Number number;
  number.is_complex = true;
  number.complex_value = {real.value, imaginary.value};
  simplify_complex(number);
  return {number, {}};
}

NumberResult read_plain(std::string_view text) {
  Number number;
  if (const auto read = go::parse_uint(text, 0); read.ok()) {
    number.is_uint = true;
    number.uint_value = read.value;
  }
  if (const auto read = go::parse_int(text, 0); read.ok()) {
    number.is_int = true;
    number.int_value = read.value;
    if (read.value == 0) number.is_uint = true;  // -0 is one as well
  }
  if (number.is_int || number.is_uint) {
    number.is_float = true;
    number.float_value = number.is_int ? static_cast<double>(number.int_value) : static_cast<double>(number.uint_value);
    return {number, {}};
  }
  const auto read = go::parse_float(text);
  if (!read.ok()) return {std::nullopt, "illegal number syntax: " + go::quote(text)};
  if (text.find_first_of(".eEpP") == std::string_view::npos)
    return {std::nullopt, "integer overflow: " + go::quote(text)};
  number.is_float = true;
  number.float_value = read.value;
  add_whole_values(number);
  return {number, {}};
}

}  // namespace

NumberResult read_number(std::string_view text, NumberSyntax syntax) {
  if (syntax == NumberSyntax::character) return read_character(text);
  if (syntax == NumberSyntax::complex) return read_complex(text);
  if (text.ends_with('i')) {
    const auto read = go::parse_float(text.substr(0, text.size() - 1));
    if (read.ok()) {
      Number number;
      number.is_complex = true;
      number.complex_value = {0, read.value};
      simplify_complex(number);
      return {number, {}};
    }
  }
  return read_plain(text);
}

}  // namespace sidelint::gotmpl
