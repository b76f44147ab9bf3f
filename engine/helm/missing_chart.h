// Why what a chart takes from another one is unknown if that one is not vendored.
#pragma once

#include <string_view>

namespace sidelint::helm {

inline constexpr std::string_view kChartIsElsewhere = "the chart is not in the repository";

}  // namespace sidelint::helm
