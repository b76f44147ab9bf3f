// The Applications that an ApplicationSet makes.
#pragma once

#include <vector>

#include "engine/units/delivery/ground.h"
#include "engine/units/unit.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

struct ExpandedSet {
  std::vector<yaml::Value> applications;
  std::vector<UnknownPart> unknown;  // what only a cluster or the network could list, or why Argo CD makes nothing
};

// Mirrors argo-cd 3.1 to 3.3, applicationset/controllers/template: for each set of parameters the template, filled, and
// the template's patch over it. Where parameters are unknown, one application stands for all; its `{{…}}` stay.
ExpandedSet expand_application_set(const AppliedObject& set, const Ground& ground);

}  // namespace sidelint::units
