// Injection in releases before 1.9: one template renders containers, volumes and the like, which are added to the pod.
//
// Mirrors istio, pkg/kube/inject (pilot/pkg/kube/inject up to 1.3), inject.go and webhook.go.
#pragma once

#include "engine/inject/data/deploy_meta.h"
#include "engine/inject/outcome.h"
#include "engine/inject/run_template.h"
#include "engine/yaml/value.h"

namespace sidelint::inject::legacy {

PodOutcome inject_pod(InjectionParameters parameters);

// Who made a pod that is about to be created, and what the template is told of that: the pod's own metadata under the
// maker's name.
DeployMeta owner_of_pod(const yaml::Value& pod, int minor);
yaml::Value metadata_of_owner(const yaml::Value& pod, const DeployMeta& owner);

}  // namespace sidelint::inject::legacy
