// Gate A: which webhook entries the API server calls for the pod.
//
// Mirrors k8s.io/apiserver v0.36, pkg/admission/plugin/webhook/generic/webhook.go (ShouldCallHook) with the predicates
// `namespace`, `object` and `rules`. Left out: matchConditions, and labels that an earlier webhook changes.
#pragma once

#include <vector>

#include "engine/decide/steps/step.h"
#include "engine/decide/world.h"

namespace sidelint::decide {

bool selects_namespace(const Hook& hook, const World& world);
bool selects_pod(const Hook& hook, const World& world);
std::vector<Call> called_hooks(const World& world);

}  // namespace sidelint::decide
