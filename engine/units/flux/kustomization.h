// Kustomizations of Flux; private to the room.
#pragma once

#include "engine/units/delivery/delivery.h"
#include "engine/units/flux/order.h"

namespace sidelint::units {

Delivery read_flux_kustomization(const FluxOrder& order);

// The fields of a spec that a kustomization has too, as such: `patches:`, `images:` and so on.
yaml::Value read_amendment(yaml::Node spec);

// `commonMetadata:` of an order.
void read_common_metadata(yaml::Node spec, Delivery& delivery);

}  // namespace sidelint::units
