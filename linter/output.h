// Where reports go and how they look there: terminals, colours, files.
#pragma once

#include <optional>
#include <string>

#include "engine/base/result.h"
#include "engine/diag/report.h"
#include "engine/source/source_map.h"
#include "linter/options.h"
#include "reporters/reporter.h"

namespace sidelint::linter {

// How to write to standard output: flags first, then NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE, then whether it is a
// terminal.
ReportOptions report_options(const Options& options);

// Writes every requested format. A file is complete or, on failure, not there.
std::optional<Failure> write_reports(const Report& report, const SourceMap& sources, const Options& options);

// All of standard input.
Result<std::string> read_standard_input(std::uint64_t limit);

}  // namespace sidelint::linter
