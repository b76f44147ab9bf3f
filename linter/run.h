// One run of `lint`: from files to findings.
#pragma once

#include <vector>

#include "engine/base/result.h"
#include "engine/diag/report.h"
#include "linter/analysis.h"
#include "linter/config.h"
#include "linter/options.h"
#include "rules/rule.h"

namespace sidelint::linter {

// The rules that run, by name. Failure: a name that no rule has.
Result<std::vector<const rules::Rule*>> selected_rules(const Options& options, const Config& config);

// Runs the rules on the analysed input; findings are in the total order and have the severity the configuration gives
// them.
Report check(const Analysis& analysis, const std::vector<const rules::Rule*>& rules, const Options& options,
             const Config& config);

}  // namespace sidelint::linter
