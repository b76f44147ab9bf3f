// The table of what Istio's charts install, as far as somebody asks for the table itself: whether each row is reached.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/decide/control_plane.h"

namespace sidelint::decide {

std::size_t profile_row_count();
// The row that an entry of a configuration of the charts of this release comes from; empty if it comes from none.
std::optional<std::size_t> profile_row_of(std::string_view configuration, const model::WebhookEntry& entry,
                                          Release release);

}  // namespace sidelint::decide
