// How a decision came about: its steps in order, the one that decided, the verdict.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/diag/report.h"
#include "engine/source/source_map.h"
#include "reporters/reporter.h"

namespace sidelint::reporters {

// A line a step, then `⇒` and the verdict; without line ends. Steps that are left out are counted beside the verdict.
std::vector<std::string> trace_lines(const DecisionRecord& decision, TraceDetail detail, const SourceMap& sources,
                                     const ReportOptions& options);

}  // namespace sidelint::reporters
