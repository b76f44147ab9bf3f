// `why RESOURCE`: the whole decision for one workload, or for the workloads of one namespace; also when nothing is
// wrong.
#pragma once

#include <iosfwd>
#include <optional>

#include "engine/base/result.h"
#include "linter/analysis.h"
#include "linter/options.h"
#include "reporters/reporter.h"

namespace sidelint::linter {

// Failure: the resource is not in the input.
std::optional<Failure> why(const Analysis& analysis, const Options& options, const ReportOptions& reporting,
                           std::ostream& out);

}  // namespace sidelint::linter
