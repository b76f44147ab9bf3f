#include "engine/units/kustomizations/kustomization_units.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "engine/base/parallel.h"
#include "engine/units/kustomizations/build_kustomizations.h"
#include "engine/units/kustomizations/graph.h"

namespace sidelint::units {

void KustomizationUnits::build(const RenderLimits& limits) {
  choose_roots();
  std::size_t buildable = 0;
  for (std::size_t visits = 0; buildable < roots_.size(); ++buildable) {
    visits += roots_[buildable].reached.size();
    if (visits > limits.folders) break;
  }
  build_parts(buildable);
  prepare_adoption();
  drop_included();
}

void KustomizationUnits::choose_roots() {
  Graph graph(kustomizations_);
  const auto find = [&](const std::string& path) { return site_.index.find(path); };
  const Surroundings around{intake_.sources(), intake_.origins(), find};
  for (Root& root : find_roots(kustomizations_, graph)) {
    const bool lies_in_repository = !site_.territory.repository(kustomizations_[root.self].folder).empty();
    if (lies_in_repository && may_matter(root, kustomizations_, around)) roots_.push_back(std::move(root));
  }
}

void KustomizationUnits::build_parts(std::size_t buildable) {
  parts_ = parted(roots_);
  // A part has one repository; paths of several that build on each other are none of kustomize's.
  places_.resize(parts_.size());
  for_each_index(parts_.size(), site_.options.threads, [&](std::size_t part) {
    std::vector<FolderOrder> orders;
    for (const std::size_t root : parts_[part])
      if (root < buildable) orders.push_back({folder_of(root)});
    build_kustomizations(site_, orders, places_[part]);
    for (std::size_t i = orders.size(); i < parts_[part].size(); ++i) {
      places_[part].made.emplace_back().refusal = {{}, "the repository has too many kustomizations to build them all"};
    }
  });
}

void KustomizationUnits::prepare_adoption() {
  adoptions_.reserve(places_.size());
  built_.resize(roots_.size());
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    Workplace& place = places_[part];
    adoptions_.push_back(intake_.adoption_from(place));
    for (std::size_t i = 0; i < parts_[part].size(); ++i) {
      const std::size_t root = parts_[part][i];
      built_[root] = {root, &place, &place.made[i], &adoptions_.back()};
    }
  }
}

// What turned out to be a part of another build: a folder of transformers, or one behind a link.
void KustomizationUnits::drop_included() {
  std::unordered_set<std::string> included;
  for (const Built& built : built_) {
    const std::vector<std::string>& folders = built.made->folders;
    if (!built.made->refusal && folders.size() > 1) included.insert(folders.begin() + 1, folders.end());
  }
  std::erase_if(built_, [&](const Built& built) {
    const std::vector<std::string>& folders = built.made->folders;
    return !folders.empty() && included.contains(folders.front());
  });
}

void KustomizationUnits::leave_out(Selection& plain) const {
  const auto leave_out = [&](const std::string& path) {
    const ScannedFile* file = site_.index.find(path);
    if (file != nullptr) plain.files[static_cast<std::size_t>(file - site_.scan.files.data())] = false;
  };
  for (const Built& built : built_) {
    for (const SourceId source : built.made->sources) leave_out(built.place->sources.path(source));
    for (const std::size_t each : roots_[built.root].reached) {
      plain.kustomizations[each] = false;
      if (!built.made->refusal) continue;
      for (const std::string& path : kustomizations_[each].resources) leave_out(path);
    }
  }
}

void KustomizationUnits::take(std::vector<Unit>& units) {
  for (const Built& built : built_) units.push_back(take(built));
}

Unit KustomizationUnits::take(const Built& built) {
  adopt(*built.adoption, *built.made);
  Unit unit;
  unit.kind = UnitKind::kustomization;
  unit.folder = folder_of(built.root);
  unit.name = unit.folder;
  unit.file = intake_.sources().path(kustomizations_[roots_[built.root].self].source);
  if (built.made->refusal) {
    take_refused(built, unit);
    return unit;
  }
  unit.unknown = std::move(built.made->unknown);
  unit.sources = std::move(built.made->sources);
  for (MadeObject& object : built.made->objects) add_object(std::move(object), unit);
  return unit;
}

void KustomizationUnits::take_refused(const Built& built, Unit& unit) {
  unit.refusal = std::move(built.made->refusal);
  if (unit.refusal->at == Span{}) unit.refusal->at = {kustomizations_[roots_[built.root].self].source, 0, 0};
  unit.objects = standing_.take_objects(roots_[built.root].reached);
  for (const std::size_t each : roots_[built.root].reached) unit.sources.push_back(kustomizations_[each].source);
  for (const AppliedObject& object : unit.objects) {
    if (unit.sources.back() != object.source) unit.sources.push_back(object.source);
  }
}

}  // namespace sidelint::units
