// strconv.FormatFloat: the digits come from std::to_chars, the layout is Go's.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <limits>
#include <string>

#include "engine/gotmpl/go/strconv.h"

namespace sidelint::gotmpl::go {
namespace {

// The value is 0.DIGITS times ten to the power `point`; no trailing zeros, none at all for zero.
struct Decimal {
  std::string digits;
  int point = 0;
};

std::string scientific(double value, int precision, FloatSize size) {
  std::string buffer(static_cast<std::size_t>(std::max(precision, 20)) + 16, '\0');
  char* const first = buffer.data();
  char* const last = first + buffer.size();
  std::to_chars_result end{};
  if (precision >= 0) {
    end = std::to_chars(first, last, value, std::chars_format::scientific, precision);
  } else if (size == FloatSize::single_precision) {
    end = std::to_chars(first, last, static_cast<float>(value), std::chars_format::scientific);
  } else {
    end = std::to_chars(first, last, value, std::chars_format::scientific);
  }
  buffer.resize(static_cast<std::size_t>(end.ptr - first));
  return buffer;
}

// `precision` counts the digits after the first; kShortest asks for as few as do.
Decimal decimal(double value, int precision, FloatSize size) {
  if (value == 0) return {};
  const std::string text = scientific(value, precision, size);
  const std::size_t mark = text.find('e');
  Decimal out;
  for (const char c : text.substr(0, mark))
    if (c != '.') out.digits.push_back(c);
  out.digits.erase(out.digits.find_last_not_of('0') + 1);
  int exponent = 0;
  const std::size_t start = mark + (text[mark + 1] == '+' ? 2 : 1);
  std::from_chars(text.data() + start, text.data() + text.size(), exponent);
  out.point = exponent + 1;
  return out;
}

std::string exponent_text(int exponent) {
  std::string out = exponent < 0 ? "-" : "+";
  const int magnitude = std::abs(exponent);
  if (magnitude < 10) out += '0';
  return out + std::to_string(magnitude);
}

std::string with_exponent(const Decimal& number, int precision, char mark) {
  const bool zero = number.digits.empty();
  std::string out(1, zero ? '0' : number.digits[0]);
  if (precision > 0) {
    out += '.';
    const auto wanted = static_cast<std::size_t>(precision);
    std::string tail = zero ? std::string() : number.digits.substr(1, wanted);
    tail.resize(wanted, '0');
    out += tail;
  }
  out += mark;
  return out + exponent_text(zero ? 0 : number.point - 1);
}

std::string without_exponent(const Decimal& number, int precision) {
  std::string out;
  const auto count = static_cast<int>(number.digits.size());
  if (number.point > 0) {
    out = number.digits.substr(0, static_cast<std::size_t>(std::min(number.point, count)));
    out.resize(static_cast<std::size_t>(number.point), '0');
  } else {
    out = "0";
  }
  if (precision > 0) {
    out += '.';
    for (int i = 0; i < precision; ++i) {
      const int at = number.point + i;
      out += at >= 0 && at < count ? number.digits[static_cast<std::size_t>(at)] : '0';
    }
  }
  return out;
}

std::string fixed(double value, int precision) {
  std::string buffer(static_cast<std::size_t>(precision) + 330, '\0');
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, precision);
  buffer.resize(static_cast<std::size_t>(end.ptr - buffer.data()));
  return buffer;
}

// %g: exponents below -4 or not below the precision are written out; the shortest form counts as precision 6.
std::string general(double value, int precision, char format, FloatSize size) {
  const bool shortest = precision < 0;
  if (precision == 0) precision = 1;
  const Decimal number = decimal(value, shortest ? kShortest : precision - 1, size);
  const auto count = static_cast<int>(number.digits.size());
  int limit = shortest ? 6 : precision;
  if (!shortest && limit > count && count >= number.point) limit = count;
  const int exponent = number.point - 1;
  if (exponent < -4 || exponent >= limit) {
    const int shown = shortest ? count : std::min(precision, count);
    return with_exponent(number, shown - 1, format == 'G' ? 'E' : 'e');
  }
  return without_exponent(number, std::max(count - number.point, 0));
}

struct Binary {
  std::uint64_t mantissa;
  int exponent;  // of the lowest bit
};

constexpr int kDoubleMantissaBits = 52;
constexpr int kSingleMantissaBits = 23;

Binary binary(double value, FloatSize size) {
  if (size == FloatSize::single_precision) {
    std::uint32_t bits = 0;
    const auto narrow = static_cast<float>(value);
    std::memcpy(&bits, &narrow, sizeof bits);
    const std::uint32_t field = (bits >> kSingleMantissaBits) & 0xFFU;
    const std::uint32_t fraction = bits & ((1U << kSingleMantissaBits) - 1);
    const std::uint32_t mantissa = field == 0 ? fraction : fraction | (1U << kSingleMantissaBits);
    return {mantissa, static_cast<int>(std::max(field, 1U)) - 127 - kSingleMantissaBits};
  }
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  const std::uint64_t field = (bits >> kDoubleMantissaBits) & 0x7FFU;
  const std::uint64_t fraction = bits & ((std::uint64_t{1} << kDoubleMantissaBits) - 1);
  const std::uint64_t mantissa = field == 0 ? fraction : fraction | (std::uint64_t{1} << kDoubleMantissaBits);
  return {mantissa, static_cast<int>(std::max<std::uint64_t>(field, 1)) - 1023 - kDoubleMantissaBits};
}

// %x: one bit before the point, four to a digit after it, ties to even.
std::string hexadecimal(double value, int precision, char format, FloatSize size) {
  constexpr int kShift = 60;  // the leading one goes here, fifteen digits follow
  Binary number = binary(value, size);
  int exponent = number.mantissa == 0 ? 0 : number.exponent + kShift;
  std::uint64_t mantissa = number.mantissa;
  while (mantissa != 0 && (mantissa >> kShift) == 0) {
    mantissa <<= 1U;
    --exponent;
  }
  if (precision >= 0 && precision < 15) {
    const auto dropped = static_cast<unsigned>(precision * 4);
    const std::uint64_t extra = (mantissa << dropped) & ((std::uint64_t{1} << kShift) - 1);
    mantissa >>= static_cast<unsigned>(kShift) - dropped;
    if ((extra | (mantissa & 1U)) > (std::uint64_t{1} << (kShift - 1))) ++mantissa;
    mantissa <<= static_cast<unsigned>(kShift) - dropped;
    if ((mantissa >> (kShift + 1)) != 0) {
      mantissa >>= 1U;
      ++exponent;
    }
  }
  const char* const digits = format == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
  std::string out = format == 'X' ? "0X" : "0x";
  out += static_cast<char>('0' + ((mantissa >> kShift) & 1U));
  mantissa <<= 4U;
  if (precision < 0 && mantissa != 0) {
    out += '.';
    for (; mantissa != 0; mantissa <<= 4U) out += digits[(mantissa >> kShift) & 15U];
  } else if (precision > 0) {
    out += '.';
    for (int i = 0; i < precision; ++i, mantissa <<= 4U) out += digits[(mantissa >> kShift) & 15U];
  }
  out += format == 'X' ? 'P' : 'p';
  return out + exponent_text(exponent);
}

}  // namespace

std::string format_float(double value, char format, int precision, FloatSize size) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Inf" : "+Inf";
  const std::string sign = std::signbit(value) ? "-" : "";
  value = std::fabs(value);
  switch (format) {
    case 'e':
    case 'E': {
      const Decimal number = decimal(value, precision, size);
      const auto count = static_cast<int>(number.digits.size());
      return sign + with_exponent(number, precision < 0 ? count - 1 : precision, format);
    }
    case 'f': {
      if (precision >= 0) return sign + fixed(value, precision);
      const Decimal number = decimal(value, kShortest, size);
      return sign + without_exponent(number, std::max(static_cast<int>(number.digits.size()) - number.point, 0));
    }
    case 'b': {
      const Binary number = binary(value, size);
      std::string exponent = number.exponent < 0 ? "" : "+";
      return sign + std::to_string(number.mantissa) + "p" + exponent + std::to_string(number.exponent);
    }
    case 'x':
    case 'X':
      return sign + hexadecimal(value, precision, format, size);
    default:
      return sign + general(value, precision, format, size);
  }
}

}  // namespace sidelint::gotmpl::go
