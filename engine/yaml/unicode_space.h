// White space as Go's unicode.IsSpace has it.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace sidelint::yaml {

// The length of the white space character that the text begins with; 0 if there is none.
inline std::size_t space_length(std::string_view text) {
  if (text.empty()) return 0;
  const char c = text.front();
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  if (static_cast<unsigned char>(c) < 0x80U) return 0;
  constexpr std::array<std::string_view, 19> kSpaces{
      "\u0085", "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
      "\u2007", "\u2008", "\u2009", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"};
  for (const std::string_view space : kSpaces)
    if (text.starts_with(space)) return space.size();
  return 0;
}

inline std::string_view trim_space_left(std::string_view text) {
  while (const std::size_t length = space_length(text)) text.remove_prefix(length);
  return text;
}

}  // namespace sidelint::yaml
