// Whether the selectors that a helmfile is handed take a release; private to the room.
#pragma once

#include "engine/units/helmfile/condition.h"
#include "engine/units/helmfile/state.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

Installs is_selected(const yaml::Value& release, const HelmfileState& state);

}  // namespace sidelint::units
