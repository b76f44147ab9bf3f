// Decides for every workload whether its pods are injected, and why.
//
// The core is a pure two-valued function of a complete world (walk, world.h). What the repository leaves open has few
// values that matter (facts.h, dimensions.h), so the core runs once per world: if all agree the verdict is definite and
// the gap is not even mentioned, otherwise it is unknown and the worlds are folded into the shortest condition for each
// outcome (solve.h). Workloads that ask the same question, which is most of them, share one answer; only places and
// names differ.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/afterwards.h"
#include "engine/decide/control_plane.h"
#include "engine/decide/mesh_facts.h"
#include "engine/decide/trace.h"
#include "engine/model/repository.h"

namespace sidelint::decide {

// One fact that is changed for the sake of the argument.
struct Supposition {
  enum class Place : std::uint8_t { pod_label, pod_annotation, namespace_label };
  Place place;
  std::string key;
  std::optional<std::string> value;  // empty: absent
};

// "Does it hold in every completion of what is not known, in none, or does it depend?"
enum class Certainty : std::uint8_t { no, yes, depends };

class Decisions {
 public:
  // Without `ask` a pod that an injector agrees to inject counts as created.
  Decisions(const model::Repository& repository, const MeshFacts& facts, std::size_t threads, AskInjector ask = {});
  Decisions(const Decisions&) = delete;
  Decisions& operator=(const Decisions&) = delete;
  ~Decisions();

  const Decision& of(const model::Workload& workload) const;
  // The decision if the suppositions were true and all else stayed.
  Decision suppose(const model::Workload& workload, const std::vector<Supposition>& suppositions) const;

  // The namespace definitions that count for the workload; empty if none is declared; several if they are equally near.
  std::vector<const model::Namespace*> namespaces_of(const model::Workload& workload) const;
  // The workloads for which this definition counts.
  std::vector<const model::Workload*> workloads_in(const model::Namespace& name_space) const;

  // The creations of the workload's pods by the injectors that may inject them; none if the repository does not show
  // what one of these is told.
  std::vector<model::PodCreation> creations_of(const model::Workload& workload) const;

  // The control plane in force for what stands in this file.
  const ControlPlane& control_plane(const model::Object& object) const;

  // Whether something may change the label before a pod is created: what builds the namespace, or a policy.
  bool may_relabel(const model::Namespace& name_space, std::string_view key) const;
  // Whether a policy may give that label to a namespace that nothing declares, as `near` would be in it.
  bool may_label(const std::string& undeclared, std::string_view key, const model::Object& near) const;
  // Whether any injector webhook would be called for a pod without labels of its own, in a namespace with these labels.
  Certainty selects_namespace(const model::Namespace& name_space, const model::Labels& labels) const;
  // Whether a webhook serves the revision or tag.
  Certainty serves(const model::Object& near, std::string_view revision) const;

 private:
  struct Parts;  // the planes, the namespaces and who belongs to whom
  std::unique_ptr<const Parts> parts_;
  std::vector<Decision> decisions_;  // by workload
};

}  // namespace sidelint::decide
