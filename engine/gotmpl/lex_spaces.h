// Spaces, trim markers and what is one byte. Used by lex.cc and lex_action.cc only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sidelint::gotmpl {

inline constexpr std::size_t kTrimMarkerSize = 2;  // the minus and the space beside it

constexpr bool is_space(std::int32_t rune) { return rune == ' ' || rune == '\t' || rune == '\r' || rune == '\n'; }

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

constexpr bool has_right_trim_marker(std::string_view text) {
  return text.size() >= 2 && is_space(text[0]) && text[1] == '-';
}

}  // namespace sidelint::gotmpl
