// What Flux is told to apply: Kustomizations of kustomize-controller and HelmReleases of helm-controller.
//
// Mirrors kustomize-controller 1.9, helm-controller 1.4 and the libraries fluxcd/pkg that they share; all API versions
// since v1beta1 and v2beta1. Left out: labels and annotations by which the controllers find their objects again, the
// hash in release names of more than 53 characters, and files that a source leaves out of a chart.
#pragma once

#include <vector>

#include "engine/units/delivery/delivery.h"
#include "engine/units/delivery/ground.h"
#include "engine/units/unit.h"

namespace sidelint::units {

// The one delivery that the object orders; none if it is no order of Flux.
std::vector<Delivery> read_flux(const AppliedObject& object, const Ground& ground);

}  // namespace sidelint::units
