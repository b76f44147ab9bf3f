// A repository in one text, through the real program up to its verdicts: what a run of the linter learns before rules
// look at it.
#pragma once

#include <memory>
#include <string_view>

#include "linter/analysis.h"
#include "linter/diff/compare.h"
#include "tests/harness/txtar.h"

namespace sidelint::testing {

// Reads and decides the files of the archive, as `sidelint .` in their folder would; a `.sidelint.yaml` among them
// counts. Fails the test and gives null if the configuration is refused.
std::unique_ptr<const linter::Analysis> analyse(const Txtar& archive);
std::unique_ptr<const linter::Analysis> analyse(std::string_view txtar);

// Two states of a repository, compared as `sidelint diff --from before --to after` does.
struct ComparedStates {
  std::unique_ptr<const linter::Analysis> before;
  std::unique_ptr<const linter::Analysis> after;  // holds the changes
  linter::diff::Comparison comparison;
};

// Of the folders `before` and `after` of the archive. Fails the test and gives nulls like `analyse`.
ComparedStates compare_states(const Txtar& archive);

// The files of one folder of the archive, as seen from there.
Txtar files_under(const Txtar& archive, std::string_view folder);

}  // namespace sidelint::testing
