// What an Application gives to a chart.
#pragma once

#include <string>

#include "engine/units/argocd/source.h"
#include "engine/units/argocd/variables.h"

namespace sidelint::units {

// The chart in `folder` with the values of the source's `helm:`. Mirrors argo-cd 3.6, reposerver/repository
// (helmTemplate) and util/helm: the files of values, then `valuesObject` or else `values`, then the parameters.
// What is not in the repository is added to what the delivery does not know. `skipCrds`, `skipTests`, `version` and
// `passCredentials` change nothing about workloads.
ChartSource chart_source(yaml::Node source, std::string folder, const BuildVariables& variables,
                         const SourceSetting& setting, Delivery& delivery);

}  // namespace sidelint::units
