// The figures of a run in a sentence.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "engine/diag/report.h"

namespace sidelint::reporters {

// "1 file", "2 files".
std::string counted(std::size_t count, std::string_view thing);

// How many findings of each severity, by Severity.
std::array<std::size_t, 3> count_findings(const Report& report);

// "214 files, 212 workloads in 31 namespaces".
std::string figures(const Report& report);
// "187 injected, 19 not, 6 undecided.  3 errors, 1 note."
std::string results(const Report& report);

// "Checked 214 files, 212 workloads in 31 namespaces in 41 ms: 187 injected, 19 not, 6 undecided.  3 errors, 1 note."
std::string summary_line(const Report& report);

}  // namespace sidelint::reporters
