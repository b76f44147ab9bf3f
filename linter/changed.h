// Findings about what changed: those with a place in a document that the change touches.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/diag/diagnostic.h"
#include "engine/source/file_system.h"
#include "engine/source/source_map.h"
#include "linter/options.h"

namespace sidelint::linter {

// Of each changed file, by its real path, the lines that changed, first and last; no lines: all of it.
using ChangedLines = std::map<std::string, std::vector<std::pair<std::uint32_t, std::uint32_t>>>;

// The lines that `git diff --unified=0` names, by path as it writes them.
ChangedLines read_diff(std::string_view diff);

// What git says has changed since `--changed-since REF`, or is staged. Failure: git cannot be run, or knows no such
// commit.
Result<ChangedLines> changed_lines(const FileSystem& files, const Options& options);

// Leaves the findings of which some place lies in a file of `paths`, or under a folder of them.
void keep_under(const std::vector<std::string>& paths, const FileSystem& files, const SourceMap& sources,
                std::vector<Diagnostic>& findings);

// Leaves the findings of which some place lies in a changed document.
void keep_changed(const ChangedLines& changed, const FileSystem& files, const SourceMap& sources,
                  std::vector<Diagnostic>& findings);

}  // namespace sidelint::linter
