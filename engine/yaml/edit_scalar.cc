#include "engine/yaml/edit_scalar.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace sidelint::edit {
namespace {

using yaml::Style;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

}  // namespace

bool is_bare_string(std::string_view text) {
  // What YAML 1.1 and 1.2 read as something else.
  constexpr std::array<std::string_view, 9> kWords{"true", "false", "yes", "no", "on", "off", "y", "n", "null"};
  if (text.empty() || !is_letter(text.front())) return false;
  const bool plain = std::ranges::all_of(
      text, [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.' || c == '/'; });
  return plain && std::ranges::none_of(
                      kWords, [&](std::string_view word) { return std::ranges::equal(word, text, {}, {}, lower); });
}

std::string double_quoted(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      (quoted += '\\') += c;
    } else if (c == '\n') {
      quoted += "\\n";
    } else if (c == '\t') {
      quoted += "\\t";
    } else if (is_control(c)) {
      const auto byte = static_cast<std::size_t>(static_cast<unsigned char>(c));
      ((quoted += "\\u00") += kHex[byte >> 4U]) += kHex[byte & 0xFU];
    } else {
      quoted += c;
    }
  }
  return quoted += '"';
}

std::string written(std::string_view text, Style like, Style quotes) {
  const bool quoted = like == Style::single_quoted || like == Style::double_quoted;
  if (!quoted && is_bare_string(text)) return std::string(text);
  const Style style = quoted ? like : quotes;
  if (style != Style::single_quoted || std::ranges::any_of(text, is_control)) return double_quoted(text);
  std::string result = "'";
  for (const char c : text) result.append(c == '\'' ? 2U : 1U, c);
  return result += '\'';
}

}  // namespace sidelint::edit
