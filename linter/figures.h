// Figures at the end of a run: how much was found by what, and what took how long.
#pragma once

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/diag/report.h"
#include "linter/analysis.h"

namespace sidelint::linter {

using Figures = std::map<std::string, std::size_t>;  // findings by rule

Figures count_by_rule(const Report& report);

// The rule with the most findings first.
void write_statistics(const Figures& figures, std::ostream& out);

using Stage = std::pair<std::string_view, std::chrono::steady_clock::duration>;
void write_timing(const std::vector<Stage>& stages, std::ostream& out);

// Each file of which nothing was judged, and why.
void write_left_out(const Analysis& analysis, std::ostream& out);

}  // namespace sidelint::linter
