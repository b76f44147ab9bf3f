// The injectors in force around an object: webhook configurations and injector settings, from the repository, from what
// the user declared, or from the built-in profile of a release.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/mesh_facts.h"
#include "engine/decide/plane/release_range.h"
#include "engine/decide/release.h"
#include "engine/model/injector.h"
#include "engine/model/webhook.h"

namespace sidelint::decide {

// One webhook entry, in the order in which the API server calls them: configurations by name, then list order.
struct Hook {
  std::string configuration;
  std::string revision;  // whose injector answers: the configuration's label istio.io/rev, "default" if it has none
  const model::WebhookEntry* entry;
  // In force only where the question of the plane has this answer; kAlways: in force for certain.
  static constexpr std::size_t kAlways = static_cast<std::size_t>(-1);
  std::size_t question = kAlways;
  std::size_t answer = 0;
  std::optional<Release> release;     // of that injector; empty if it is neither declared nor told by the configuration
  std::optional<ReleaseRange> among;  // then: between which it lies; empty if it may be any
};

// Where an injector's settings stand.
struct InjectorPlace {
  OriginId at;              // the ConfigMap or who orders the control plane; empty if they are assumed or declared
  std::string file;         // its file
  bool may_change = false;  // something changes the ConfigMap before it is applied
};

// What the injector of one revision is told. Several of one revision are equally near and disagree.
struct Injector {
  std::string revision;
  const model::InjectorSettings* settings = nullptr;
  OriginId at;  // as in InjectorPlace
  std::string file;
  bool may_change = false;
  std::vector<InjectorPlace> alike = {};  // as near, with the same settings; their templates may differ
};

// Something about the webhooks that the repository leaves open.
struct PlaneQuestion {
  enum class About : std::uint8_t {
    configuration,  // which of several definitions of a configuration counts
    revision,       // whether a revision is served that nobody is seen to serve
    alteration,     // whether a configuration is applied as it is written
    condition,      // whether the matchConditions of an entry hold
    order,          // what somebody orders with values that cannot be seen
  };
  About about;
  std::string subject;               // the configuration's name, the revision, who orders
  std::vector<std::string> answers;  // of each answer the condition, in words: "`a/hooks.yaml` counts for it"
  OriginId at;
  std::string unseen;  // About::order: "the values of ConfigMap `x`"
};

struct ControlPlane {
  enum class Source : std::uint8_t { repository, declared, assumed };
  Source source = Source::assumed;
  Release release = kNewestRelease;  // the newest, if several are known
  bool release_known = false;        // declared, or told by the control plane's own objects, of every hook
  std::vector<Hook> hooks;           // with those that are in force only perhaps
  std::vector<Injector> injectors;
  std::vector<PlaneQuestion> questions;
  bool revisions_complete = true;  // whether a revision without a hook is served by nobody; not so if assumed
  // Every revision or tag that a hook selects for certain, sorted.
  std::vector<std::string> revisions() const;
  // Whether some entry is one that charts write since 1.10 only.
  bool has_revision_entries() const;
};

// Whether the hook selects namespaces or pods of that revision or tag.
bool selects_revision(const Hook& hook, std::string_view revision);

// The decision part of the injector's configuration as the charts write it: policy enabled, no selectors.
const model::InjectorSettings& chart_settings();

// The webhook configurations that the charts of a release install.
struct Install {
  Release release = kNewestRelease;
  std::string revision;           // "" is the default install
  std::vector<std::string> tags;  // revision tags that point to it
  bool enable_namespaces_by_default = false;
  // Switches of old charts, as they are set if they are: the one entry of the releases before (1.9, 1.10); whether that
  // entry looks at pods' labels (1.5 to 1.10), and which pods it then calls for.
  std::optional<bool> legacy_selectors;
  std::optional<bool> object_selector;
  bool object_selector_opts_out = true;
};
std::vector<model::WebhookConfiguration> built_in_webhooks(const Install& install);

}  // namespace sidelint::decide
