// What a run could not read, as the rules are told of it.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/source/file_system.h"
#include "engine/source/source_map.h"
#include "engine/source/walk.h"
#include "engine/units/scan/scan.h"
#include "rules/unread_input.h"

namespace sidelint::linter {

// Files that are not read to their end, in order; then what the walk could not enter, to which it gives ids of sources
// of their own. A file that can be opened is looked into once more, `limit` bytes at the most, for signs of Kubernetes.
std::vector<rules::UnreadInput> unread_input(const FileSystem& files, const Walk& walk, const units::Scan& scan,
                                             std::uint64_t limit, SourceMap& sources);

}  // namespace sidelint::linter
