// HelmReleases of Flux; private to the room.
#pragma once

#include "engine/units/delivery/delivery.h"
#include "engine/units/flux/order.h"

namespace sidelint::units {

Delivery read_helm_release(const FluxOrder& order);

}  // namespace sidelint::units
