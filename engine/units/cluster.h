// What the clusters are called that orders deliver to (Unit::cluster): by the name or the address that an order gives;
// the one that Argo CD runs in `in-cluster`; that of a Flux which nobody names by the folder of its orders.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/units/unit.h"
#include "engine/yaml/node.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

// The cluster that Argo CD runs in has a name and an address (argo-cd 3.1, KubernetesInternalAPIServerAddr).
inline constexpr std::string_view kOwnCluster = "in-cluster";
inline constexpr std::string_view kOwnServer = "https://kubernetes.default.svc";
// What a folder begins with, so that it is no name: "./clusters/east".
inline constexpr std::string_view kClusterFolder = "./";

// The cluster that an Application or an order of Flux names; empty if nobody can see it, of Flux if it is its own.
std::string cluster_of_application(yaml::Node spec);
std::string cluster_of_flux(yaml::Node spec);

// A key of a Secret, as text or encoded; empty if it has none.
yaml::Value secret_text(yaml::Node secret, std::string_view key);

// Whether a Secret declares a cluster to Argo CD.
bool is_cluster_secret(yaml::Node secret);

// Clusters that Secrets declare to Argo CD have a name and an address, and an Application may give either; its own,
// which a Secret may call otherwise, has two names.
class ClusterNames {
 public:
  explicit ClusterNames(const std::vector<Unit>& units);

  // Of a cluster that goes by several, the one that stands for it; any other as it is.
  std::string of(std::string cluster) const;

 private:
  std::map<std::string, std::string> one_name_;  // by address; by another name of Argo CD's own
};

}  // namespace sidelint::units
