// The engine's decisions as the plain records that reporters print.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/decide/trace.h"
#include "engine/diag/report.h"
#include "linter/analysis.h"

namespace sidelint::linter {

DecisionRecord describe(const Analysis& analysis, const model::Workload& workload, const decide::Decision& decision);

// The workloads in order of namespace, kind, name and place, as indexes into the repository's.
std::vector<std::size_t> listing_order(const model::Repository& repository);

// Which decisions a report is given. What tells only of findings needs no others, and they are many.
enum class Described : std::uint8_t { all, of_findings };

// Gives the report its decisions, in listing order. Its findings name decisions by the workload's index in the
// repository before, and by the index in the report after.
void describe_decisions(const Analysis& analysis, Described which, Report& report);

// What was read, counted.
Summary summarise(const Analysis& analysis);

}  // namespace sidelint::linter
