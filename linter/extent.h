// Whether a run sees all that belongs together. Of a part of a repository nobody can tell that something is missing:
// a finding may need a place that is not read.
#pragma once

#include <cstdint>

#include "engine/source/file_system.h"
#include "linter/config.h"
#include "linter/options.h"

namespace sidelint::linter {

enum class Extent : std::uint8_t { part, whole };

// whole: a folder that is read holds the configuration that was found, or else `.git`, or stands in no repository at
// all; and the call leaves nothing of it out.
Extent extent_of(const FileSystem& files, const Options& options, const Config& config);

}  // namespace sidelint::linter
