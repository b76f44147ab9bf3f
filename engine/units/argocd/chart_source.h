// What an Application gives to a chart.
#pragma once

#include <string>

#include "engine/units/argocd/source.h"

namespace sidelint::units {

// The chart in `folder` with the values of the source's `helm:`. Mirrors argo-cd 3.1, reposerver/repository
// (helmTemplate) and util/helm: the files of values, then `valuesObject` or else `values`, then the parameters.
// What is not in the repository is added to what the delivery does not know.
ChartSource chart_source(yaml::Node source, std::string folder, const SourceSetting& setting, Delivery& delivery);

}  // namespace sidelint::units
