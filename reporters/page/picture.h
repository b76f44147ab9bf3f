// Namespaces on the left, what becomes of their workloads on the right, bands as wide as there are workloads.
#pragma once

#include <string>

#include "engine/diag/report.h"
#include "reporters/reporter.h"

namespace sidelint::reporters {

// An SVG element with a text for those who do not see it; empty if there are no workloads. Shows the namespaces with
// the most workloads and the others as one.
std::string picture(const Report& report, const ReportOptions& options);

}  // namespace sidelint::reporters
