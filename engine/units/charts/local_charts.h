// Dependencies that a chart takes from a registry though a chart that would do lies in the repository.
//
// Helm never looks there: `helm template` refuses what is not in `charts/`, and `helm dependency build`, which Argo CD
// runs then, asks the address. What was published under that name and version need not be what lies here, so it stays
// unknown; but whoever reads of it is told where to look.
#pragma once

#include <vector>

#include "engine/source/source_map.h"
#include "engine/units/hands/site.h"
#include "engine/units/unit.h"

namespace sidelint::units {

void name_local_charts(const Site& site, const SourceMap& sources, std::vector<Unit>& units);

}  // namespace sidelint::units
