// From definitions of webhook configurations to the hooks of a plane, with what they leave open.
#pragma once

#include <cstddef>
#include <optional>

#include "engine/decide/control_plane.h"
#include "engine/decide/plane/definitions.h"

namespace sidelint::decide {

// When a configuration's entries are in force, and which release answers.
struct Terms {
  std::size_t question = Hook::kAlways;
  std::size_t answer = 0;
  std::optional<Release> release;
  std::optional<ReleaseRange> among;
};
void add_hooks(const model::WebhookConfiguration& configuration, const Terms& terms, ControlPlane& plane);

// The configurations in force for a place: all that the nearest enclosing folder holds from which any speaks for it,
// each as it is defined nearest. False if there is none.
bool add_defined_hooks(const Definitions& definitions, const Place& place, ControlPlane& plane);

}  // namespace sidelint::decide
