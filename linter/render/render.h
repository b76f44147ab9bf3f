// The commands `render RESOURCE` and `inject -f FILE`: what an injector makes of pods.
#pragma once

#include <iosfwd>

#include "engine/source/file_system.h"
#include "linter/analysis.h"
#include "linter/exit_code.h"
#include "linter/options.h"

namespace sidelint::linter {

// The pods of one resource with their sidecars on `out`; why there are none on `errors`.
ExitCode render(const FileSystem& files, const Analysis& analysis, const Options& options, std::ostream& out,
                std::ostream& errors);

// A whole file as `istioctl kube-inject` would write it.
ExitCode inject_manifests(const FileSystem& files, const Options& options, std::ostream& out, std::ostream& errors);

}  // namespace sidelint::linter
