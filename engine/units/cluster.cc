#include "engine/units/cluster.h"

#include "engine/units/argocd/source.h"

namespace sidelint::units {
namespace {

// The address of Argo CD's own (argo-cd 3.1, KubernetesInternalAPIServerAddr).
constexpr std::string_view kOwnServer = "https://kubernetes.default.svc";

}  // namespace

std::string cluster_of_application(yaml::Node spec) {
  const yaml::Node destination = spec.find("destination");
  std::string_view cluster = destination.find("name").text();
  if (cluster.empty()) cluster = destination.find("server").text();
  if (is_to_be_filled(cluster)) return {};
  return std::string(cluster == kOwnServer ? kOwnCluster : cluster);
}

std::string cluster_of_flux(yaml::Node spec) {
  const yaml::Node config = spec.find("kubeConfig");
  std::string cluster;
  for (const std::string_view reference : {"secretRef", "configMapRef"})
    if (const yaml::Node name = config.find(reference).find("name")) cluster = name.text();
  return cluster;
}

}  // namespace sidelint::units
