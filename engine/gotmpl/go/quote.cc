#include "engine/gotmpl/go/quote.h"

#include <cstddef>

#include "engine/gotmpl/go/unicode.h"

namespace sidelint::gotmpl::go {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

void append_hex(std::string& out, char32_t value, int digits) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
    out += kHexDigits[(value >> static_cast<unsigned>(shift)) & 15U];
}

// The letter after the backslash, or 0.
char short_escape(char32_t rune) {
  switch (rune) {
    case '\a':
      return 'a';
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    case '\v':
      return 'v';
    default:
      return 0;
  }
}

void append_escaped(std::string& out, char32_t rune, char mark, Charset charset) {
  if (rune == static_cast<char32_t>(mark) || rune == '\\') {
    out += '\\';
    out += static_cast<char>(rune);
  } else if (is_print(rune) && (charset == Charset::unicode || rune < 0x80)) {
    append_rune(out, rune);
  } else if (const char letter = short_escape(rune)) {
    out += '\\';
    out += letter;
  } else if (rune < ' ' || rune == 0x7F) {
    out += "\\x";
    append_hex(out, rune, 2);
  } else if (rune < 0x10000 || rune > kMaxRune) {
    out += "\\u";
    append_hex(out, rune > kMaxRune || (rune >= 0xD800 && rune < 0xE000) ? kReplacement : rune, 4);
  } else {
    out += "\\U";
    append_hex(out, rune, 8);
  }
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<Unquoted> numeric_escape(std::string_view digits, std::size_t count, bool byte) {
  if (digits.size() < count) return std::nullopt;
  char32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const int digit = hex_value(digits[i]);
    if (digit < 0) return std::nullopt;
    value = (value << 4U) | static_cast<char32_t>(digit);
  }
  if (!byte && (value > kMaxRune || (value >= 0xD800 && value < 0xE000))) return std::nullopt;
  return Unquoted{value, !byte, digits.substr(count)};
}

std::optional<Unquoted> octal_escape(char first, std::string_view more) {
  if (more.size() < 2) return std::nullopt;
  auto value = static_cast<char32_t>(first - '0');
  for (std::size_t i = 0; i < 2; ++i) {
    if (more[i] < '0' || more[i] > '7') return std::nullopt;
    value = (value << 3U) | static_cast<char32_t>(more[i] - '0');
  }
  if (value > 0xFF) return std::nullopt;
  return Unquoted{value, false, more.substr(2)};
}

std::optional<Unquoted> escape(char letter, std::string_view rest, char quote) {
  switch (letter) {
    case 'a':
      return Unquoted{'\a', false, rest};
    case 'b':
      return Unquoted{'\b', false, rest};
    case 'f':
      return Unquoted{'\f', false, rest};
    case 'n':
      return Unquoted{'\n', false, rest};
    case 'r':
      return Unquoted{'\r', false, rest};
    case 't':
      return Unquoted{'\t', false, rest};
    case 'v':
      return Unquoted{'\v', false, rest};
    case 'x':
      return numeric_escape(rest, 2, true);
    case 'u':
      return numeric_escape(rest, 4, false);
    case 'U':
      return numeric_escape(rest, 8, false);
    case '\\':
      return Unquoted{'\\', false, rest};
    case '\'':
    case '"':
      if (letter != quote) return std::nullopt;
      return Unquoted{static_cast<char32_t>(letter), false, rest};
    default:
      if (letter < '0' || letter > '7') return std::nullopt;
      return octal_escape(letter, rest);
  }
}

std::string without_carriage_returns(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != '\r') out += c;
  return out;
}

}  // namespace

std::string quote(std::string_view text, Charset charset) {
  std::string out = "\"";
  out.reserve(text.size() + 2);
  for (std::size_t i = 0; i < text.size();) {
    const Rune rune = decode_rune(text.substr(i));
    if (is_invalid(rune)) {
      out += "\\x";
      append_hex(out, static_cast<unsigned char>(text[i]), 2);
    } else {
      append_escaped(out, rune.value, '"', charset);
    }
    i += rune.size;
  }
  return out + '"';
}

std::string quote_rune(char32_t rune, Charset charset) {
  if (rune > kMaxRune || (rune >= 0xD800 && rune < 0xE000)) rune = kReplacement;
  std::string out = "'";
  append_escaped(out, rune, '\'', charset);
  return out + '\'';
}

bool can_backquote(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Rune rune = decode_rune(text.substr(i));
    i += rune.size;
    if (rune.size > 1) {
      if (rune.value == 0xFEFF) return false;
      continue;
    }
    if (rune.value == kReplacement || (rune.value < ' ' && rune.value != '\t') || rune.value == '`' ||
        rune.value == 0x7F)
      return false;
  }
  return true;
}

std::optional<Unquoted> unquote_char(std::string_view text, char quote) {
  if (text.empty() || (text[0] == quote && (quote == '\'' || quote == '"'))) return std::nullopt;
  if (static_cast<unsigned char>(text[0]) >= 0x80) {
    const Rune rune = decode_rune(text);
    return Unquoted{rune.value, true, text.substr(rune.size)};
  }
  if (text[0] != '\\') return Unquoted{static_cast<char32_t>(text[0]), false, text.substr(1)};
  if (text.size() < 2) return std::nullopt;
  return escape(text[1], text.substr(2), quote);
}

std::optional<std::string> unquote(std::string_view literal) {
  if (literal.size() < 2) return std::nullopt;
  const char mark = literal[0];
  if (mark == '`') {
    if (literal.find('`', 1) != literal.size() - 1) return std::nullopt;
    return without_carriage_returns(literal.substr(1, literal.size() - 2));
  }
  if (mark != '"' && mark != '\'') return std::nullopt;
  std::string out;
  std::string_view rest = literal.substr(1);
  while (!rest.empty() && rest[0] != mark) {
    const std::optional<Unquoted> next = unquote_char(rest, mark);
    if (rest[0] == '\n' || !next) return std::nullopt;
    rest = next->rest;
    if (next->multibyte) {
      append_rune(out, next->value);
    } else {
      out += static_cast<char>(next->value);
    }
    if (mark == '\'') break;
  }
  if (rest.size() != 1 || rest[0] != mark) return std::nullopt;
  return out;
}

}  // namespace sidelint::gotmpl::go
