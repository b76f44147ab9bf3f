// The table of what Istio's charts install, as far as somebody asks for the table itself: whether each row is reached.
#pragma once

#include <cstddef>
#include <set>

#include "engine/decide/control_plane.h"

namespace sidelint::decide {

std::size_t profile_row_count();
// The rows that make an entry of the install's configurations.
std::set<std::size_t> profile_rows_of(const Install& install);

}  // namespace sidelint::decide
