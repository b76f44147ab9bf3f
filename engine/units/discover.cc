// Finds what is applied, and what kustomizations change about it.
//
// Every kustomization is taken for one that somebody may build: its orders are noted on each object that it reaches
// through resources, bases and components, whatever folder they stand in. Bases come before what builds on them, so the
// changes of an object stand in the order in which they are made.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/units/kustomization.h"
#include "engine/units/kustomization_file.h"
#include "engine/units/unit.h"

namespace sidelint::units {
namespace {

// An object that more changes may reach than this is known to be open anyway.
constexpr std::size_t kMaxChanges = 256;

// Lists within lists are opened that deep.
constexpr std::size_t kMaxListDepth = 8;

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

class Discovery {
 public:
  Discovery(const Scan& scan, const SourceMap& sources, Origins& origins)
      : scan_(scan), sources_(sources), origins_(origins) {}

  Unit run();

 private:
  void index_files();
  void read_kustomizations();
  void list_other_files();
  void add_objects(const ScannedFile& file);
  void open(const ScannedDocument& document, const ScannedFile& file);
  void apply_orders();
  void visit_bases_first(std::size_t start);
  std::vector<std::size_t> bases_of(const Kustomization& kustomization) const;
  std::vector<const Kustomization*> ordering(std::size_t self) const;
  std::vector<std::size_t> reach(std::size_t self);
  void apply(std::size_t self);
  void change(AppliedObject& object, const Order& order, Names names);

  // The file at the path, or the kustomization file of the folder.
  const ScannedFile* find_file(const std::string& path) const;
  // The kustomization in the folder.
  const std::size_t* find_kustomization(const std::string& folder) const;

  struct Range {
    std::size_t first = 0;
    std::size_t last = 0;
  };

  const Scan& scan_;
  const SourceMap& sources_;
  Origins& origins_;
  std::unordered_map<std::string_view, const ScannedFile*> file_at_;
  std::vector<Kustomization> kustomizations_;
  std::unordered_map<std::string, std::size_t> kustomization_in_;  // by folder
  std::unordered_set<std::string> other_files_;
  std::unordered_map<const ScannedFile*, Range> objects_of_;
  std::vector<std::size_t> order_;  // of the kustomizations, bases first
  enum class Visit : std::uint8_t { none, open, done };
  std::vector<Visit> visits_;
  std::vector<std::size_t> reached_by_;  // of a kustomization: the one (counted from 1) that reached it last
  Unit unit_;
};

Unit Discovery::run() {
  unit_.folder = std::string(".");  // as a temporary: g++ 12 warns of an overlap that is none
  index_files();
  read_kustomizations();
  list_other_files();
  for (const ScannedFile& file : scan_.files) add_objects(file);
  apply_orders();
  return std::move(unit_);
}

void Discovery::index_files() {
  file_at_.reserve(scan_.files.size());
  for (const ScannedFile& file : scan_.files) file_at_.emplace(sources_.path(file.source), &file);
}

void Discovery::read_kustomizations() {
  const Surroundings around{sources_, origins_, [this](const std::string& path) { return find_file(path); }};
  for (const ScannedFile& file : scan_.files) {
    if (!is_kustomization_file(sources_.path(file.source)) || file.documents.empty()) continue;
    Kustomization read = read_kustomization(file.source, file.documents.front().tree->root(), around);
    // Of several in one folder, which kustomize refuses, the first counts.
    if (kustomization_in_.emplace(read.folder, kustomizations_.size()).second)
      kustomizations_.push_back(std::move(read));
  }
}

// A file that is a resource somewhere is an object, whatever else it is listed for.
void Discovery::list_other_files() {
  for (const Kustomization& kustomization : kustomizations_) {
    other_files_.insert(kustomization.other_files.begin(), kustomization.other_files.end());
  }
  for (const Kustomization& kustomization : kustomizations_) {
    for (const std::string& resource : kustomization.resources) other_files_.erase(resource);
  }
}

void Discovery::add_objects(const ScannedFile& file) {
  const std::string& path = sources_.path(file.source);
  unit_.problems.insert(unit_.problems.end(), file.problems.begin(), file.problems.end());
  if (is_kustomization_file(path) || other_files_.contains(path)) return;
  const std::size_t first = unit_.objects.size();
  for (const ScannedDocument& document : file.documents) open(document, file);
  if (unit_.objects.size() > first) objects_of_[&file] = {first, unit_.objects.size()};
}

// Adds the document's object; of a list its items, as kubectl does. Mirrors k8s.io/apimachinery v0.36,
// apis/meta/v1/unstructured/unstructured.go (decodeToList): items without kind and apiVersion have the list's, without
// the suffix.
void Discovery::open(const ScannedDocument& document, const ScannedFile& file) {
  struct Pending {
    yaml::Node node;
    std::string_view api_version;
    std::string_view kind;
    std::size_t depth;
  };
  std::vector<Pending> pending;
  pending.push_back({document.tree->root(), {}, {}, 0});
  while (!pending.empty()) {
    Pending next = pending.back();
    pending.pop_back();
    const std::string_view kind = next.node.find("kind").text();
    const std::string_view api_version = next.node.find("apiVersion").text();
    if (!kind.empty() || !api_version.empty()) {
      next.kind = kind;
      next.api_version = api_version;
    }
    const yaml::Node items = next.node.find("items");
    if (ends_with(next.kind, "List") && items.is(yaml::Kind::sequence) && next.depth < kMaxListDepth) {
      for (std::size_t i = items.size(); i-- > 0;) {  // the first is taken next
        pending.push_back({items.item(i), next.api_version, next.kind.substr(0, next.kind.size() - 4), next.depth + 1});
      }
    } else if (!next.kind.empty()) {
      unit_.objects.push_back({.node = next.node,
                               .api_version = std::string(next.api_version),
                               .kind = std::string(next.kind),
                               .source = file.source,
                               .bytes = document.bytes,
                               .document = document.tree.get(),
                               .changes = {}});
    }
  }
}

const ScannedFile* Discovery::find_file(const std::string& path) const {
  const auto found = file_at_.find(path);
  return found == file_at_.end() ? nullptr : found->second;
}

const std::size_t* Discovery::find_kustomization(const std::string& folder) const {
  const auto found = kustomization_in_.find(folder);
  return found == kustomization_in_.end() ? nullptr : &found->second;
}

std::vector<std::size_t> Discovery::bases_of(const Kustomization& kustomization) const {
  std::vector<std::size_t> bases;
  for (const auto* paths : {&kustomization.resources, &kustomization.components}) {
    for (const std::string& path : *paths) {
      if (const std::size_t* base = find_kustomization(path)) bases.push_back(*base);
    }
  }
  return bases;
}

void Discovery::apply_orders() {
  visits_.resize(kustomizations_.size());
  reached_by_.resize(kustomizations_.size());
  for (std::size_t i = 0; i < kustomizations_.size(); ++i) visit_bases_first(i);
  for (const std::size_t i : order_) apply(i);
}

// Appends to order_ what `start` builds on and then itself, unless they stand there. Kustomizations in a circle, which
// kustomize refuses, come in the order of the visit.
void Discovery::visit_bases_first(std::size_t start) {
  std::vector<std::size_t> pending{start};
  while (!pending.empty()) {
    const std::size_t next = pending.back();
    if (visits_[next] != Visit::none) {
      pending.pop_back();
      if (visits_[next] == Visit::open) order_.push_back(next);
      visits_[next] = Visit::done;
      continue;
    }
    visits_[next] = Visit::open;
    for (const std::size_t base : bases_of(kustomizations_[next])) {
      if (visits_[base] == Visit::none) pending.push_back(base);
    }
  }
}

// The kustomization's components and theirs, which act on its resources, and at last itself.
std::vector<const Kustomization*> Discovery::ordering(std::size_t self) const {
  std::vector<const Kustomization*> found{&kustomizations_[self]};
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const std::string& path : found[i]->components) {
      const std::size_t* component = find_kustomization(path);
      if (component == nullptr) continue;
      const Kustomization* next = &kustomizations_[*component];
      if (std::find(found.begin(), found.end(), next) == found.end()) found.push_back(next);
    }
  }
  std::reverse(found.begin(), found.end());
  return found;
}

// The kustomization and all that it builds on.
std::vector<std::size_t> Discovery::reach(std::size_t self) {
  std::vector<std::size_t> reached{self};
  reached_by_[self] = self + 1;
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (const std::size_t base : bases_of(kustomizations_[reached[i]])) {
      if (reached_by_[base] == self + 1) continue;
      reached_by_[base] = self + 1;
      reached.push_back(base);
    }
  }
  return reached;
}

// Notes the orders of a kustomization and of its components on everything that it reaches.
void Discovery::apply(std::size_t self) {
  const std::vector<const Kustomization*> ordering_here = ordering(self);
  const auto orders_nothing = [](const Kustomization* by) { return by->orders.empty(); };
  if (std::all_of(ordering_here.begin(), ordering_here.end(), orders_nothing)) return;

  const std::vector<std::size_t> reached = reach(self);
  Names names = Names::as_written;
  for (const std::size_t i : reached) names = std::max(names, kustomizations_[i].names);
  for (const std::size_t i : reached) {
    for (const std::string& path : kustomizations_[i].resources) {
      const ScannedFile* file = find_file(path);
      const auto range = file == nullptr ? objects_of_.end() : objects_of_.find(file);
      if (range == objects_of_.end()) continue;
      for (std::size_t o = range->second.first; o < range->second.last; ++o) {
        for (const Kustomization* by : ordering_here) {
          for (const Order& order : by->orders) change(unit_.objects[o], order, names);
        }
      }
    }
  }
}

// Whether the object has that value there as it is written.
bool has_already(const AppliedObject& object, const Change& change) {
  if (!change.value || change.path.empty()) return false;
  yaml::Node node = object.node;
  for (const std::string& part : change.path) node = node.find(part);
  return node.is(yaml::Kind::string) && node.text() == *change.value;
}

void Discovery::change(AppliedObject& object, const Order& order, Names names) {
  const Identity identity{object.api_version, object.kind, object.node.find("metadata").find("name").text()};
  if (!may_reach(order.target, identity, names)) return;
  for (const Change& change : order.changes) {
    const auto is_same = [&](const Change& other) { return other.at == change.at && other.path == change.path; };
    const auto is_of_field = [&](const Change& other) { return other.path == change.path; };
    if (std::any_of(object.changes.begin(), object.changes.end(), is_same)) continue;
    if (has_already(object, change) && std::none_of(object.changes.begin(), object.changes.end(), is_of_field))
      continue;
    if (object.changes.size() == kMaxChanges) {
      object.changes.assign(1, Change{change.at, change.by, {}, std::nullopt});
      return;
    }
    object.changes.push_back(change);
  }
}

}  // namespace

std::vector<Unit> discover(const Scan& scan, const SourceMap& sources, Origins& origins) {
  std::vector<Unit> units;
  units.push_back(Discovery(scan, sources, origins).run());
  return units;
}

}  // namespace sidelint::units
