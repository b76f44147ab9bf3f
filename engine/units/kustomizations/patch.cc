#include "engine/units/kustomizations/patch.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "engine/yaml/entry.h"

namespace sidelint::units {
namespace {

// A patch with more leaves is not told apart: its changes are anything.
constexpr std::size_t kMaxLeaves = 10'000;

constexpr std::string_view kDirective = "$patch";

// Fields of a `spec` by which somebody orders charts: of HelmReleases, Applications and operators' resources.
bool orders_control_plane(std::string_view field) {
  constexpr std::array<std::string_view, 16> kFields{
      "values", "valuesFrom", "chart", "chartRef",   "source",  "sources",   "version",        "revision",
      "tag",    "profile",    "proxy", "components", "members", "targetRef", "updateStrategy", "unvalidatedValues"};
  return std::find(kFields.begin(), kFields.end(), field) != kFields.end();
}

// Whether a change of this leaf, or of the whole that stands there, can be of interest to anybody.
bool can_matter(const std::vector<std::string>& path) {
  if (path.empty() || path.back() == "hostNetwork") return true;
  if (path.front() == "webhooks" || path.front() == "data") return true;
  if (path.front() == "spec" && path.size() > 1 && orders_control_plane(path[1])) return true;
  return std::find(path.begin(), path.end(), "metadata") != path.end();
}

std::optional<std::string> text_of(yaml::Node value) {
  if (value.is(yaml::Kind::sequence) || value.is(yaml::Kind::mapping)) return std::nullopt;
  if (value.is(yaml::Kind::null)) return std::string();
  return std::string(value.text());
}

// The parts of a JSON pointer (RFC 6901); empty if it is none.
std::optional<std::vector<std::string>> parts_of(std::string_view pointer) {
  std::vector<std::string> parts;
  if (!pointer.empty() && pointer.front() != '/') return std::nullopt;
  while (!pointer.empty()) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    std::string part;
    for (std::size_t i = 1; i < end; ++i) {
      const bool escape = pointer[i] == '~' && i + 1 < end;
      part += !escape ? pointer[i] : pointer[i + 1] == '1' ? '/' : '~';
      i += escape ? 1 : 0;
    }
    parts.push_back(std::move(part));
    pointer.remove_prefix(end);
  }
  return parts;
}

std::vector<std::string> below(const std::vector<std::string>& path, std::string_view key) {
  std::vector<std::string> longer = path;
  longer.emplace_back(key);
  return longer;
}

}  // namespace

struct PatchReader::Pending {
  std::vector<std::string> path;
  yaml::Node key;
  yaml::Node value;
};

// Adds a change for each leaf of `value`, which is written as the value of `key`.
void PatchReader::walk(std::vector<std::string> path, yaml::Node key, yaml::Node value,
                       std::vector<Change>& changes) const {
  std::vector<Pending> pending;
  pending.push_back({std::move(path), key, value});
  while (!pending.empty() && changes.size() <= kMaxLeaves && pending.size() <= kMaxLeaves) {
    const Pending next = std::move(pending.back());
    pending.pop_back();
    if (next.value.is(yaml::Kind::mapping) && next.value.size() > 0) {
      for (std::size_t i = next.value.size(); i-- > 0;) {  // the first is taken next
        pending.push_back({below(next.path, next.value.key(i).text()), next.value.key(i), next.value.value(i)});
      }
      continue;
    }
    const OriginId at = next.key ? yaml::entry_origin(origins_, next.key, next.value) : next.value.origin();
    if (!next.path.empty() && next.path.back() == kDirective) {
      // What is deleted is not there to be injected, so only a replaced whole matters.
      const std::vector<std::string> whole(next.path.begin(), next.path.end() - 1);
      if (next.value.text() == "replace" || !whole.empty()) changes.push_back({at, by_, whole, std::nullopt});
    } else if (can_matter(next.path) && !next.value.is(yaml::Kind::mapping)) {  // merging `{}` changes nothing
      const bool removes = next.value.is(yaml::Kind::null);
      changes.push_back({at, by_, next.path, removes ? std::nullopt : text_of(next.value)});
    }
  }
  if (!pending.empty()) changes.assign(1, {value.origin(), by_, {}, std::nullopt});
}

std::vector<Change> PatchReader::strategic(yaml::Node patch) const {
  std::vector<Change> changes;
  for (std::size_t i = 0; i < patch.size(); ++i) {
    const std::string_view key = patch.key(i).text();
    if (key == "apiVersion" || key == "kind") continue;
    if (key != "metadata") {
      walk({std::string(key)}, patch.key(i), patch.value(i), changes);
      continue;
    }
    const yaml::Node metadata = patch.value(i);
    for (std::size_t m = 0; m < metadata.size(); ++m) {
      const std::string_view field = metadata.key(m).text();
      if (field == "name" || field == "namespace") continue;  // they say which object is meant
      walk({"metadata", std::string(field)}, metadata.key(m), metadata.value(m), changes);
    }
  }
  return changes;
}

std::vector<Change> PatchReader::json(yaml::Node operations) const {
  std::vector<Change> changes;
  for (std::size_t i = 0; i < operations.size(); ++i) {
    if (operation(operations.item(i), changes)) continue;
    changes.assign(1, {operations.item(i).origin(), by_, {}, std::nullopt});
    break;
  }
  return changes;
}

// Empty if it is no operation that can be told.
bool PatchReader::operation(yaml::Node operation, std::vector<Change>& changes) const {
  const std::string_view op = operation.find("op").text();
  if (op == "test") return true;
  const std::optional<std::vector<std::string>> path = parts_of(operation.find("path").text());
  if (!path || path->empty()) return false;
  const OriginId at = operation.origin();
  if (op == "move") {
    const std::optional<std::vector<std::string>> from = parts_of(operation.find("from").text());
    if (!from) return false;
    changes.push_back({at, by_, *from, std::nullopt});
  }
  if (op == "remove" || op == "move" || op == "copy") {
    changes.push_back({at, by_, *path, std::nullopt});
    return true;
  }
  if (op != "add" && op != "replace") return false;
  const yaml::Node value = operation.find("value");
  if (value.is(yaml::Kind::mapping)) {
    changes.push_back({at, by_, *path, std::nullopt});  // whatever stood below is gone
    walk(*path, operation.find_key("value"), value, changes);
  } else {
    changes.push_back({at, by_, *path, text_of(value)});
  }
  return changes.size() <= kMaxLeaves;
}

}  // namespace sidelint::units
