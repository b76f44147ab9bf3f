// The custom resource definitions of a chart's `crds/` folder, which no template touches.
#pragma once

#include <string>

#include "engine/helm/chart/instance.h"
#include "engine/helm/files.h"
#include "engine/helm/result.h"

namespace sidelint::helm {

// Those of the chart and its sub-charts, in order of their files. `path` is what the chart goes by.
void add_crds(Files& files, const Instance& chart, const std::string& path, Rendered& out);

}  // namespace sidelint::helm
