// Charts by one hand: rendered over sources and origins of their own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/helm/render.h"
#include "engine/source/origin.h"
#include "engine/units/hands/made.h"
#include "engine/units/hands/site.h"

namespace sidelint::units {

// The field of a mapping within a spec that may hold more than it shows.
inline constexpr std::string_view kShownGap = "{{ … }}";

helm::Renderer::Setting helm_setting(const Site& site, std::string repository);
// What helm rendered, as a unit takes it; lists opened. `origins` are those of the rendering.
Made to_made(helm::Rendered rendered, const Origins& origins);

// All of one repository. The orders' paths are as the run calls them, and the origins of their values are the
// workplace's.
void render_charts(const Site& site, const std::vector<helm::ChartOrder>& orders, Workplace& place);

}  // namespace sidelint::units
