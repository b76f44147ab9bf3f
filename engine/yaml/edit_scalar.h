// Strings as a person would write them. Private to the room.
#pragma once

#include <string>
#include <string_view>

#include "engine/yaml/node.h"

namespace sidelint::edit {

// Whether every reader of YAML takes the bare text for a string, within brackets too.
bool is_bare_string(std::string_view text);

// Bare if it may be and `like` is; otherwise in quotes: those of `like`, or else `quotes`.
std::string written(std::string_view text, yaml::Style like, yaml::Style quotes);
// As JSON writes it, which is YAML in double quotes as well.
std::string double_quoted(std::string_view text);

}  // namespace sidelint::edit
