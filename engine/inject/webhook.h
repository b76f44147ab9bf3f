// The injector as an admission webhook: one pod that is about to be created.
#pragma once

#include <string>

#include "engine/inject/injector.h"
#include "engine/inject/outcome.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

// What ProxyConfig resources say of a pod's proxy, as proxy.istio.io/config would be written; null: nothing.
struct ProxySettings {
  yaml::Value mesh, name_space, pods;
};

struct AdmissionRequest {
  yaml::Value pod;  // as the API server sends it
  std::string name_space;
  const yaml::Value* namespace_object = nullptr;  // what istiod sees of it; null: nothing
  std::string path = "/inject";                   // of the URL: /inject/cluster/CLUSTER/net/NETWORK
  const ProxySettings* proxy = nullptr;           // null: there are no resources
};

// istio, pkg/kube/inject/webhook.go (inject).
PodOutcome admit(const Injector& injector, const AdmissionRequest& request);

}  // namespace sidelint::inject
