// Reads a JSON value, as kubectl does with a file that begins with a brace.
#pragma once

#include <string_view>

#include "engine/source/origin.h"
#include "engine/source/span.h"
#include "engine/yaml/load.h"

namespace sidelint::yaml {

// Other than YAML's reader: strings may hold surrogate pairs and any control character but those below U+0020, keys may
// have any length. Numbers too large for a double are refused, as where the real reader turns JSON into an object.
Loaded load_json(std::string_view text, Span bytes, Origins& origins);

}  // namespace sidelint::yaml
