// Single characters in UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sidelint::yaml {

// The length of the character that begins at `at`; 0 if it is none (overlong, surrogate, cut off, above U+10FFFF).
std::size_t character_length(std::string_view text, std::size_t at);

void append_utf8(std::string& text, std::uint32_t character);

}  // namespace sidelint::yaml
