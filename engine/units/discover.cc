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

#include "engine/units/kustomizations/graph.h"
#include "engine/units/kustomizations/kustomization.h"
#include "engine/units/scan/kustomization_file.h"
#include "engine/units/scan/named_files.h"
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

// Gathers objects of files, and what kustomizations would change about them.
class Gathering {
 public:
  Gathering(const Standing& standing, const Scan& scan, const std::vector<Kustomization>& kustomizations)
      : standing_(standing), scan_(scan), kustomizations_(kustomizations), objects_of_(scan.files.size()) {}

  void add_objects(const ScannedFile& file);
  // Notes the orders of those kustomizations for which `counts` holds.
  void apply_orders(const std::vector<bool>& counts);
  std::vector<AppliedObject> take() && { return std::move(objects_); }

 private:
  void open(const ScannedDocument& document, const ScannedFile& file);
  std::vector<std::vector<std::size_t>> files_of_kustomizations() const;
  std::vector<const Order*> orders_of(const std::vector<std::size_t>& kustomizations) const;
  void change(AppliedObject& object, const Order& order, Names names);

  struct Range {
    std::size_t first = 0;
    std::size_t last = 0;
  };

  const Standing& standing_;
  const Scan& scan_;
  const std::vector<Kustomization>& kustomizations_;
  std::vector<Range> objects_of_;  // by index of the file
  std::vector<AppliedObject> objects_;
};

void Gathering::add_objects(const ScannedFile& file) {
  Range& range = objects_of_[static_cast<std::size_t>(&file - scan_.files.data())];
  if (range.last > range.first) return;
  range.first = objects_.size();
  for (const ScannedDocument& document : file.documents) open(document, file);
  range.last = objects_.size();
}

// Adds the document's object; of a list its items, as kubectl does. Mirrors k8s.io/apimachinery v0.36,
// apis/meta/v1/unstructured/unstructured.go (decodeToList): items without kind and apiVersion have the list's, without
// the suffix.
void Gathering::open(const ScannedDocument& document, const ScannedFile& file) {
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
      objects_.push_back({.node = next.node,
                          .api_version = std::string(next.api_version),
                          .kind = std::string(next.kind),
                          .source = file.source,
                          .bytes = document.bytes,
                          .document = document.tree.get(),
                          .changes = {}});
    }
  }
}

// The resources that are files with objects, as indexes into the scan.
std::vector<std::vector<std::size_t>> Gathering::files_of_kustomizations() const {
  std::vector<std::vector<std::size_t>> files(kustomizations_.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    for (const std::string& path : kustomizations_[i].resources) {
      const ScannedFile* file = standing_.files().find(path);
      if (file != nullptr) files[i].push_back(static_cast<std::size_t>(file - scan_.files.data()));
    }
  }
  return files;
}

std::vector<const Order*> Gathering::orders_of(const std::vector<std::size_t>& kustomizations) const {
  std::vector<const Order*> orders;
  for (const std::size_t i : kustomizations) {
    for (const Order& order : kustomizations_[i].orders) orders.push_back(&order);
  }
  return orders;
}

// Notes the orders of each kustomization and of its components on everything that it reaches.
void Gathering::apply_orders(const std::vector<bool>& counts) {
  Graph graph(kustomizations_);
  const std::vector<std::vector<std::size_t>> files = files_of_kustomizations();
  std::vector<std::size_t> changed_for(scan_.files.size(), kustomizations_.size());  // each file once
  for (const std::size_t self : graph.bases_first()) {
    if (!counts[self]) continue;
    const std::vector<const Order*> orders = orders_of(graph.ordering(self));
    if (orders.empty()) continue;
    const std::vector<std::size_t> reached = graph.reach(self);
    Names names = Names::as_written;
    for (const std::size_t i : reached) names = std::max(names, kustomizations_[i].names);
    for (const std::size_t i : reached) {
      for (const std::size_t file : files[i]) {
        if (std::exchange(changed_for[file], self) == self) continue;
        for (std::size_t o = objects_of_[file].first; o < objects_of_[file].last; ++o) {
          for (const Order* order : orders) change(objects_[o], *order, names);
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

void Gathering::change(AppliedObject& object, const Order& order, Names names) {
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

Standing::Standing(const Scan& scan, const SourceMap& sources, const FileIndex& files,
                   const std::vector<Kustomization>& kustomizations)
    : scan_(scan), sources_(sources), files_(files), kustomizations_(kustomizations) {
  // A file that is a resource somewhere is an object, whatever else it is listed for.
  for (const Kustomization& kustomization : kustomizations) {
    other_files_.insert(kustomization.other_files.begin(), kustomization.other_files.end());
  }
  for (const Kustomization& kustomization : kustomizations) {
    for (const std::string& resource : kustomization.resources) other_files_.erase(resource);
  }
}

bool Standing::holds_objects(const ScannedFile& file) const {
  const std::string& path = sources_.path(file.source);
  return !is_kustomization_file(path) && !orders_charts(path) && !file.is_named && !other_files_.contains(path);
}

Unit Standing::take_plain(const Selection& selection) const {
  Unit unit;
  unit.folder = std::string(".");  // as a temporary: g++ 12 warns of an overlap that is none
  unit.name = unit.folder;
  Gathering gathering(*this, scan_, kustomizations_);
  for (std::size_t i = 0; i < scan_.files.size(); ++i) {
    const ScannedFile& file = scan_.files[i];
    const std::string& path = sources_.path(file.source);
    unit.problems.insert(unit.problems.end(), file.problems.begin(), file.problems.end());
    if (is_kustomization_file(path) || orders_charts(path) || file.is_named) {
      if (!file.documents.empty()) unit.other_files.push_back({file.source, file.documents.front().tree->root()});
    } else if (selection.files[i] && holds_objects(file)) {
      gathering.add_objects(file);
    }
  }
  gathering.apply_orders(selection.kustomizations);
  unit.objects = std::move(gathering).take();
  return unit;
}

std::vector<AppliedObject> Standing::take_files(const std::vector<const ScannedFile*>& files) const {
  const std::vector<Kustomization> none;
  Gathering gathering(*this, scan_, none);
  for (const ScannedFile* file : files) {
    if (holds_objects(*file)) gathering.add_objects(*file);
  }
  return std::move(gathering).take();
}

std::vector<AppliedObject> Standing::take_objects(const std::vector<std::size_t>& reached) const {
  std::vector<Kustomization> kustomizations;
  for (const std::size_t each : reached) kustomizations.push_back(kustomizations_[each]);
  Gathering gathering(*this, scan_, kustomizations);
  for (const Kustomization& kustomization : kustomizations) {
    for (const std::string& path : kustomization.resources) {
      const ScannedFile* file = files_.find(path);
      if (file != nullptr && holds_objects(*file)) gathering.add_objects(*file);
    }
  }
  gathering.apply_orders(std::vector<bool>(kustomizations.size(), true));
  return std::move(gathering).take();
}

}  // namespace sidelint::units
