// Which of the objects that were made somebody needs: what the scan kept of its files; of other files, and of what is
// generated, what it would have kept.
#pragma once

#include <string_view>
#include <vector>

#include "engine/source/source_map.h"
#include "engine/units/hands/made.h"
#include "engine/units/hands/site.h"

namespace sidelint::units {

// Whether objects of the kind may be needed, whatever is in them.
bool may_be_needed(const Site& site, std::string_view kind);
// Leaves those of one order.
void keep_needed(const Site& site, const SourceMap& sources, std::vector<MadeObject>& objects);

}  // namespace sidelint::units
