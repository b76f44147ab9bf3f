// What a delivery does to the objects that its sources give.
#pragma once

#include <vector>

#include "engine/source/origin.h"
#include "engine/units/delivery/delivery.h"
#include "engine/units/hands/made.h"

namespace sidelint::units {

// Adds to the made objects, whose origins are the run's, what the delivery says of all of them: variables, the
// namespace of those that name none, common metadata. Of objects that several sources give the last one's stays.
void finish(const Delivery& delivery, Made& made, Origins& origins);

}  // namespace sidelint::units
