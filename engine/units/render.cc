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
#include "engine/units/file_index.h"
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
  Renderer(const Site& site, const RenderLimits& limits, std::vector<Kustomization> kustomizations, SourceMap& sources,
           Origins& origins)
      : site_(site),
        limits_(limits),
        kustomizations_(std::move(kustomizations)),
        standing_(site.scan, sources, site.index, kustomizations_),
        sources_(sources),
        origins_(origins) {}

  std::vector<Unit> run();

 private:
  void choose_roots();
  void build();
  void prepare_adoption();
  void drop_included();
  Selection leftovers() const;
  Unit take(const Made& made);
  void take_unbuilt(const Made& made, Unit& unit);
  void take_built(const Made& made, Unit& unit);
  static AppliedObject adopt(kustomize::BuiltObject& object, const Made& made, Unit& unit);
  SourceId source_of(const std::string& path);
  std::string folder_of(std::size_t root) const {
    const std::string& folder = kustomizations_[roots_[root].self].folder;
    return folder.empty() ? "." : folder;
  }

  const Site& site_;
  const RenderLimits& limits_;
  std::vector<Kustomization> kustomizations_;
  Standing standing_;
  SourceMap& sources_;
  Origins& origins_;
  std::vector<Root> roots_;    // that may matter
  std::size_t buildable_ = 0;  // as many of them as the limits allow
  std::vector<std::vector<std::size_t>> parts_;
  std::vector<Workplace> places_;  // by part
  std::vector<Adoption> adoptions_;
  std::vector<Made> made_;  // by root
  std::unordered_map<std::string, SourceId> added_;
};

void Renderer::choose_roots() {
  Graph graph(kustomizations_);
  const auto find = [&](const std::string& path) { return site_.index.find(path); };
  const Surroundings around{sources_, origins_, find};
  for (Root& root : find_roots(kustomizations_, graph)) {
    const bool lies_in_repository = !site_.territory.repository(kustomizations_[root.self].folder).empty();
    if (lies_in_repository && may_matter(root, kustomizations_, around)) roots_.push_back(std::move(root));
  }
}

void Renderer::build() {
  std::size_t visits = 0;
  while (buildable_ < roots_.size()) {
    visits += roots_[buildable_].reached.size();
    if (visits > limits_.folders) break;
    ++buildable_;
  }
  parts_ = parted(roots_);
  // A part has one repository; paths of several that build on each other are none of kustomize's.
  places_.resize(parts_.size());
  for_each_index(parts_.size(), site_.options.threads, [&](std::size_t part) {
    std::vector<std::string> folders;
    for (const std::size_t root : parts_[part])
      if (root < buildable_) folders.push_back(folder_of(root));
    build_all(site_, folders, places_[part]);
    for (std::size_t i = folders.size(); i < parts_[part].size(); ++i) {
      places_[part].built.emplace_back().refusal = {{}, "the repository has too many kustomizations to build them all"};
    }
  });
}

SourceId Renderer::source_of(const std::string& path) {
  if (const ScannedFile* file = site_.index.find(path)) return file->source;
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

Selection Renderer::leftovers() const {
  Selection left{std::vector<bool>(site_.scan.files.size(), true), std::vector<bool>(kustomizations_.size(), true)};
  const auto take = [&](const std::string& path) {
    const ScannedFile* file = site_.index.find(path);
    if (file != nullptr) left.files[static_cast<std::size_t>(file - site_.scan.files.data())] = false;
  };
  for (const Made& made : made_) {
    for (const SourceId source : made.built->sources) take(made.place->sources.path(source));
    for (const std::size_t each : roots_[made.root].reached) {
      left.kustomizations[each] = false;
      if (!made.built->refusal) continue;
      for (const std::string& path : kustomizations_[each].resources) take(path);
    }
  }
  return left;
}

AppliedObject Renderer::adopt(kustomize::BuiltObject& object, const Made& made, Unit& unit) {
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

void Renderer::take_unbuilt(const Made& made, Unit& unit) {
  const kustomize::Refusal& refusal = *made.built->refusal;
  const SourceId root = kustomizations_[roots_[made.root].self].source;
  unit.refusal = Refusal{refusal.at == Span{} ? Span{root, 0, 0} : made.adoption->adopt(refusal.at), refusal.message};
  unit.objects = standing_.take_objects(roots_[made.root].reached);
  for (const std::size_t each : roots_[made.root].reached) unit.sources.push_back(kustomizations_[each].source);
  for (const AppliedObject& object : unit.objects) {
    if (unit.sources.back() != object.source) unit.sources.push_back(object.source);
  }
}

void Renderer::take_built(const Made& made, Unit& unit) {
  for (const kustomize::Unknown& unknown : made.built->unknown) {
    unit.unknown.push_back({made.adoption->adopt(unknown.at), unknown.what, unknown.why, unknown.stops});
  }
  for (kustomize::BuiltObject& object : made.built->objects) unit.objects.push_back(adopt(object, made, unit));
  for (const SourceId source : made.built->sources) unit.sources.push_back(source_of(made.place->sources.path(source)));
}

Unit Renderer::take(const Made& made) {
  Unit unit;
  unit.kind = UnitKind::kustomization;
  unit.folder = folder_of(made.root);
  unit.name = unit.folder;
  unit.file = sources_.path(kustomizations_[roots_[made.root].self].source);
  if (made.built->refusal) {
    take_unbuilt(made, unit);
  } else {
    take_built(made, unit);
  }
  return unit;
}

std::vector<Unit> Renderer::run() {
  choose_roots();
  build();
  prepare_adoption();
  drop_included();
  std::vector<Unit> units;
  units.push_back(standing_.take_plain(leftovers()));
  for (const Made& made : made_) units.push_back(take(made));
  return units;
}

}  // namespace

std::vector<Unit> render(const FileSystem& files, const std::vector<std::string>& paths, const Scan& scan,
                         const ScanOptions& options, SourceMap& sources, Origins& origins, const RenderLimits& limits) {
  const FileIndex index(scan, sources);
  std::vector<Kustomization> kustomizations = read_kustomizations(scan, index, sources, origins);
  const Site site{files, scan, index, options, sources, Territory(files, paths)};
  return Renderer(site, limits, std::move(kustomizations), sources, origins).run();
}

std::vector<Unit> discover(const Scan& scan, const SourceMap& sources, Origins& origins) {
  const FileIndex index(scan, sources);
  const std::vector<Kustomization> kustomizations = read_kustomizations(scan, index, sources, origins);
  const Selection all{std::vector<bool>(scan.files.size(), true), std::vector<bool>(kustomizations.size(), true)};
  std::vector<Unit> units;
  units.push_back(Standing(scan, sources, index, kustomizations).take_plain(all));
  return units;
}

}  // namespace sidelint::units
