// Gate A: whether the API server calls a webhook entry for the pod.
//
// Mirrors k8s.io/apiserver v0.36, pkg/admission/plugin/webhook/generic/webhook.go (ShouldCallHook) with the predicates
// `namespace`, `object` and `rules`, and the matchConditions.
#pragma once

#include <optional>

#include "engine/decide/steps/step.h"
#include "engine/decide/steps/world.h"

namespace sidelint::decide {

bool selects_namespace(const Hook& hook, const World& world);
bool selects_pod(const Hook& hook, const World& world);

// The call; empty if the entry is passed over.
std::optional<HookCall> judge(const Hook& hook, const World& world);

}  // namespace sidelint::decide
