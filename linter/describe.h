// The engine's decisions as the plain records that reporters print.
#pragma once

#include <string>
#include <vector>

#include "engine/decide/trace.h"
#include "engine/diag/report.h"
#include "linter/analysis.h"

namespace sidelint::linter {

DecisionRecord describe(const Analysis& analysis, const model::Workload& workload, const decide::Decision& decision);

// Of every workload, in order of namespace, kind, name and place. `position` receives, by index of the workload in the
// repository, the index of its record.
std::vector<DecisionRecord> describe_all(const Analysis& analysis, std::vector<std::size_t>& position);

// What was read, counted.
Summary summarise(const Analysis& analysis);

}  // namespace sidelint::linter
