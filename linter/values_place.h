// The place of a finding where a chart's template only passes on what values say.
#pragma once

#include "engine/diag/diagnostic.h"
#include "engine/source/source_map.h"

namespace sidelint::linter {

// Of a finding at an action that stands alone on its line (`{{- toYaml . | nindent 8 }}`) the primary place becomes the
// entry that it passes on, which is what a person would edit, and the action a note.
void place_at_values(Diagnostic& finding, const SourceMap& sources);

}  // namespace sidelint::linter
