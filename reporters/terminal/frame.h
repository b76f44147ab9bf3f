// The code frames of a finding: the lines of source it speaks of, across files, underlined and labelled.
#pragma once

#include <cstddef>
#include <string>

#include "engine/diag/diagnostic.h"
#include "engine/source/source_map.h"
#include "reporters/reporter.h"

namespace sidelint::reporters {

struct Frames {
  std::string text;    // whole lines
  std::size_t gutter;  // columns before the bar
};

Frames frames(const Diagnostic& finding, const SourceMap& sources, const ReportOptions& options);

// `file:line:column`, or the file alone if its text was not kept; a link where wanted.
std::string place(Span at, const SourceMap& sources, const ReportOptions& options);

}  // namespace sidelint::reporters
