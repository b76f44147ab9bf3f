// The variables of a Kustomization's `postBuild`; private to the room.
#pragma once

#include "engine/units/delivery/delivery.h"
#include "engine/units/flux/order.h"
#include "engine/yaml/node.h"

namespace sidelint::units {

// Those of ConfigMaps and Secrets in their order, over them those written out.
Substitution read_variables(const FluxOrder& order, yaml::Node post_build);

}  // namespace sidelint::units
