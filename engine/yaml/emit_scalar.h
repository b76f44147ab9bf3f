// Which text and which style a scalar is written with, whoever writes it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/yaml/value.h"

namespace sidelint::yaml {

// The style that a string asks for. Its characters, or the place where it stands, may want another one.
enum class WantedStyle : std::uint8_t { plain, double_quoted, literal };
WantedStyle wanted_style(std::string_view text);

// Of a null, a boolean or a number: a plain word.
std::string word_text(const Value& value);

}  // namespace sidelint::yaml
