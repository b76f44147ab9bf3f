// One release of a helmfile as a delivery; private to the room.
#pragma once

#include <optional>

#include "engine/units/delivery/delivery.h"
#include "engine/units/delivery/ground.h"
#include "engine/units/helmfile/state.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

// Nothing if helmfile installs it nowhere. `release` has inherited what it inherits.
std::optional<Delivery> read_release(const yaml::Value& release, const HelmfileState& state, const Ground& ground);

}  // namespace sidelint::units
