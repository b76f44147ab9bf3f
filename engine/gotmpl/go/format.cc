#include "engine/gotmpl/go/format.h"

#include <algorithm>
#include <cstddef>

#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/unicode.h"

namespace sidelint::gotmpl::go {
namespace {

// Digits of a value in reverse order are built here and turned round at the end.
std::string reversed_digits(std::uint64_t value, unsigned base, std::string_view digits) {
  std::string out;
  do {
    out += digits[value % base];
    value /= base;
  } while (value != 0);
  return out;
}

// How many significant digits %#g and its kin still owe, and where the exponent starts.
struct SharpScan {
  std::string tail;
  int owed = 0;
  bool point = false;
};

SharpScan scan_for_sharp(std::string& number, char verb, int owed) {
  SharpScan out{{}, owed, false};
  bool significant = false;
  for (std::size_t i = 1; i < number.size(); ++i) {
    const char c = number[i];
    const bool exponent = c == 'p' || c == 'P' || ((c == 'e' || c == 'E') && verb != 'x' && verb != 'X');
    if (exponent) {
      out.tail = number.substr(i);
      number.resize(i);
      break;
    }
    if (c == '.') {
      out.point = true;
    } else {
      significant = significant || c != '0';
      if (significant) --out.owed;
    }
  }
  return out;
}

// The sharp flag keeps the decimal point and the trailing zeros.
void apply_sharp(std::string& number, char verb, int precision) {
  int owed = 0;
  if (verb == 'v' || verb == 'g' || verb == 'G' || verb == 'x') owed = precision == kShortest ? 6 : precision;
  SharpScan scan = scan_for_sharp(number, verb, owed);
  if (!scan.point) {
    if (number.size() == 2 && number[1] == '0') --scan.owed;
    number += '.';
  }
  if (scan.owed > 0) number.append(static_cast<std::size_t>(scan.owed), '0');
  number += scan.tail;
}

}  // namespace

void Formatter::padding(int count) {
  if (count > 0) out_.append(static_cast<std::size_t>(count), spec.zero && !spec.minus ? '0' : ' ');
}

void Formatter::pad(std::string_view text) {
  if (!spec.has_width || spec.width == 0) {
    out_ += text;
    return;
  }
  const int missing = spec.width - static_cast<int>(rune_count(text));
  if (!spec.minus) padding(missing);
  out_ += text;
  if (spec.minus) padding(missing);
}

std::string_view Formatter::truncated(std::string_view value) const {
  if (!spec.has_precision) return value;
  std::size_t end = 0;
  for (int left = spec.precision; left > 0 && end < value.size(); --left) end += decode_rune(value.substr(end)).size;
  return value.substr(0, end);
}

void Formatter::integer(std::uint64_t value, unsigned base, Sign sign, char32_t verb, std::string_view digits) {
  const bool negative = sign == Sign::with && static_cast<std::int64_t>(value) < 0;
  if (negative) value = ~value + 1;
  const bool keep_zero = spec.zero;
  int at_least = 0;
  if (spec.has_precision) {
    at_least = spec.precision;
    if (at_least == 0 && value == 0) {
      spec.zero = false;
      padding(spec.width);
      spec.zero = keep_zero;
      return;
    }
  } else if (spec.zero && !spec.minus && spec.has_width) {
    at_least = spec.width - (negative || spec.plus || spec.space ? 1 : 0);
  }
  std::string reversed = reversed_digits(value, base, digits);
  if (static_cast<int>(reversed.size()) < at_least) reversed.resize(static_cast<std::size_t>(at_least), '0');
  if (spec.sharp) {
    if (base == 2) reversed += "b0";
    if (base == 8 && reversed.back() != '0') reversed += '0';
    if (base == 16) {
      reversed += digits[16];
      reversed += '0';
    }
  }
  if (verb == 'O') reversed += "o0";
  if (negative) {
    reversed += '-';
  } else if (spec.plus) {
    reversed += '+';
  } else if (spec.space) {
    reversed += ' ';
  }
  std::reverse(reversed.begin(), reversed.end());
  spec.zero = false;
  pad(reversed);
  spec.zero = keep_zero;
}

void Formatter::floating(double value, FloatSize size, char verb, int precision) {
  if (spec.has_precision) precision = spec.precision;
  std::string number = format_float(value, verb, precision, size);
  if (number[0] != '-' && number[0] != '+') number.insert(number.begin(), '+');
  if (spec.space && number[0] == '+' && !spec.plus) number[0] = ' ';
  if (number[1] == 'I' || number[1] == 'N') {
    const bool keep_zero = spec.zero;
    spec.zero = false;
    if (number[1] == 'N' && !spec.space && !spec.plus) number.erase(0, 1);
    pad(number);
    spec.zero = keep_zero;
    return;
  }
  if (spec.sharp && verb != 'b') apply_sharp(number, verb, precision);
  if (!spec.plus && number[0] == '+') {
    pad(std::string_view(number).substr(1));
    return;
  }
  const auto length = static_cast<int>(number.size());
  if (spec.zero && !spec.minus && spec.has_width && spec.width > length) {
    out_ += number[0];
    padding(spec.width - length);
    out_.append(number, 1);
    return;
  }
  pad(number);
}

void Formatter::hex(std::string_view bytes, std::string_view digits) {
  if (spec.has_precision && static_cast<std::size_t>(spec.precision) < bytes.size())
    bytes = bytes.substr(0, static_cast<std::size_t>(spec.precision));
  if (bytes.empty()) {
    if (spec.has_width) padding(spec.width);
    return;
  }
  std::string encoded;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i > 0 && spec.space) encoded += ' ';
    if (spec.sharp && (i == 0 || spec.space)) {
      encoded += '0';
      encoded += digits[16];
    }
    const auto byte = static_cast<unsigned char>(bytes[i]);
    encoded += digits[byte >> 4U];
    encoded += digits[byte & 15U];
  }
  const int missing = spec.has_width ? spec.width - static_cast<int>(encoded.size()) : 0;
  if (!spec.minus) padding(missing);
  out_ += encoded;
  if (spec.minus) padding(missing);
}

void Formatter::quoted(std::string_view value) {
  value = truncated(value);
  if (spec.sharp && can_backquote(value)) {
    pad("`" + std::string(value) + "`");
  } else {
    pad(quote(value, spec.plus ? Charset::ascii : Charset::unicode));
  }
}

void Formatter::character(std::uint64_t value) {
  std::string encoded;
  append_rune(encoded, value > kMaxRune ? kReplacement : static_cast<char32_t>(value));
  pad(encoded);
}

void Formatter::quoted_character(std::uint64_t value) {
  const char32_t rune = value > kMaxRune ? kReplacement : static_cast<char32_t>(value);
  pad(quote_rune(rune, spec.plus ? Charset::ascii : Charset::unicode));
}

void Formatter::unicode(std::uint64_t value) {
  std::string digits = reversed_digits(value, 16, kUpperDigits);
  const int at_least = spec.has_precision && spec.precision > 4 ? spec.precision : 4;
  if (static_cast<int>(digits.size()) < at_least) digits.resize(static_cast<std::size_t>(at_least), '0');
  std::reverse(digits.begin(), digits.end());
  std::string out = "U+" + digits;
  if (spec.sharp && value <= kMaxRune && is_print(static_cast<char32_t>(value))) {
    out += " '";
    append_rune(out, static_cast<char32_t>(value));
    out += "'";
  }
  const bool keep_zero = spec.zero;
  spec.zero = false;
  pad(out);
  spec.zero = keep_zero;
}

}  // namespace sidelint::gotmpl::go
