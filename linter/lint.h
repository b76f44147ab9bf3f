// The commands that run rules: `lint` and `baseline`.
#pragma once

#include <chrono>

#include "engine/source/file_system.h"
#include "linter/analysis.h"
#include "linter/exit_code.h"
#include "linter/options.h"

namespace sidelint::linter {

ExitCode lint(const FileSystem& files, const Analysis& analysis, const Options& options,
              std::chrono::steady_clock::time_point start);

// `baseline create|prune|show`
ExitCode baseline(const FileSystem& files, const Analysis& analysis, const Options& options);

// Says on standard error why there is no result.
ExitCode failed(const Failure& failure);

}  // namespace sidelint::linter
