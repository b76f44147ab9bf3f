// What one helmfile hands to another that it names; private to the room.
#pragma once

#include <string>
#include <vector>

#include "engine/units/helmfile/state.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

// An entry of `helmfiles:`, a path or a mapping with one, as the helmfile says it that was itself handed something.
//
// Mirrors helmfile 1.8, processNestedHelmfiles of pkg/app/app.go and pkg/state/inherited.go: selectors go on to whoever
// is named without any; values and inherited fields do not go further by themselves.
Handed handed_by(const HelmfileState& state, const yaml::Value& entry);

// The state as if it said itself what it is handed.
void take(HelmfileState& state, const Handed& handed);

// Tells apart what a file is handed; empty: nothing.
std::string key_of(const Handed& handed);

}  // namespace sidelint::units
