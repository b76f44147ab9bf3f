// What a finding says besides its message, as lines of text: for formats that show no frames.
#pragma once

#include <string>
#include <vector>

#include "engine/diag/diagnostic.h"
#include "engine/source/source_map.h"
#include "reporters/reporter.h"

namespace sidelint::reporters {

// "here: set on the Deployment", "cause: clusters/prod/ns.yaml:6 so every pod is injected", "note: …", "help: …"; each
// printable (reporters/terminal/shown.h), so each is one line whatever a manifest holds.
std::vector<std::string> details(const Diagnostic& finding, const SourceMap& sources, const ReportOptions& options);

}  // namespace sidelint::reporters
