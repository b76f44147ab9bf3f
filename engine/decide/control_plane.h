// The injectors in force around an object: webhook configurations and injector settings, from the repository, from what the
// user declared, or from the built-in profile of a release.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/mesh_facts.h"
#include "engine/decide/release.h"
#include "engine/model/injector.h"
#include "engine/model/webhook.h"

namespace sidelint::decide {

// One webhook entry, in the order in which the API server calls them: configurations by name, then list order.
struct Hook {
  std::string configuration;
  std::string revision;  // whose injector answers: the configuration's label istio.io/rev, "default" if it has none
  const model::WebhookEntry* entry;
};

// What the injector of one revision is told.
struct Injector {
  std::string revision;
  const model::InjectorSettings* settings;
  OriginId at;  // the ConfigMap; empty if the settings are assumed
};

struct ControlPlane {
  enum class Source : std::uint8_t { repository, declared, assumed };
  Source source = Source::assumed;
  Release release = kNewestRelease;
  bool release_known = false;    // declared, or told by the control plane's own objects
  std::vector<Hook> hooks;
  std::vector<Injector> injectors;
  bool revisions_complete = true;  // whether a revision without a hook is served by nobody; not so if assumed
  std::vector<std::string> revisions() const;  // every revision or tag that a hook selects, sorted
};

// The decision part of the injector's configuration as the charts write it: policy enabled, no selectors.
const model::InjectorSettings& chart_settings();

// The webhook configurations that the charts of a release install.
struct Install {
  Release release = kNewestRelease;
  std::string revision;               // "" is the default install
  std::vector<std::string> tags;      // revision tags that point to it
  bool enable_namespaces_by_default = false;
  bool legacy_selectors = true;       // of 1.9 only: the one entry of the releases before
};
std::vector<model::WebhookConfiguration> built_in_webhooks(const Install& install);

}  // namespace sidelint::decide
