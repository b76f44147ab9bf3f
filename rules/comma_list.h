// Lists as annotations hold them: "80, 443".
#pragma once

#include <string_view>
#include <vector>

namespace sidelint::rules {

// The parts between commas, without blanks around them; empty ones are left out.
std::vector<std::string_view> parts_of(std::string_view list);

bool holds(const std::vector<std::string_view>& parts, std::string_view part);

}  // namespace sidelint::rules
