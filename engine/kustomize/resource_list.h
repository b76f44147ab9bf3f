// The objects of a kustomization, in order, no two with the same id. Mirrors kustomize api 0.21, resmap/reswrangler.go.
#pragma once

#include <functional>
#include <string>
#include <unordered_set>
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
    return items_;
  }

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

 private:
  void refresh();

  std::vector<Resource> items_;
  std::unordered_set<std::string> ids_;
  bool is_fresh_ = true;  // ids_ are those of items_
};

// A key that two ids share if they are the same id.
std::string key_of(const Id& id);

}  // namespace sidelint::kustomize
