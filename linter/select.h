// Which rules run, and how severe their findings are.
#pragma once

#include <optional>
#include <vector>

#include "engine/base/result.h"
#include "engine/diag/severity.h"
#include "linter/config.h"
#include "linter/options.h"
#include "rules/rule.h"

namespace sidelint::linter {

struct SelectedRule {
  const rules::Rule* rule;
  std::optional<Severity> severity;  // that it is given; empty: its own
};

// By name. Flags come before the configuration, that before the profile. Failure: a name that no rule has.
Result<std::vector<SelectedRule>> select_rules(const Options& options, const Config& config);

// The severity to show. The one that is given is for the worst case: a finding that the rule itself lowered for want of
// evidence is not raised above that.
Severity severity_of(const SelectedRule& selected, Severity found);

// From which severity on the run fails.
FailOn fail_on(const Options& options, const Config& config);

}  // namespace sidelint::linter
