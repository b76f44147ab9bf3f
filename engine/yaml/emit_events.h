// Values as YAML text, by libyaml.
#pragma once

#include <string>

#include "engine/yaml/value.h"

namespace sidelint::yaml {

// What to_yaml (engine/yaml/emit.h) promises, for any value.
std::string to_yaml_by_events(const Value& value);

}  // namespace sidelint::yaml
