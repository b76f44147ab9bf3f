// Releases of a helmfile with what they inherit from its templates; private to the room.
#pragma once

#include <vector>

#include "engine/units/helmfile/state.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

// Each as if nothing were inherited. One whose template is not there, or inherits itself, is left out: helmfile stops.
std::vector<yaml::Value> releases_of(const HelmfileState& state);

}  // namespace sidelint::units
