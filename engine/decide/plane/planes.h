// All control planes of a repository, and which of them is in force for a file.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/decide/control_plane.h"
#include "engine/decide/mesh_facts.h"
#include "engine/decide/plane/definitions.h"
#include "engine/decide/plane/managed.h"
#include "engine/model/repository.h"

namespace sidelint::decide {

// Webhooks come from what the user declared; else from the repository (definitions.h), the nearest definitions first;
// else from the built-in profile, or that of a cloud whose revisions somebody names. Injector settings come from the
// nearest ConfigMaps and orders, with a declared policy instead of theirs.
class Planes {
 public:
  Planes(const model::Repository& repository, const MeshFacts& facts);

  // The plane in force for a place, by index; those of no object of the repository have that of the root.
  std::size_t find(const Place& place) const;
  // The same for the workload's pods. Where a mesh serves only members that it names, as Service Mesh 2 does, it says
  // nothing of pods that may go to any namespace: another mesh may serve that.
  std::size_t find(const model::Workload& workload) const;
  const ControlPlane& at(std::size_t index) const { return planes_[index]; }
  std::size_t size() const { return planes_.size(); }

 private:
  using Key = std::vector<std::pair<const void*, std::size_t>>;

  Place shared_place(const Place& place) const;
  void add_place(const Place& place);
  ControlPlane make(const Place& place);
  ControlPlane declared();
  const ControlPlane& undeclared(const Place& place);
  ControlPlane assumed(const std::vector<ManagedRevision>& managed);
  void add_possible_revisions(ControlPlane& plane);
  void add_built_in(const Install& install, std::size_t question, ControlPlane& plane);
  void add_managed(const ManagedRevision& revision, ControlPlane& plane);
  void add_injectors(const Place& place, ControlPlane& plane);
  void declare_policy(ControlPlane& plane);
  void add_for_any_namespace(std::size_t plane);

  const model::Repository& repository_;
  const MeshFacts& facts_;
  Definitions definitions_;
  bool names_managed_ = false;
  std::optional<ControlPlane> declared_;                           // by the user
  std::map<std::vector<std::string>, ControlPlane> assumed_;       // by the managed revisions that are named
  std::deque<std::vector<model::WebhookConfiguration>> built_in_;  // addresses stay
  std::deque<model::InjectorSettings> declared_settings_;          // likewise
  std::map<const model::InjectorSettings*, std::size_t> with_declared_policy_;
  std::deque<ControlPlane> planes_;
  std::set<std::string, std::less<>> defining_files_;
  std::map<std::pair<std::string, std::string>, std::size_t> by_place_;  // by cluster, and file or folder
  std::map<Key, std::size_t> by_contents_;
  std::map<std::size_t, std::size_t> for_any_namespace_;  // of a plane that names whom it serves, what stands instead
};

}  // namespace sidelint::decide
