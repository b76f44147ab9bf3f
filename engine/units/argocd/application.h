// Applications of Argo CD.
//
// Mirrors argo-cd 3.1 (pkg/apis/application/v1alpha1, util/argo, reposerver/repository): what is built of each source,
// with which overrides, and where it goes.
#pragma once

#include <optional>

#include "engine/units/delivery/delivery.h"
#include "engine/units/delivery/ground.h"
#include "engine/units/unit.h"

namespace sidelint::units {

// What the object orders; empty if it is no Application.
std::optional<Delivery> read_application(const AppliedObject& object, const Ground& ground);

}  // namespace sidelint::units
