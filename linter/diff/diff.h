// The command `diff`: what a change of the files does to injection.
#pragma once

#include "linter/exit_code.h"
#include "linter/options.h"

namespace sidelint::linter::diff {

ExitCode run_diff(const Options& options);

}  // namespace sidelint::linter::diff
