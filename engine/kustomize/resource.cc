#include "engine/kustomize/resource.h"

#include <algorithm>
#include <cstddef>

#include "engine/kustomize/builtin/kinds.h"

namespace sidelint::kustomize {
namespace {

constexpr std::string_view kNoNamespace = "_non_namespaceable_";

std::string_view field_text(const yaml::Value& object, std::string_view field) {
  const yaml::Value* value = object.find(field);
  return value == nullptr ? std::string_view() : std::string_view(value->text);
}

std::string_view or_else(std::string_view text, std::string_view absent) { return text.empty() ? absent : text; }

}  // namespace

Gvk gvk_of(std::string_view api_version, std::string_view kind) {
  const std::size_t slash = api_version.find('/');
  if (slash == std::string_view::npos) return {{}, std::string(api_version), std::string(kind)};
  return {std::string(api_version.substr(0, slash)), std::string(api_version.substr(slash + 1)), std::string(kind)};
}

bool is_selected(const Gvk& gvk, const Gvk& selector) {
  return (selector.group.empty() || selector.group == gvk.group) &&
         (selector.version.empty() || selector.version == gvk.version) &&
         (selector.kind.empty() || selector.kind == gvk.kind);
}

std::string_view effective_namespace(const Id& id) {
  if (id.cluster_scoped) return kNoNamespace;
  return or_else(id.ns, "default");
}

bool same_id(const Id& a, const Id& b) {
  return a.name == b.name && a.gvk == b.gvk && effective_namespace(a) == effective_namespace(b);
}

std::string to_text(const Id& id) {
  std::string text(or_else(id.gvk.kind, "[noKind]"));
  for (const std::string_view part : {or_else(id.gvk.version, "[noVer]"), or_else(id.gvk.group, "[noGrp]")})
    (text += '.') += part;
  (text += '/') += or_else(id.name, "[noName]");
  (text += '.') += or_else(id.ns, "[noNs]");
  return text;
}

Behaviour behaviour_of(std::string_view word) {
  if (word == "create") return Behaviour::create;
  if (word == "replace") return Behaviour::replace;
  return word == "merge" ? Behaviour::merge : Behaviour::unspecified;
}

bool is_absent(const yaml::Value* value) {
  if (value == nullptr || value->is(yaml::Kind::null)) return true;
  return value->is_collection() && value->items.empty() && value->entries.empty();
}

std::string_view metadata_text(const yaml::Value& object, std::string_view field) {
  const yaml::Value* metadata = object.find("metadata");
  if (is_absent(metadata)) return {};
  const yaml::Value* value = metadata->find(field);
  return is_absent(value) ? std::string_view() : std::string_view(value->text);
}

Id id_of(const yaml::Value& object) {
  const std::string_view api_version = field_text(object, "apiVersion");
  const std::string_view kind = field_text(object, "kind");
  const BuiltinKind* known = find_builtin_kind(api_version, kind);
  return {gvk_of(api_version, kind), std::string(metadata_text(object, "name")),
          std::string(metadata_text(object, "namespace")), known != nullptr && known->scope == Scope::cluster};
}

Gvk Resource::gvk() const { return gvk_of(field_text(value, "apiVersion"), field_text(value, "kind")); }
std::string_view Resource::name() const { return metadata_text(value, "name"); }
std::string_view Resource::ns() const { return metadata_text(value, "namespace"); }

Id Resource::id() const { return id_of(value); }

std::vector<Id> Resource::earlier_ids() const {
  std::vector<Id> ids;
  ids.reserve(earlier.size());
  const Gvk now = gvk();
  for (const Earlier& before : earlier)
    ids.push_back({{now.group, now.version, before.kind}, before.name, before.ns, false});
  return ids;
}

Id Resource::original_id() const {
  if (earlier.empty()) return id();
  const Gvk now = gvk();
  const Earlier& first = earlier.front();
  return {{now.group, now.version, first.kind}, first.name, first.ns, false};
}

void Resource::remember_id() {
  const Id now = id();
  earlier.push_back({std::string(effective_namespace(now)), now.name, now.gvk.kind});
}

bool Resource::has_broken_history() const {
  std::ptrdiff_t names = 0;
  std::ptrdiff_t namespaces = 0;
  std::ptrdiff_t kinds = 0;
  for (const Earlier& before : earlier) {
    names += std::ranges::count(before.name, ',');
    namespaces += std::ranges::count(before.ns, ',');
    kinds += std::ranges::count(before.kind, ',');
  }
  return names != namespaces || names != kinds;
}

bool Resource::is_marked() const {
  return is_generated || !earlier.empty() || !prefixes.empty() || !suffixes.empty() || !origin_note.empty();
}

}  // namespace sidelint::kustomize
