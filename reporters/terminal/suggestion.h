// Fixes as people read them: what they do, whether a program can make them, and the lines that change.
#pragma once

#include <cstddef>
#include <string>

#include "engine/diag/fix.h"
#include "engine/source/source_map.h"
#include "reporters/reporter.h"

namespace sidelint::reporters {

// "put the value in quotes [safe]", "… [unsafe: 1 workload loses its sidecar]", "… [by hand: it is an alias]".
std::string fix_line(const Fix& fix, Charset charset);

// The lines that go and those that come, with their numbers before and after; empty if the fix has no edits.
std::string changed_lines(const Fix& fix, std::size_t gutter, const SourceMap& sources, const ReportOptions& options);

}  // namespace sidelint::reporters
