// The Pod type's defaults, as the API server applies them when it reads a pod: k8s.io/kubernetes v1.35
// pkg/apis/core/v1 (defaults.go, zz_generated.defaults.go). Applying them twice changes nothing.
#pragma once

#include "engine/yaml/value.h"

namespace sidelint::kube {

// The pod comes out of a round trip (engine/kube/round_trip.h). What is added stands last in its struct; another round
// trip puts it in Go's order.
void set_pod_defaults(yaml::Value& pod);

}  // namespace sidelint::kube
