// One finding for all units that it applies to.
#pragma once

#include <vector>

#include "engine/diag/diagnostic.h"

namespace sidelint::linter {

// Of findings with equal rule, primary place and message, of which all or none are suppressed, the first stays and
// names the units of all. They are in the total order.
void merge_units(std::vector<Diagnostic>& findings);

}  // namespace sidelint::linter
