// Values as JSON.
#pragma once

#include <string>

#include "engine/yaml/value.h"

namespace sidelint::inject {

// As encoding/json writes a struct: keys in the order they stand, the characters of HTML escaped.
std::string json_in_order(const yaml::Value& value);

}  // namespace sidelint::inject
