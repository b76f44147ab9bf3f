// `galley.istio.io/analyze-suppress`, by which `istioctl analyze` is told to be silent. It silences nothing here, so
// that a team keeps one mechanism; findings that it would have silenced there say so.
#pragma once

#include <string_view>
#include <vector>

#include "engine/diag/diagnostic.h"
#include "linter/analysis.h"

namespace sidelint::linter {

// Whether the annotation's value names the code: "IST0102, IST0107", or "*".
bool names_code(std::string_view value, std::string_view code);

// Adds the remark to every finding whose object suppresses what other tools call its rule.
void point_at_analyze_suppress(const Analysis& analysis, std::vector<Diagnostic>& findings);

}  // namespace sidelint::linter
