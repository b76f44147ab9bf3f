// One rule on one repository.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/diag/diagnostic.h"
#include "linter/analysis.h"
#include "rules/rule.h"
#include "tests/harness/marks.h"

namespace sidelint::testing {

// What the rule finds, in the order in which a report shows it.
std::vector<Diagnostic> findings_of(const rules::Rule& rule, const linter::Analysis& analysis);
// The same of a txtar; one line a finding: "error cart.yaml:6 message".
std::string findings_of(std::string_view rule, std::string_view txtar);

// An example of the rule, read as the rule looks at it: of one that compares, the state after its change. The marks are
// those of that state.
struct ReadExample {
  std::unique_ptr<const linter::Analysis> analysis;  // null where the test has failed
  std::vector<Mark> marks;
};
ReadExample read_example(const rules::Rule& rule, std::string_view files);

// What it advises; one line a finding.
std::string helps_of(std::string_view rule, std::string_view txtar);

// The finding's primary place, as caret marks name it.
Mark place_of(const Diagnostic& finding, const linter::Analysis& analysis);

}  // namespace sidelint::testing
