// ProxyConfig resources (networking.istio.io): settings of the proxies of the mesh, of a namespace, or of some pods.
#pragma once

#include <string_view>
#include <vector>

#include "engine/model/object.h"
#include "engine/model/selector.h"
#include "engine/model/workload.h"
#include "engine/units/unit.h"

namespace sidelint::model {

struct ProxyResource {
  Object object;
  bool has_selector = false;
  Labels selector;  // matchLabels; one with a selector that names no label is for nobody
};

// Those that count for a pod, each the widest first; null: there is none.
struct ProxyResources {
  const ProxyResource* mesh = nullptr;
  const ProxyResource* name_space = nullptr;
  const ProxyResource* pods = nullptr;

  bool empty() const { return mesh == nullptr && name_space == nullptr && pods == nullptr; }
};

inline constexpr std::string_view kProxyResource = "ProxyConfig";

ProxyResource read_proxy_resource(Object object, const std::vector<units::Change>& changes);

// Mirrors istio, pilot/pkg/model/proxy_config.go (GetProxyConfigs, EffectiveProxyConfig), 1.30: of several in one place
// the oldest counts, of equally old ones the first by name.
ProxyResources proxy_resources_for(const std::vector<ProxyResource>& all, const Workload& workload,
                                   std::string_view root_namespace);

}  // namespace sidelint::model
