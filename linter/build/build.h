// `sidelint build`: what kustomize makes of a folder, or helm of a chart.
#pragma once

#include <iosfwd>

#include "engine/source/file_system.h"
#include "linter/exit_code.h"
#include "linter/options.h"

namespace sidelint::linter {

// Writes the objects in the order of `kustomize build` or `helm template`. What it may read is told by the options'
// paths: nothing outside the repository around them. What only the network or a program could add is named on `errors`.
ExitCode build(const FileSystem& files, const Options& options, std::ostream& out, std::ostream& errors);

}  // namespace sidelint::linter
