// Istio's MeshConfig and ProxyConfig: their defaults and how settings are laid over them.
//
// Mirrors istio, pkg/config/mesh/mesh.go.
#pragma once

#include <string>
#include <string_view>

#include "engine/inject/proto/schema.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

// The messages of one release.
class MeshTypes {
 public:
  explicit MeshTypes(int minor);

  int minor() const { return minor_; }
  const proto::Message& mesh() const { return schema_.at("MeshConfig"); }
  const proto::Message& proxy() const { return schema_.at("ProxyConfig"); }
  const proto::Schema& schema() const { return schema_; }
  const yaml::Value& default_proxy() const { return default_proxy_; }

 private:
  int minor_;
  proto::Schema schema_;
  yaml::Value default_proxy_;  // DefaultProxyConfig
};

struct MeshConfig {
  yaml::Value value;  // a decoded message; `default_config` is always there
  std::string error;  // why istiod refuses the settings
};
// ApplyMeshConfigDefaults: what a ConfigMap's key `mesh` makes of the built-in defaults.
MeshConfig apply_mesh_config(const MeshTypes& types, std::string_view text);

// ApplyProxyConfig: lays the text of `proxy.istio.io/config` over a decoded ProxyConfig. Answers the error.
std::string merge_proxy_config(const MeshTypes& types, std::string_view text, yaml::Value& proxy);

// What is written into PROXY_CONFIG: without the fields that equal their default (template.go, cleanProxyConfig).
yaml::Value clean_proxy_config(const MeshTypes& types, yaml::Value proxy);

}  // namespace sidelint::inject
