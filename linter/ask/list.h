// `list`: the decision for every workload, as a table.
#pragma once

#include <iosfwd>
#include <optional>

#include "engine/base/result.h"
#include "engine/diag/report.h"
#include "engine/source/source_map.h"
#include "linter/options.h"

namespace sidelint::linter {

// Leaves the decisions that --where asks for; the verdicts are counted anew.
std::optional<Failure> keep_wanted(const Options& options, const SourceMap& sources, Report& report);

// Columns: verdict, revision, kind and name, place, reason; grouped by namespace, with totals at the end.
void write_list(const Report& report, const SourceMap& sources, std::ostream& out);

// One line a decision, with the names of the columns above them (RFC 4180).
void write_csv(const Report& report, const SourceMap& sources, std::ostream& out);
// A table as GitHub shows it.
void write_markdown_table(const Report& report, const SourceMap& sources, std::ostream& out);

}  // namespace sidelint::linter
