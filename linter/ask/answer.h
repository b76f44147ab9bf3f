// The command `list`, in all its forms.
#pragma once

#include "linter/analysis.h"
#include "linter/exit_code.h"
#include "linter/options.h"

namespace sidelint::linter {

ExitCode answer_list(const Analysis& analysis, const Options& options);

}  // namespace sidelint::linter
