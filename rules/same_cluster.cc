#include "rules/same_cluster.h"

#include <algorithm>
#include <cstddef>

#include "engine/decide/plane/reach.h"

namespace sidelint::rules {
namespace {

std::string identity_of(const model::Object& object) {
  std::string identity = object.kind;
  identity.append(1, '/').append(object.metadata.name_space.value);
  return identity.append(1, '/').append(object.metadata.name.value);
}

}  // namespace

SameCluster::SameCluster(const model::Repository& repository) : alternatives_(repository) {
  for (const model::Workload& workload : repository.workloads)
    written_[identity_of(workload.object)].push_back(&workload.object);
}

bool SameCluster::may_hold(const model::Object& definition, const model::Workload& workload) const {
  const model::Object& object = workload.object;
  if (alternatives_.are_apart(definition, object) || !decide::speaks_for(definition.file, object.file)) return false;
  const std::vector<const model::Object*>& writings = written_.at(identity_of(object));
  const std::vector<std::size_t> nearest = model::nearest_definitions(writings, definition.file);
  return std::ranges::any_of(nearest, [&](std::size_t i) { return writings[i] == &object; });
}

bool SameCluster::may_hold_beside(const model::Object& definition, const model::Workload& workload) const {
  return definition.metadata.name_space.value == workload.object.metadata.name_space.value &&
         may_hold(definition, workload);
}

}  // namespace sidelint::rules
