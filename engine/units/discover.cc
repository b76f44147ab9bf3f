// Files as they stand, and what kustomizations change about them.
//
// Every kustomization that is left is taken for one that somebody may build: its orders are noted on each object that
// it reaches through resources, bases and components, whatever folder they stand in. Bases come before what builds on
// them, so the changes of an object stand in the order in which they are made.

#include "engine/units/discover.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/units/graph.h"
#include "engine/units/kustomization.h"
#include "engine/units/kustomization_file.h"
#include "engine/units/named_files.h"
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
  Discovery(const Scan& scan, const SourceMap& sources, const std::vector<Kustomization>& kustomizations,
            const Leftovers& left)
      : scan_(scan), sources_(sources), kustomizations_(kustomizations), left_(left) {}

  Unit run();

 private:
  void index_files();
  void list_other_files();
  void add_objects(const ScannedFile& file);
  void open(const ScannedDocument& document, const ScannedFile& file);
  void apply_orders();
  std::vector<std::vector<std::size_t>> files_of_kustomizations() const;
  std::vector<const Order*> orders_of(const std::vector<std::size_t>& kustomizations) const;
  void change(AppliedObject& object, const Order& order, Names names);

  // The file at the path; null if it was not read.
  const ScannedFile* find_file(const std::string& path) const;

  struct Range {
    std::size_t first = 0;
    std::size_t last = 0;
  };

  const Scan& scan_;
  const SourceMap& sources_;
  const std::vector<Kustomization>& kustomizations_;
  const Leftovers& left_;
  std::unordered_map<std::string_view, const ScannedFile*> file_at_;
  std::unordered_set<std::string> other_files_;
  std::vector<Range> objects_of_;  // by index of the file
  Unit unit_;
};

Unit Discovery::run() {
  unit_.folder = std::string(".");  // as a temporary: g++ 12 warns of an overlap that is none
  index_files();
  list_other_files();
  objects_of_.resize(scan_.files.size());
  for (const ScannedFile& file : scan_.files) add_objects(file);
  apply_orders();
  return std::move(unit_);
}

void Discovery::index_files() {
  file_at_.reserve(scan_.files.size());
  for (const ScannedFile& file : scan_.files) file_at_.emplace(sources_.path(file.source), &file);
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
  if (is_kustomization_file(path) || orders_charts(path) || file.is_named) {
    if (!file.documents.empty()) unit_.other_files.push_back({file.source, file.documents.front().tree->root()});
    return;
  }
  const auto index = static_cast<std::size_t>(&file - scan_.files.data());
  if (other_files_.contains(path) || !left_.files[index]) return;
  const std::size_t first = unit_.objects.size();
  for (const ScannedDocument& document : file.documents) open(document, file);
  objects_of_[index] = {first, unit_.objects.size()};
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

// The resources that are files with objects, as indexes into the scan.
std::vector<std::vector<std::size_t>> Discovery::files_of_kustomizations() const {
  std::vector<std::vector<std::size_t>> files(kustomizations_.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    for (const std::string& path : kustomizations_[i].resources) {
      const ScannedFile* file = find_file(path);
      if (file != nullptr) files[i].push_back(static_cast<std::size_t>(file - scan_.files.data()));
    }
  }
  return files;
}

std::vector<const Order*> Discovery::orders_of(const std::vector<std::size_t>& kustomizations) const {
  std::vector<const Order*> orders;
  for (const std::size_t i : kustomizations) {
    for (const Order& order : kustomizations_[i].orders) orders.push_back(&order);
  }
  return orders;
}

// Notes the orders of each kustomization and of its components on everything that it reaches.
void Discovery::apply_orders() {
  Graph graph(kustomizations_);
  const std::vector<std::vector<std::size_t>> files = files_of_kustomizations();
  std::vector<std::size_t> changed_for(scan_.files.size(), kustomizations_.size());  // each file once
  for (const std::size_t self : graph.bases_first()) {
    if (!left_.kustomizations[self]) continue;
    const std::vector<const Order*> orders = orders_of(graph.ordering(self));
    if (orders.empty()) continue;
    const std::vector<std::size_t> reached = graph.reach(self);
    Names names = Names::as_written;
    for (const std::size_t i : reached) names = std::max(names, kustomizations_[i].names);
    for (const std::size_t i : reached) {
      for (const std::size_t file : files[i]) {
        if (std::exchange(changed_for[file], self) == self) continue;
        for (std::size_t o = objects_of_[file].first; o < objects_of_[file].last; ++o) {
          for (const Order* order : orders) change(unit_.objects[o], *order, names);
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

Unit take_as_they_stand(const Scan& scan, const SourceMap& sources, const std::vector<Kustomization>& kustomizations,
                        const Leftovers& left) {
  return Discovery(scan, sources, kustomizations, left).run();
}

}  // namespace sidelint::units
