// The creation of one of a workload's pods, as far as injectors take part in it: who is asked, and about what.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/istio/release.h"
#include "engine/model/injector.h"
#include "engine/model/mesh_settings.h"
#include "engine/model/namespace.h"
#include "engine/model/proxy_resource.h"
#include "engine/model/workload.h"

namespace sidelint::model {

// One call of an injector's webhook. Points into the repository and into its webhook configurations, which stay.
struct InjectorCall {
  const InjectorConfig* injector = nullptr;
  const MeshSettings* mesh = nullptr;     // that the injector reads; null: not seen
  std::optional<istio::Release> release;  // of the injector; empty: the webhooks do not tell
  std::string_view webhook;               // the entry, as messages name it
  std::string_view path;                  // of its URL: "/inject"
  const Workload* process = nullptr;      // the control plane that answers, for its environment; null: not seen
};

struct PodCreation {
  const Workload* workload = nullptr;
  const Namespace* name_space = nullptr;  // the definition of the pod's; null: not declared
  std::vector<InjectorCall> calls;        // at least one, in order; several where webhooks overlap or are called again
  ProxyResources proxy;                   // ProxyConfig resources that count for the pod
};

}  // namespace sidelint::model
