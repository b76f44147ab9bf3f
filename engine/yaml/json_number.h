// Numbers as JSON has them.
#pragma once

#include <string>
#include <string_view>

#include "engine/yaml/node.h"

namespace sidelint::yaml {

// An integer or a floating number, given as YAML spells it, as Go's encoding/json writes its value: 0x10 is 16, 1.0 is
// 1, 1e6 is 1000000, 1e21 stays 1e+21.
std::string json_number(Kind kind, std::string_view text);

}  // namespace sidelint::yaml
