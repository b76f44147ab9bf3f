// Why what depends on a release is unknown if nobody says how the chart is installed.
#pragma once

#include <string_view>

namespace sidelint::helm {

inline constexpr std::string_view kNobodySaysName = "nobody says what the release is called";
inline constexpr std::string_view kNobodySaysNamespace = "nobody says which namespace the chart goes to";

}  // namespace sidelint::helm
