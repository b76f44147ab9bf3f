// Makes what deliveries name: kustomizations and charts with what is ordered on top of them, on all cores.
#pragma once

#include <vector>

#include "engine/source/span.h"
#include "engine/units/delivery/delivery.h"
#include "engine/units/hands/intake.h"
#include "engine/units/hands/made.h"
#include "engine/units/hands/site.h"

namespace sidelint::units {

struct SourceOrder {
  const DeliveredSource* source;  // a folder for kustomize, or a chart
  Span at;                        // the ordering object
};

// What each order gives, as a part of the run.
std::vector<Made> make_sources(const Site& site, const std::vector<SourceOrder>& orders, Intake& intake);

}  // namespace sidelint::units
