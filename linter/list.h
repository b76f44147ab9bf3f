// `list`: the decision for every workload, as a table.
#pragma once

#include <iosfwd>

#include "engine/diag/report.h"
#include "engine/source/source_map.h"

namespace sidelint::linter {

// Columns: verdict, revision, kind, name, place, reason; grouped by namespace, with totals at the end.
void list(const Report& report, const SourceMap& sources, std::ostream& out);

}  // namespace sidelint::linter
