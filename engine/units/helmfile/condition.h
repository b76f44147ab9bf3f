// Whether helmfile installs a release at all; private to the room.
#pragma once

#include <cstdint>

#include "engine/units/delivery/ground.h"
#include "engine/units/helmfile/state.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

// In the environments of the helmfile: in none of them, in one at least, or nobody can see.
enum class Installs : std::uint8_t { never, somewhere, open };
Installs installs(const yaml::Value& release, const HelmfileState& state, const Ground& ground);

}  // namespace sidelint::units
