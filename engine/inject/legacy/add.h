// Adding what the template rendered to the pod.
#pragma once

#include <string>
#include <string_view>

#include "engine/inject/legacy/spec.h"
#include "engine/inject/run_template.h"

namespace sidelint::inject::legacy {

inline constexpr std::string_view kTlsModeKey = "security.istio.io/tlsMode";

// createPatch of istio, pkg/kube/inject/webhook.go, and what the API server makes of the patch: parameters.pod without
// what an earlier injection added, and with the spec. False if the API server cannot apply it.
bool patch_pod(InjectionParameters& parameters, Spec spec, const std::string& status);

// IntoObject of inject.go up to 1.7: kube-inject adds, and takes nothing away.
void add_to_pod(InjectionParameters& parameters, Spec spec, const std::string& status);

// `spec.KEY` as a list, made where it is absent.
yaml::Value& made_list(yaml::Value& pod, std::string_view key);

}  // namespace sidelint::inject::legacy
