// Manifests of a folder as they stand, as Argo CD applies them.
#pragma once

#include <string_view>

#include "engine/units/delivery/delivery.h"
#include "engine/units/delivery/ground.h"
#include "engine/units/discover.h"
#include "engine/units/hands/made.h"

namespace sidelint::units {

// Whether the source applies the file of that path.
bool holds(const DirectorySource& source, std::string_view path);

// The objects of all its files, in order of the paths, with origins of the run. A file that the run has not read, as
// it lies beside the run's paths, is read now.
Made take_directory(const DirectorySource& source, const Ground& ground, const Standing& standing);

}  // namespace sidelint::units
