// What a GitOps controller applies: an Application of Argo CD, a Kustomization or a HelmRelease of Flux; or helmfile.
// It says what is built, what is changed about it, and where the result goes.
//
// The readers (argocd, flux, helmfile) tell deliveries from objects; carrying them out gives units (delivery_units.h).
// What is delivered may hold deliveries again: an application of applications.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "engine/helm/render.h"
#include "engine/source/origin.h"
#include "engine/source/span.h"
#include "engine/units/unit.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

// A folder that kustomize builds. `amendment` is a mapping of what is ordered on top of its kustomization, as the file
// itself would say it (`namespace:`, `patches:`, `images:`, `namePrefix:`); each value has the origin of its order.
struct KustomizeSource {
  std::string folder;  // as the run calls it
  yaml::Value amendment = yaml::Value::mapping();
  // Flux makes a kustomization of all manifests below a folder that has none; without it the folder is refused.
  enum class Without : std::uint8_t { refused, generated } without = Without::refused;
  // What Flux's source leaves out, beside `.sourceignore`; empty: all is taken.
  std::optional<std::string> ignored = {};
};

// A chart that lies in the repository, with all values.
struct ChartSource {
  helm::ChartOrder order;
  // What is done to its objects, one after the other: each is a mapping like an amendment.
  std::vector<yaml::Value> post_renderers = {};
};

// Manifests as they stand.
struct DirectorySource {
  std::string folder;
  enum class Depth : std::uint8_t { this_folder, all_folders } depth = Depth::this_folder;
  std::vector<std::string> include = {};  // globs seen from the folder; empty: all
  std::vector<std::string> exclude = {};
};

using DeliveredSource = std::variant<KustomizeSource, ChartSource, DirectorySource>;

// Flux's `postBuild`: `${name}` in what was built.
struct Substitution {
  std::map<std::string, Traced<std::string>, std::less<>> values;
  std::set<std::string, std::less<>> open;  // names whose value nobody can see: it is encrypted
  // A `substituteFrom` that is not in the repository: a name without a value stays open then.
  std::optional<UnknownPart> more;
  bool always = false;  // also where there are no values
};

struct Delivery {
  UnitKind kind = UnitKind::argocd_application;
  std::string name;                                   // "argocd/shop": namespace and name of the ordering object
  std::string cluster;                                // a name or an address; empty: nobody says
  Span at;                                            // the ordering object's document
  std::vector<DeliveredSource> sources;               // of objects that several give, the last one's counts
  std::vector<UnknownPart> unknown;                   // sources that are not in this repository
  std::optional<Refusal> refusal = {};                // whoever carries it out stops at what it names
  Traced<std::string> name_space = {};                // for namespaced objects that name none; empty: they stay so
  std::optional<yaml::Value> created_namespace = {};  // a Namespace that is made along with it, as it will be
  std::optional<Substitution> substitution = {};
  yaml::Value labels = yaml::Value::mapping();       // set on every object's own metadata
  yaml::Value annotations = yaml::Value::mapping();  // likewise
  std::vector<Change> changes = {};                  // of every object, by programs that are not run
  std::vector<SourceId> files = {};                  // that say more of the order than its own
  std::optional<yaml::Value> ordered = {};           // of a helmfile, which holds no objects: the release
};

// A Namespace as helm's `--create-namespace` makes it: with a label that is its name (pkg/action/install.go).
yaml::Value namespace_of_helm(const Traced<std::string>& name, OriginId ordered_at);

}  // namespace sidelint::units
