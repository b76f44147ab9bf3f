// The objects of a kustomization, in order, no two with the same id. Mirrors kustomize api 0.21, resmap/reswrangler.go.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/kustomize/resource.h"
#include "engine/kustomize/run.h"

namespace sidelint::kustomize {

class ResourceList {
 public:
  const std::vector<Resource>& items() const { return items_; }
  // To change them. Ids may collide from then on: see check_ids.
  std::vector<Resource>& edit() {
    is_fresh_ = false;
    knows_names_ = false;
    may_hold_empty_ = true;
    return items_;
  }
  // To change one, by what answers false to stop: many such changes cost no more than what they touch. Its answer.
  bool change(std::size_t i, const std::function<bool(Resource&)>& how);

  // False (and a refusal at `at`) if one of that id is there.
  bool append(Run& run, Resource resource, Span at);
  bool append_all(Run& run, std::vector<Resource> resources, Span at);
  // As the generated object's behaviour says: beside the others, or into the one of its id.
  bool absorb(Run& run, Resource generated, Span at);
  bool check_ids(Run& run, Span at);
  // Takes out those that became empty.
  void drop_empty();

  // Those that have or had the id: by any of their ids.
  std::vector<std::size_t> with_any_id(const std::function<bool(const Id&)>& matches) const;
  std::vector<std::size_t> with_any_id(std::string_view name, const std::function<bool(const Id&)>& matches);
  // All that have the name or had it, and perhaps others, in order; all there are, if it is none.
  std::vector<std::size_t> candidates(std::optional<std::string_view> name);

 private:
  bool has_any_id(std::size_t i, const std::function<bool(const Id&)>& matches) const;
  void refresh();
  bool note_id(const Resource& resource);
  void forget_id(const std::string& key);
  void note_names(std::size_t i);

  std::vector<Resource> items_;
  std::unordered_map<std::string, std::size_t> ids_;  // how many have each
  std::size_t doubles_ = 0;                           // that have an id which another has too
  bool is_fresh_ = true;                              // ids_ are those of items_
  std::unordered_map<std::string, std::vector<std::size_t>> names_;
  bool knows_names_ = false;  // names_ are those of items_, and perhaps more
  bool may_hold_empty_ = false;
};

// A key that two ids share if they are the same id.
std::string key_of(const Id& id);

}  // namespace sidelint::kustomize
