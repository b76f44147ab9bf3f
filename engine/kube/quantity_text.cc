// Quantities as text: how they are read and written.
#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include "engine/kube/quantity.h"

namespace sidelint::kube {
namespace {

constexpr std::string_view kFormatWrong =
    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
constexpr std::string_view kNumericWrong = "unable to parse numeric part of quantity";
constexpr std::string_view kSuffixWrong = "unable to parse quantity's suffix";

constexpr int kMaxInt64Factors = 18;
constexpr std::int32_t kNano = -9;
struct Suffix {
  std::string_view text;
  int base;
  std::int32_t exponent;
  QuantityFormat format;
};

constexpr std::array<Suffix, 16> kSuffixes = {{
    {"", 10, 0, QuantityFormat::decimal_si},
    {"n", 10, -9, QuantityFormat::decimal_si},
    {"u", 10, -6, QuantityFormat::decimal_si},
    {"m", 10, -3, QuantityFormat::decimal_si},
    {"k", 10, 3, QuantityFormat::decimal_si},
    {"M", 10, 6, QuantityFormat::decimal_si},
    {"G", 10, 9, QuantityFormat::decimal_si},
    {"T", 10, 12, QuantityFormat::decimal_si},
    {"P", 10, 15, QuantityFormat::decimal_si},
    {"E", 10, 18, QuantityFormat::decimal_si},
    {"Ki", 2, 10, QuantityFormat::binary_si},
    {"Mi", 2, 20, QuantityFormat::binary_si},
    {"Gi", 2, 30, QuantityFormat::binary_si},
    {"Ti", 2, 40, QuantityFormat::binary_si},
    {"Pi", 2, 50, QuantityFormat::binary_si},
    {"Ei", 2, 60, QuantityFormat::binary_si},
}};

// suffixer.interpret; an exponent is cut to 32 bits, as Go's conversion does.
std::optional<Suffix> interpret(std::string_view text) {
  for (const Suffix& suffix : kSuffixes)
    if (suffix.text == text) return suffix;
  if (text.size() < 2 || (text[0] != 'E' && text[0] != 'e')) return {};
  std::string_view digits = text.substr(1);
  if (digits[0] == '+') digits.remove_prefix(1);
  std::int64_t exponent = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.starts_with("+")) return {};
  return Suffix{text, 10, static_cast<std::int32_t>(exponent), QuantityFormat::decimal_exponent};
}

std::string suffix_text(int base, std::int64_t exponent, QuantityFormat format) {
  if (format == QuantityFormat::decimal_exponent) return exponent == 0 ? "" : "e" + std::to_string(exponent);
  for (const Suffix& suffix : kSuffixes)
    if (suffix.base == base && suffix.exponent == exponent) return std::string(suffix.text);
  return {};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t span_of_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

}  // namespace

struct Quantity::Parts {
  bool positive = true;
  std::string_view value;  // the number with its sign
  std::string_view num;
  std::string_view denom;
  std::string_view suffix_text;
  Suffix suffix{};
  bool well_formed = true;

  // parseQuantityString
  static Parts of(std::string_view text) {
    Parts parts;
    std::size_t at = 0;
    parts.positive = text[0] != '-';
    if (text[0] == '-' || text[0] == '+') ++at;
    while (at < text.size() && text[at] == '0') ++at;
    if (at == text.size()) {
      parts.num = parts.value = "0";
      return parts;
    }
    std::size_t end = span_of_digits(text, at);
    parts.num = end == at ? std::string_view("0") : text.substr(at, end - at);
    at = end;
    if (at < text.size() && text[at] == '.') {
      end = span_of_digits(text, at + 1);
      parts.denom = text.substr(at + 1, end - at - 1);
      at = end;
    }
    parts.value = text.substr(0, at);
    parts.suffix_text = text.substr(at);
    while (at < text.size() && std::string_view("eEinumkKMGTP").find(text[at]) != std::string_view::npos) ++at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    parts.well_formed = span_of_digits(text, at) == text.size();
    return parts;
  }
};

Quantity::Parsed Quantity::parse(std::string_view text) {
  if (text.empty()) return {{}, kFormatWrong};
  Parsed result;
  if (text == "0") {
    result.quantity.text_ = text;
    return result;
  }
  Parts parts = Parts::of(text);
  if (!parts.well_formed) return {{}, kFormatWrong};
  const std::optional<Suffix> suffix = interpret(parts.suffix_text);
  if (!suffix) return {{}, kSuffixWrong};
  parts.suffix = *suffix;
  result.quantity.format_ = suffix->format;
  if (result.quantity.small_from(parts, text)) return result;
  const std::size_t sign = parts.value.starts_with('-') || parts.value.starts_with('+') ? 1 : 0;
  if (parts.value.size() == sign || parts.value.substr(sign) == ".") return {{}, kNumericWrong};
  result.quantity.decimal_from(parts);
  return result;
}

// The fast path: what fits into an int64.
bool Quantity::small_from(const Parts& parts, std::string_view text) {
  const Suffix& suffix = parts.suffix;
  const int digits = static_cast<int>(std::min<std::size_t>(parts.num.size() + parts.denom.size(), 1000));
  int precision = kMaxInt64Factors - digits;
  std::int64_t scale = suffix.exponent;
  std::int64_t mantissa = 1;
  if (suffix.base == 2) {
    scale = 0;
    mantissa = std::int64_t{1} << suffix.exponent;
    precision = 15 - digits - static_cast<int>(static_cast<float>(suffix.exponent) * 3 / 10) - 1;
    if (!parts.denom.empty()) precision = -1;
  }
  scale -= static_cast<std::int64_t>(parts.denom.size());
  if (precision < 0 || scale < kNano) return false;

  const std::string shifted = std::string(parts.num) + std::string(parts.denom);
  std::int64_t value = 0;
  std::from_chars(shifted.data(), shifted.data() + shifted.size(), value);
  std::int64_t product = 0;
  if (__builtin_mul_overflow(value, mantissa, &product)) return false;
  small_ = {parts.positive ? product : -product, static_cast<std::int32_t>(scale)};
  const bool thousands = shifted.size() >= 3 && std::string_view(shifted).substr(shifted.size() - 3) == "000";
  const bool canonical = format_ == QuantityFormat::binary_si ? suffix.exponent % 10 == 0 && (value & 0x07) != 0
                                                              : scale % 3 == 0 && !thousands && shifted[0] != '0';
  if (canonical) text_ = text;
  return true;
}

void Quantity::decimal_from(const Parts& parts) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  const std::string digits = std::string(parts.num) + std::string(parts.denom);
  Decimal amount = Decimal::of_digits(digits, -static_cast<std::int64_t>(parts.denom.size()));
  if (parts.suffix.base == 10) amount.shift(parts.suffix.exponent);
  for (std::int32_t bits = parts.suffix.base == 2 ? parts.suffix.exponent : 0; bits > 0; bits -= 10) {
    amount.multiply(1024);
  }
  if (amount.truncate(kNano)) amount.increment();
  if (amount.sign() != 0) amount.lower_exponent(kNano);  // where Go's rounding leaves it
  if (format_ == QuantityFormat::binary_si) {
    if (compare(amount, Decimal(kMost, 0)) > 0) amount = Decimal(kMost, 0);
    if (amount.sign() > 0 && compare(amount, Decimal(1, 0)) < 0) format_ = QuantityFormat::decimal_si;
  }
  if (!parts.positive) amount.negate();
  big_ = std::move(amount);
}

// AsCanonicalBytes: no zeros at the end, an exponent that is a multiple of 3.
std::string Quantity::decimal_text(QuantityFormat format) const {
  Decimal amount = as_decimal();
  std::int64_t exponent = amount.exponent() + amount.remove_factors(10);
  for (; exponent % 3 != 0; --exponent) amount.multiply(10);
  return amount.unscaled_text() + suffix_text(10, exponent, format);
}

std::string Quantity::canonical() const {
  if (!text_.empty()) return text_;
  if (is_zero()) return "0";
  if (format_ != QuantityFormat::binary_si) return decimal_text(format_);
  Decimal amount = as_decimal();
  const bool little = compare(amount, Decimal(-1024, 0)) > 0 && compare(amount, Decimal(1024, 0)) < 0;
  if (little || amount.truncate(0)) return decimal_text(QuantityFormat::decimal_si);
  amount.lower_exponent(0);
  const int times = amount.remove_factors(1024);
  return amount.unscaled_text() + suffix_text(2, std::int64_t{times} * 10, QuantityFormat::binary_si);
}

}  // namespace sidelint::kube
