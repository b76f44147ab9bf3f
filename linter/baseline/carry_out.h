// What a run does with its baseline.
#pragma once

#include <optional>

#include "engine/base/result.h"
#include "engine/diag/report.h"
#include "engine/source/file_system.h"
#include "linter/analysis.h"
#include "linter/options.h"

namespace sidelint::linter {

// Takes out the findings that the baseline lists, if there is one, and says on standard error what it lists in vain. A
// baseline that is named must be there.
std::optional<Failure> drop_known(const FileSystem& files, const Analysis& analysis, const Options& options,
                                  Report& report);

// `baseline create|prune|show`, with what a run has found.
std::optional<Failure> keep_baseline(const FileSystem& files, const Analysis& analysis, const Options& options,
                                     const Report& report);

}  // namespace sidelint::linter
