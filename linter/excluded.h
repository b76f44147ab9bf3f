// `--force-exclude`: what is excluded stays out even where it is named.
#pragma once

#include <string>
#include <vector>

#include "engine/source/file_system.h"
#include "linter/config.h"
#include "linter/options.h"

namespace sidelint::linter {

// Takes out the roots that `--exclude` or the configuration's `exclude` leave out, or a folder above them: the flag's
// patterns are seen from the working directory, the others from the configuration's folder.
void drop_excluded(const FileSystem& files, const Options& options, const Config& config,
                   std::vector<std::string>& roots);

}  // namespace sidelint::linter
