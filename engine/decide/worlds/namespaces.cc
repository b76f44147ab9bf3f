#include <algorithm>

#include "engine/decide/plane/reach.h"
#include "engine/decide/worlds/facts.h"
#include "engine/model/repository.h"

namespace sidelint::decide {
namespace {

// What is built or delivered is together; files as they stand may be of several clusters.
bool is_together(const model::Object& object) { return object.unit != "."; }

}  // namespace

Namespaces::Namespaces(const model::Repository& repository, const MeshFacts& facts)
    : repository_(repository), facts_(facts), mutations_(repository) {
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

std::vector<std::size_t> Namespaces::nearest(const std::string& name, const model::Object& object) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end() || declared(name) != nullptr) return {};
  std::vector<std::size_t> speaking;
  std::vector<const model::Object*> objects;
  bool in_own_unit = false;
  for (const std::size_t i : found->second) {
    const model::Object& other = repository_.namespaces[i].object;
    const bool is_beside = is_together(object) && other.unit == object.unit;
    if (!speaks_for(other, place_of(object)) || (in_own_unit && !is_beside)) continue;
    if (is_beside && !in_own_unit) {
      speaking.clear();
      objects.clear();
      in_own_unit = true;
    }
    speaking.push_back(i);
    objects.push_back(&other);
  }
  std::vector<std::size_t> indexes;
  std::size_t most = 0;
  for (const std::size_t i : model::nearest_definitions(objects, object.file)) {
    const std::size_t shared = shared_names(objects[i]->file, object.file);
    if (shared > most) indexes.clear();
    if (shared >= most) indexes.push_back(speaking[i]);
    most = std::max(most, shared);
  }
  return indexes;
}

const std::string* Namespaces::unseen_beside(const model::Object& object) const {
  const auto found = std::find_if(repository_.unseen.begin(), repository_.unseen.end(),
                                  [&](const model::UnseenPart& part) { return part.unit == object.unit; });
  return found == repository_.unseen.end() ? nullptr : &found->what;
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
