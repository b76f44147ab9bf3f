// Values as YAML text, written directly: some times faster than by libyaml, for what most manifests hold.
#pragma once

#include <optional>
#include <string>

#include "engine/yaml/value.h"

namespace sidelint::yaml {

// The same text that to_yaml_by_events makes. Nothing if the value holds what is not simple: a character beyond
// printable ASCII, a text of several lines with odd ends, a quoted one that would be folded, a long key; or if it is no
// collection with something in it.
std::optional<std::string> to_yaml_simply(const Value& value);

}  // namespace sidelint::yaml
