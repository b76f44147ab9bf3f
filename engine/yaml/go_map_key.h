// A key that is a mapping or a list, as go-yaml shows it when it refuses it.
#pragma once

#include <string>
#include <string_view>

#include "engine/source/span.h"
#include "engine/yaml/go_error.h"

namespace sidelint::yaml {

// The key at that place of the text in Go's syntax: `{ .x }` is map[interface {}]interface {}{".x":interface {}(nil)}
// to v2. Empty if it cannot be read by itself, as one with aliases.
std::string go_map_key(std::string_view text, Span key, GoYaml reader);

}  // namespace sidelint::yaml
