// What is known of one workload and its namespace, and what is open: the question that a decision answers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/decide/control_plane.h"
#include "engine/decide/mesh_facts.h"
#include "engine/decide/steps/world.h"
#include "engine/decide/trace.h"
#include "engine/decide/worlds/mutations.h"
#include "engine/model/namespace.h"
#include "engine/model/repository.h"
#include "engine/model/selector.h"
#include "engine/model/workload.h"

namespace sidelint::decide {

using Option = std::optional<std::string>;  // the value of a label; empty: the label is absent

// The owner of what is said of the pods' namespace where no name is known.
inline constexpr std::string_view kUnnamed = "its namespace";

// A label or annotation of which several values are possible.
struct OpenKey {
  enum class Of : std::uint8_t { name_space, pod_label, pod_annotation };
  Of of;
  std::string owner;  // in words: "`shop`", "its namespace", "its pods"
  std::string key;
  std::vector<Option> values;  // at least two; none, if somebody supposes to know it
  Missing missing;             // what would tell

  bool is_open() const { return !values.empty(); }
};

// A namespace that the pods may be in, or a definition of it.
struct NamespaceCase {
  std::string name;                 // "" stands for all names that nothing tells from others
  model::Labels labels;             // those known, with kubernetes.io/metadata.name
  std::vector<std::size_t> open;    // of Facts::open, the keys that are open in this case
  std::vector<std::string> called;  // what is said of it: "`shop`", "reserved"; empty: none of what the other cases are
  std::string condition;            // of one of several definitions: "Namespace `shop` is that of a/ns.yaml"
  const model::FieldMap* fields = nullptr;  // where the labels stand
  OriginId at;                              // the definition, or the line that names the namespace
  bool named = true;
  bool declared = true;  // else all labels that matter are open
};

struct Facts {
  std::vector<NamespaceCase> cases;  // at least one
  std::vector<Missing> which_case;   // what would tell between the cases
  model::Labels pod_labels;          // those known of the keys that somebody looks at
  bool pod_has_labels = false;       // any at all
  Option annotation;                 // sidecar.istio.io/inject, if it is known
  bool host_network = false;
  std::optional<Missing> open_host_network;
  std::optional<Missing> open_metadata;  // whether the pods get any of it
  std::vector<OpenKey> open;
  const model::Workload* workload = nullptr;
};

// A key that selectors mention, with the values they name.
struct Mention {
  std::string key;
  std::vector<std::string> values;  // sorted
};
// Names of namespaces that selectors or the injector tell from all others, but not from each other.
struct NameGroup {
  std::string representative;
  std::vector<std::string> called;  // in words: "reserved"; "`a`", "`b`"
};

// All keys that a plane's webhooks and injectors look at. sidecar.istio.io/inject is always one of the pod's.
struct Mentions {
  std::vector<Mention> of_namespace;  // without kubernetes.io/metadata.name
  std::vector<Mention> of_pod;
  std::vector<NameGroup> names;  // all others are alike
};
Mentions mentions(const ControlPlane& plane);

// The namespaces of a repository by name, under the names that a kustomization gives them too.
class Namespaces {
 public:
  Namespaces(const model::Repository& repository, const MeshFacts& facts);

  // The definitions of that name that are nearest to the object, as indexes into the repository's namespaces; none if
  // it is declared elsewhere. Those of its own unit come first; those of another cluster say nothing.
  std::vector<std::size_t> nearest(const std::string& name, const model::Object& object) const;
  const model::Namespace& at(std::size_t index) const { return repository_.namespaces[index]; }
  // What may declare a namespace beside the object in its unit, as it is written; null if everything is seen.
  const std::string* unseen_beside(const model::Object& object) const;
  // Its labels, if the user declared it.
  const model::Labels* declared(const std::string& name) const;
  // What the user supposes of its labels; null if nothing.
  const std::vector<std::pair<std::string, Option>>* assumed(const std::string& name) const;
  // What policies may change of the objects in them, and of themselves.
  const Mutations& mutations() const { return mutations_; }

 private:
  const model::Repository& repository_;
  const MeshFacts& facts_;
  Mutations mutations_;
  std::map<std::string, std::vector<std::size_t>> by_name_;
};

Facts gather(const model::Workload& workload, const Namespaces& namespaces, const Mentions& mentions);

}  // namespace sidelint::decide
