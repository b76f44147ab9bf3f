// What values that nobody can see leave open of what a chart gives.
#pragma once

#include <optional>

#include "engine/helm/render.h"
#include "engine/source/span.h"
#include "engine/units/hands/made.h"

namespace sidelint::units {

// Where those are named that have the last word; nothing if all values can be seen.
std::optional<Span> place_of_hidden(const helm::ChartOrder& order);

// `made` is what the chart gives if they say nothing, `open` what can be told whatever they say. What of the former is
// not in the latter may be otherwise, because of the values named there; objects of the latter alone are only listed.
void leave_open(Made& made, const Made& open, Span named);

}  // namespace sidelint::units
