// A single value of a chart that an order gives, and that nobody can see.
#pragma once

#include <string>
#include <string_view>

#include "engine/helm/user_values.h"

namespace sidelint::units {

// `name` as behind helm's --set: `a.b`, `a.b\.c`; of an item of a list (`a[0]`) the whole list is open.
helm::OpenValue open_value(std::string_view name, std::string why);

}  // namespace sidelint::units
