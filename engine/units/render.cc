#include "engine/units/render.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/base/parallel.h"
#include "engine/units/adoption.h"
#include "engine/units/discover.h"
#include "engine/units/graph.h"
#include "engine/units/kustomization.h"
#include "engine/units/roots.h"
#include "engine/units/workplace.h"

namespace sidelint::units {
namespace {

// A folder that was built, and by whom.
struct Made {
  std::size_t root;
  Workplace* place;
  kustomize::Built* built;
  Adoption* adoption;
};

class Renderer {
 public:
  Renderer(const Site& site, std::vector<Kustomization> kustomizations, SourceMap& sources, Origins& origins)
      : site_(site), kustomizations_(std::move(kustomizations)), sources_(sources), origins_(origins) {}

  std::vector<Unit> run();

 private:
  void choose_roots();
  void build();
  void prepare_adoption();
  void drop_included();
  Leftovers leftovers() const;
  void take(const Made& made, std::vector<Unit>& units);
  AppliedObject adopt(kustomize::BuiltObject& object, const Made& made, Unit& unit) const;
  SourceId source_of(const std::string& path);
  std::string folder_of(std::size_t root) const {
    const std::string& folder = kustomizations_[roots_[root].self].folder;
    return folder.empty() ? "." : folder;
  }

  const Site& site_;
  std::vector<Kustomization> kustomizations_;
  SourceMap& sources_;
  Origins& origins_;
  std::vector<Root> roots_;  // that may matter
  std::vector<std::vector<std::size_t>> parts_;
  std::vector<Workplace> places_;  // by part
  std::vector<Adoption> adoptions_;
  std::vector<Made> made_;  // by root
  std::unordered_map<std::string, SourceId> added_;
};

void Renderer::choose_roots() {
  Graph graph(kustomizations_);
  const auto find = [&](const std::string& path) { return site_.find(path); };
  const Surroundings around{sources_, origins_, find};
  for (Root& root : find_roots(kustomizations_, graph)) {
    const bool lies_in_repository = !site_.territory.repository(kustomizations_[root.self].folder).empty();
    if (lies_in_repository && may_matter(root, kustomizations_, around)) roots_.push_back(std::move(root));
  }
}

void Renderer::build() {
  parts_ = parted(roots_);
  // A part has one repository; paths of several that build on each other are none of kustomize's.
  places_.resize(parts_.size());
  for_each_index(parts_.size(), site_.options.threads, [&](std::size_t part) {
    std::vector<std::string> folders;
    for (const std::size_t root : parts_[part]) folders.push_back(folder_of(root));
    build_all(site_, folders, places_[part]);
  });
}

SourceId Renderer::source_of(const std::string& path) {
  if (const ScannedFile* file = site_.find(path)) return file->source;
  const auto known = added_.find(path);
  return known != added_.end() ? known->second : added_.emplace(path, sources_.add(path)).first->second;
}

void Renderer::prepare_adoption() {
  adoptions_.reserve(places_.size());
  made_.resize(roots_.size());
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    Workplace& place = places_[part];
    adoptions_.emplace_back(place.sources, place.origins, Adoption::Party{sources_, origins_},
                            [this](const std::string& path) { return source_of(path); });
    for (std::size_t i = 0; i < parts_[part].size(); ++i) {
      const std::size_t root = parts_[part][i];
      made_[root] = {root, &place, &place.built[i], &adoptions_.back()};
    }
  }
}

// What turned out to be a part of another build: a folder of transformers, or one behind a link.
void Renderer::drop_included() {
  std::unordered_set<std::string> included;
  for (const Made& made : made_) {
    const std::vector<std::string>& folders = made.built->folders;
    if (!made.built->refusal && folders.size() > 1) included.insert(folders.begin() + 1, folders.end());
  }
  std::erase_if(made_, [&](const Made& made) {
    const std::vector<std::string>& folders = made.built->folders;
    return !folders.empty() && included.contains(folders.front());
  });
}

Leftovers Renderer::leftovers() const {
  Leftovers left{std::vector<bool>(site_.scan.files.size(), true), std::vector<bool>(kustomizations_.size(), true)};
  const auto leave = [&](const std::string& path, bool is_left) {
    const ScannedFile* file = site_.find(path);
    if (file != nullptr) left.files[static_cast<std::size_t>(file - site_.scan.files.data())] = is_left;
  };
  for (const Made& made : made_) {
    if (made.built->refusal) continue;
    for (const SourceId source : made.built->sources) leave(made.place->sources.path(source), false);
    for (const std::size_t each : roots_[made.root].reached) left.kustomizations[each] = false;
  }
  for (const Made& made : made_) {
    if (!made.built->refusal) continue;
    for (const std::size_t each : roots_[made.root].reached) {
      left.kustomizations[each] = true;
      for (const std::string& path : kustomizations_[each].resources) leave(path, true);
    }
  }
  return left;
}

AppliedObject Renderer::adopt(kustomize::BuiltObject& object, const Made& made, Unit& unit) const {
  made.adoption->adopt(object.value);
  unit.documents.push_back(yaml::to_document(object.value));
  const yaml::Node node = unit.documents.back()->root();
  AppliedObject applied{.node = node,
                        .api_version = std::string(node.find("apiVersion").text()),
                        .kind = std::string(node.find("kind").text()),
                        .source = made.adoption->adopt(object.written.source),
                        .bytes = made.adoption->adopt(object.written),
                        .document = unit.documents.back().get(),
                        .changes = {}};
  for (const kustomize::Unknown& unknown : made.built->unknown) {
    if (unknown.changes.empty()) continue;
    applied.changes.push_back({OriginId::written(made.adoption->adopt(unknown.at)), unknown.changes, {}, std::nullopt});
  }
  return applied;
}

void Renderer::take(const Made& made, std::vector<Unit>& units) {
  kustomize::Built& built = *made.built;
  const std::string folder = folder_of(made.root);
  if (built.refusal) {
    const Span at = built.refusal->at == Span{} ? Span{kustomizations_[roots_[made.root].self].source, 0, 0}
                                                : made.adoption->adopt(built.refusal->at);
    units.front().refusals.push_back({folder, at, built.refusal->message});
    return;
  }
  Unit unit;
  unit.kind = UnitKind::kustomization;
  unit.folder = folder;
  unit.file = sources_.path(kustomizations_[roots_[made.root].self].source);
  for (const kustomize::Unknown& unknown : built.unknown) {
    unit.unknown.push_back({made.adoption->adopt(unknown.at), unknown.what, unknown.why});
  }
  for (kustomize::BuiltObject& object : built.objects) unit.objects.push_back(adopt(object, made, unit));
  for (const SourceId source : built.sources) unit.sources.push_back(source_of(made.place->sources.path(source)));
  units.push_back(std::move(unit));
}

std::vector<Unit> Renderer::run() {
  choose_roots();
  build();
  prepare_adoption();
  drop_included();
  std::vector<Unit> units;
  units.push_back(take_as_they_stand(site_.scan, sources_, kustomizations_, leftovers()));
  for (const Made& made : made_) take(made, units);
  return units;
}

}  // namespace

std::vector<Unit> render(const FileSystem& files, const std::vector<std::string>& paths, const Scan& scan,
                         const ScanOptions& options, SourceMap& sources, Origins& origins) {
  std::vector<Kustomization> kustomizations = read_kustomizations(scan, sources, origins);
  const Site site(files, paths, scan, options, sources);
  return Renderer(site, std::move(kustomizations), sources, origins).run();
}

std::vector<Unit> discover(const Scan& scan, const SourceMap& sources, Origins& origins) {
  const std::vector<Kustomization> kustomizations = read_kustomizations(scan, sources, origins);
  const Leftovers all{std::vector<bool>(scan.files.size(), true), std::vector<bool>(kustomizations.size(), true)};
  std::vector<Unit> units;
  units.push_back(take_as_they_stand(scan, sources, kustomizations, all));
  return units;
}

}  // namespace sidelint::units
