// From the tree of a verified configuration to a Config.
#pragma once

#include "engine/yaml/node.h"
#include "linter/config.h"

namespace sidelint::linter {

void read_config(yaml::Node root, Config& config);

}  // namespace sidelint::linter
