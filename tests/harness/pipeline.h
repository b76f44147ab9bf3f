// A repository in one text, through the real program up to its verdicts: what a run of the linter learns before rules
// look at it.
#pragma once

#include <memory>
#include <string_view>

#include "linter/analysis.h"
#include "tests/harness/txtar.h"

namespace sidelint::testing {

// Reads and decides the files of the archive, as `sidelint .` in their folder would; a `.sidelint.yaml` among them
// counts. Fails the test and gives null if the configuration is refused.
std::unique_ptr<const linter::Analysis> analyse(const Txtar& archive);
std::unique_ptr<const linter::Analysis> analyse(std::string_view txtar);

}  // namespace sidelint::testing
