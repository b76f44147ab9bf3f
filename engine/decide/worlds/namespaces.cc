#include <algorithm>

#include "engine/decide/worlds/facts.h"
#include "engine/model/repository.h"

namespace sidelint::decide {

Namespaces::Namespaces(const model::Repository& repository, const MeshFacts& facts)
    : repository_(repository), facts_(facts) {
  for (std::size_t i = 0; i < repository.namespaces.size(); ++i) {
    const model::Namespace& name_space = repository.namespaces[i];
    by_name_[name_space.name()].push_back(i);
    for (const model::Alteration& alteration : name_space.object.alterations) {
      if (alteration.field != model::Alteration::Field::name_space || !alteration.value) continue;
      std::vector<std::size_t>& indexes = by_name_[*alteration.value];
      if (indexes.empty() || indexes.back() != i) indexes.push_back(i);
    }
  }
}

std::vector<std::size_t> Namespaces::nearest(const std::string& name, std::string_view file) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end() || declared(name) != nullptr) return {};
  if (found->second.size() == 1) return found->second;
  std::vector<const model::Object*> objects;
  for (const std::size_t i : found->second) objects.push_back(&repository_.namespaces[i].object);
  std::vector<std::size_t> indexes;
  for (const std::size_t i : model::nearest_definitions(objects, file)) indexes.push_back(found->second[i]);
  return indexes;
}

const std::vector<std::pair<std::string, Option>>* Namespaces::assumed(const std::string& name) const {
  const auto found = facts_.assumed_labels.find(name);
  return found == facts_.assumed_labels.end() ? nullptr : &found->second;
}

const model::Labels* Namespaces::declared(const std::string& name) const {
  const auto found = facts_.namespaces.find(name);
  return found == facts_.namespaces.end() ? nullptr : &found->second;
}

}  // namespace sidelint::decide
