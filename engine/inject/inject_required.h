// Whether a pod is to be injected: injectRequired of istio, pkg/kube/inject/inject.go.
#pragma once

#include "engine/inject/injector.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

// By the settings' selectors and policy.
bool is_injection_required(const Injector& injector, const yaml::Value& pod);
// As kube-inject asks: everything is to be injected that does not say otherwise.
bool is_injection_wanted(const Injector& injector, const yaml::Value& pod);

}  // namespace sidelint::inject
