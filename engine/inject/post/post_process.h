// What the injector does to a pod after its templates: the things that a template cannot say.
//
// Mirrors postProcessPod of istio, pkg/kube/inject/webhook.go.
#pragma once

#include <string>

#include "engine/inject/run_template.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

// All of it, in Istio's order. Answers the error.
std::string post_process(const InjectionParameters& parameters, const yaml::Value& template_pod, yaml::Value& pod);

// The proxy's container; null if there is none.
yaml::Value* find_sidecar(const InjectionParameters& parameters, yaml::Value& pod);

void rewrite_probes(const InjectionParameters& parameters, yaml::Value& pod);
// Answers the error: `proxy.istio.io/config` is read once more.
std::string reorder_containers(const InjectionParameters& parameters, yaml::Value& pod);

}  // namespace sidelint::inject
