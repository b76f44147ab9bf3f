// The files that make up a chart in a folder.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/helm/chart/chart.h"
#include "engine/helm/files.h"

namespace sidelint::helm {

// All that .helmignore leaves, in order of their names. Links are followed, as helm's loader follows them, but not out
// of the repository and not into a folder that is being listed.
std::variant<std::vector<ChartFile>, Refusal> list_chart(Files& files, const std::string& folder);

}  // namespace sidelint::helm
