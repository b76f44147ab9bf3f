#include "engine/units/cluster.h"

#include "engine/units/argocd/source.h"
#include "engine/yaml/resolve.h"

namespace sidelint::units {

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

yaml::Value secret_text(yaml::Node secret, std::string_view key) {
  const yaml::Node text = secret.find("stringData").find(key);
  if (text) return yaml::Value::string(text.text(), text.origin());
  const yaml::Node encoded = secret.find("data").find(key);
  return yaml::Value::string(yaml::decode_base64(encoded.text()).value_or(""), encoded.origin());
}

bool is_cluster_secret(yaml::Node secret) {
  return secret.find("metadata").find("labels").find("argocd.argoproj.io/secret-type").text() == "cluster";
}

ClusterNames::ClusterNames(const std::vector<Unit>& units) {
  for (const Unit& unit : units) {
    for (const AppliedObject& object : unit.objects) {
      if (object.kind != "Secret" || !is_cluster_secret(object.node)) continue;
      const std::string name = secret_text(object.node, "name").text;
      const std::string address = secret_text(object.node, "server").text;
      if (name.empty() || address.empty()) continue;
      if (address == kOwnServer) {
        one_name_.emplace(name, kOwnCluster);
        continue;
      }
      // One that is declared by two names keeps its address.
      const auto [known, is_new] = one_name_.emplace(address, name);
      if (!is_new && known->second != name) known->second = address;
    }
  }
}

std::string ClusterNames::of(std::string cluster) const {
  const auto found = one_name_.find(cluster);
  if (found != one_name_.end()) return found->second;
  return cluster;
}

}  // namespace sidelint::units
