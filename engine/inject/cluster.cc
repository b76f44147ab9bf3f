#include "engine/inject/cluster.h"

#include <utility>

#include "engine/inject/injector.h"
#include "engine/inject/pod.h"

namespace sidelint::inject {

using yaml::Value;

std::string text_at(const Value& typed, std::initializer_list<std::string_view> path) {
  const Value* found = value_at(typed, path);
  return std::string(found ? found->as_string() : std::string_view());
}

void settle_cluster(InjectionParameters& parameters) {
  const Value& typed = parameters.injector->typed_values();
  const auto settle = [&](const std::string& key, std::string value) {
    std::string& env = parameters.proxy_envs[key];
    if (env.empty()) env = std::move(value);
    if (env.empty()) parameters.proxy_envs.erase(key);
  };
  settle("ISTIO_META_CLUSTER_ID", text_at(typed, {"global", "multiCluster", "clusterName"}));
  const std::string* network = label(parameters.pod, kNetworkLabel);
  if (!network) return settle("ISTIO_META_NETWORK", text_at(typed, {"global", "network"}));
  if (!network->empty()) parameters.proxy_envs["ISTIO_META_NETWORK"] = *network;
}

}  // namespace sidelint::inject
