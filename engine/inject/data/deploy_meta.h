// Whose pod it is: the workload that a pod's owner references lead to.
#pragma once

#include <string>

#include "engine/yaml/value.h"

namespace sidelint::inject {

struct DeployMeta {
  std::string name;
  std::string name_space;
  std::string kind;
  std::string api_version;
};

// The controller of a pod whose name was generated, else the pod itself.
DeployMeta maker_of_pod(const yaml::Value& pod);

// GetDeployMetaFromPod: istio, pkg/kube/util.go, of release 1.minor.
DeployMeta owner_of_pod(const yaml::Value& pod, int minor);

}  // namespace sidelint::inject
