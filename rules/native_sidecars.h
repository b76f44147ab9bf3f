// Native sidecars on a Kubernetes that has none.
#pragma once

#include "rules/rule.h"

namespace sidelint::rules {

// Reports the pods whose proxy is a native sidecar where the clusters' version, if it is known, runs none.
//
// Before 1.29 the feature is off (kubernetes, pkg/features/kube_features.go, SidecarContainers), and the API server
// drops the container's restartPolicy: an ordinary init container is left, which may have no probes and never ends.
void report_missing_native_sidecars(const Input& input, Report& report);

}  // namespace sidelint::rules
