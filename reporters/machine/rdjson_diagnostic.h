// A finding as reviewdog's Diagnostic (reviewdog/proto/rdf), which rdjson and rdjsonl share.
#pragma once

#include "engine/diag/diagnostic.h"
#include "engine/source/source_map.h"
#include "reporters/machine/json_writer.h"
#include "reporters/reporter.h"

namespace sidelint::reporters {

// Columns are 1-based and count UTF-8 bytes, ends are exclusive: as ours.
Json rdjson_diagnostic(const Diagnostic& finding, const SourceMap& sources, const ReportOptions& options);

}  // namespace sidelint::reporters
