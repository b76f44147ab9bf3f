// Whose traffic the redirection of an injected pod leaves alone: that of the user and of the group of its proxy.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/source/origin.h"
#include "engine/yaml/node.h"
#include "rules/rule.h"

namespace sidelint::rules {

inline constexpr std::int64_t kProxyId = 1337;  // of a proxy that the manifest gives no other

struct LeftAlone {
  struct Id {
    std::optional<std::int64_t> value;  // empty: it cannot be told
    std::optional<OriginId> set_at;     // where the manifest gives it to the proxy
  };
  Id user, group;
};

// Of a workload that is injected.
//
// istio-init is told the proxy's user, and takes it for the group as well (istio, tools/istio-iptables, all releases);
// it follows a user that the manifest gives its own container `istio-proxy` since 1.23 (pkg/kube/inject/webhook.go,
// adjustInitContainerUser). The CNI plugin reads both from the proxy's container since 1.20 (cni/pkg/plugin, PodInfo).
LeftAlone left_alone(const Input& input, const model::Workload& workload);

// What the pod's own containers are given: `runAsUser` or `runAsGroup` of those that have one, and of the pod if it
// counts for any. Init containers run before the proxy and do not count.
std::vector<yaml::Node> ids_of_apps(const model::Workload& workload, std::string_view field);

}  // namespace sidelint::rules
