// One complete state of everything that decides whether a pod is injected.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/control_plane.h"
#include "engine/decide/release.h"
#include "engine/decide/trace.h"
#include "engine/model/admission.h"
#include "engine/model/metadata_refusal.h"
#include "engine/model/object.h"
#include "engine/model/selector.h"

namespace sidelint::decide {

// A label that is there with a value that is none of those a selector names. No label can have it: `?` is not allowed.
inline constexpr std::string_view kOtherValue = "?";

// Where the facts of a world stand, and which of them are not known; for the words of the trace only.
struct Places {
  const model::FieldMap* namespace_labels = nullptr;
  const model::FieldMap* pod_labels = nullptr;
  const model::FieldMap* pod_annotations = nullptr;
  OriginId namespace_at;  // the definition, or the line that names the namespace
  OriginId host_network_at;
  bool namespace_named = true;
  bool namespace_declared = true;                     // else its labels are not known
  std::vector<std::string_view> open_namespace_keys;  // labels of a declared namespace that are not known
  std::vector<std::string_view> open_pod_keys;        // labels and annotations of the pod that are not known
};

struct World {
  std::string name_space;
  bool namespace_exists = true;                     // else the API server cannot look its labels up
  model::Labels namespace_labels;                   // as stored: with kubernetes.io/metadata.name
  model::Labels pod_labels;                         // those that somebody looks at
  bool pod_has_labels = false;                      // any at all
  std::optional<std::string> annotation;            // sidecar.istio.io/inject
  const model::FieldMap* annotations = nullptr;     // all of the pod's; null: none
  const model::MetadataRefusal* refusal = nullptr;  // by the API server, whatever the webhooks say
  bool host_network = false;
  std::vector<const Hook*> hooks;  // in calling order
  std::vector<Injector> injectors;
  const model::InjectorSettings* otherwise = &chart_settings();  // of revisions without an injector of their own
  Release release = kNewestRelease;
  model::Request request;  // the creation of a pod, unless somebody asks for the sake of the argument
  std::string user;        // who creates the pod; empty: not known
  const Places* places = nullptr;
};

// The settings of a revision's injector.
const model::InjectorSettings& settings_of(const World& world, std::string_view revision);

// Decides the world: every step up to the one that settles, with its words.
std::vector<Step> trace_pod(const World& world);

}  // namespace sidelint::decide
