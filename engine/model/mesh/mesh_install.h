// An order for a control plane: whoever applies it gets an istiod and, by Istio's charts, its webhooks. It says of the
// charts' values only what decides about injection.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/injector.h"
#include "engine/model/object.h"
#include "engine/model/selector.h"

namespace sidelint::model {

struct MeshInstall {
  // By what the control plane is ordered; of two orders of one revision in one place the first counts.
  enum class By : std::uint8_t { chart, istio_operator, sail, service_mesh };
  By by = By::chart;
  std::string words;  // "HelmRelease `istiod`"
  Object object;      // where it is ordered; a file that holds no Kubernetes object has no kind
  OriginId at;        // the line that names the chart, or the object

  std::vector<Traced<std::string>> versions;  // releases and ranges as written, in the order in which they are trusted
  Traced<std::string> revision;               // "" is the unnamed one
  std::vector<Traced<std::string>> tags;      // revision tags that point to it
  bool tags_only = false;                     // the revision is installed by somebody else
  bool manages_webhooks = true;               // else somebody else writes the webhook configurations
  // `istioctl install` makes the first revision the default one; who applies the manifests it writes does not.
  bool may_become_default = false;
  Traced<bool> enable_namespaces_by_default;
  std::optional<bool> legacy_selectors;  // `useLegacySelectors`, a switch of 1.9 and 1.10
  std::optional<bool> object_selector;   // `objectSelector.enabled`, of 1.5 to 1.10 and of Service Mesh
  bool object_selector_opts_out = true;  // `objectSelector.autoInject`

  std::string native_sidecars;  // what its istiod is given as ENABLE_NATIVE_SIDECARS; empty: nothing

  std::string name_space;                    // of the control plane
  std::optional<InjectorSettings> settings;  // empty: as the charts write them
  std::vector<Traced<std::string>> members;  // By::service_mesh: names of namespaces, `*` for all
  std::vector<Selector> member_selectors;    // likewise: of their labels
  std::vector<std::string> open_members;     // likewise: of which it cannot be told whether `*` takes them in
  bool injects_gateways = false;             // likewise: pods that the mesh makes for gateways, in any namespace

  // Values that somebody gives and that cannot be seen here.
  struct Unseen {
    OriginId at;
    std::string what;  // "the values of ConfigMap `istio-values`"
  };
  std::optional<Unseen> unseen;
};

}  // namespace sidelint::model
