// Namespaces that are made along with what is delivered.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/source/origin.h"
#include "engine/units/delivery/tell.h"
#include "engine/units/unit.h"

namespace sidelint::units {

// `orders` are those of the units from `first` on.
void create_namespaces(const std::vector<Told>& orders, std::size_t first, const Origins& origins,
                       std::vector<Unit>& units);

}  // namespace sidelint::units
