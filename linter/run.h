// One run of `lint`: from files to findings.
#pragma once

#include <vector>

#include "engine/diag/report.h"
#include "linter/analysis.h"
#include "linter/options.h"
#include "linter/select.h"

namespace sidelint::linter {

// Runs the rules on the analysed input; findings are in the total order, have the severity they are given, and those
// that somebody suppressed say so.
Report check(const Analysis& analysis, const std::vector<SelectedRule>& rules, const Options& options);

// Takes the suppressed findings out, counting them; with --include-suppressed they stay, and say what suppresses them.
void drop_suppressed(Report& report, const Options& options);

}  // namespace sidelint::linter
