#include "engine/gotmpl/funcs/escape.h"

#include <cstddef>
#include <cstdint>

#include "engine/gotmpl/go/unicode.h"

namespace sidelint::gotmpl {
namespace {

constexpr std::string_view kUpperHex = "0123456789ABCDEF";

void append_hex(std::string& out, std::uint32_t value, int digits) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
    out += kUpperHex[(value >> static_cast<unsigned>(shift)) & 15U];
}

// What stands for an ASCII character in JavaScript; empty: itself.
std::string js_escape_of(char c) {
  switch (c) {
    case '\\':
      return "\\\\";
    case '\'':
      return "\\'";
    case '"':
      return "\\\"";
    case '<':
      return "\\u003C";
    case '>':
      return "\\u003E";
    case '&':
      return "\\u0026";
    case '=':
      return "\\u003D";
    default:
      break;
  }
  if (static_cast<unsigned char>(c) >= ' ') return {};
  std::string out = "\\u00";
  append_hex(out, static_cast<unsigned char>(c), 2);
  return out;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.' || c == '~';
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\0':
        out += "\xEF\xBF\xBD";
        break;
      case '"':
        out += "&#34;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string escape_js(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      const std::string escaped = js_escape_of(text[i]);
      out += escaped.empty() ? std::string(1, text[i]) : escaped;
      ++i;
      continue;
    }
    const go::Rune rune = go::decode_rune(text.substr(i));
    if (go::is_print(rune.value)) {
      out += text.substr(i, rune.size);
    } else {
      out += "\\u";
      append_hex(out, rune.value, rune.value > 0xFFFFF ? 6 : rune.value > 0xFFFF ? 5 : 4);
    }
    i += rune.size;
  }
  return out;
}

std::string escape_query(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
    } else if (c == ' ') {
      out += '+';
    } else {
      out += '%';
      append_hex(out, static_cast<unsigned char>(c), 2);
    }
  }
  return out;
}

}  // namespace sidelint::gotmpl
