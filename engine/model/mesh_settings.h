// The mesh configuration that a control plane reads: key `mesh` of ConfigMap istio[-REVISION].
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/object.h"
#include "engine/model/selector.h"
#include "engine/yaml/node.h"

namespace sidelint::model {

struct MeshSettings {
  Object object;
  std::string revision;  // "default", or the suffix of the ConfigMap's name
  std::string error;     // why the text cannot be read; empty if it can
  // What is not written stands at the document's root.
  std::vector<Selector> discovery_selectors;
  Traced<std::string> root_namespace;
  Traced<std::optional<bool>> prometheus_merge;
  Traced<std::optional<bool>> hold_application;  // defaultConfig.holdApplicationUntilProxyStarts
  Traced<std::string> outbound_mode;             // outboundTrafficPolicy.mode
  std::unique_ptr<const yaml::Document> document;
};

inline constexpr std::string_view kMeshConfigMap = "istio";

// The revision whose ConfigMap of that family has this name; empty if it is none. Mirrors pilot/pkg/bootstrap/mesh.go
// and sidecarinjector.go of Istio 1.30.3 (getMeshConfigMapName, getInjectorConfigMapName).
std::optional<std::string> revision_of(std::string_view name, std::string_view family);

}  // namespace sidelint::model
