#include "engine/units/argocd/source_overrides.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/source/path.h"
#include "engine/yaml/value.h"

namespace sidelint::units {
namespace {

constexpr std::array<std::string_view, 4> kKept{"repoURL", "path", "chart", "targetRevision"};

void merge_patch(yaml::Value& target, const yaml::Value& patch) {
  if (!patch.is(yaml::Kind::mapping)) {
    target = patch;
    return;
  }
  if (!target.is(yaml::Kind::mapping)) target = yaml::Value::mapping(patch.origin);
  for (const yaml::Entry& entry : patch.entries) {
    if (entry.value.is(yaml::Kind::null)) {
      target.erase(entry.key);
    } else if (yaml::Value* own = target.find(entry.key); own != nullptr) {
      merge_patch(*own, entry.value);
    } else {
      merge_patch(target.set(entry.key, yaml::Value::null(), entry.key_origin), entry.value);
    }
  }
}

bool is_file(const Ground& ground, const std::string& name) {
  const Result<EntryKind> kind = ground.site.files.kind(ground.site.territory.real(name));
  return kind && *kind == EntryKind::file;
}

}  // namespace

std::unique_ptr<const yaml::Document> with_overrides(yaml::Node source, const std::string& folder,
                                                     const std::string& application, const Ground& ground,
                                                     Delivery& delivery) {
  std::optional<yaml::Value> merged;
  for (const std::string& file : {std::string(".argocd-source.yaml"), ".argocd-source-" + application + ".yaml"}) {
    const std::string name = as_prefix(folder == "." ? "" : folder) + file;
    if (!is_file(ground, name)) continue;
    const std::optional<yaml::Value> patch = read_file(ground, name);
    if (!patch || !patch->is(yaml::Kind::mapping)) {
      delivery.unknown.push_back({Span{ground.source_of(name), 0, 0}, file, "it is no YAML that overrides a source"});
      continue;
    }
    if (!merged) merged = yaml::to_value(source);
    merge_patch(*merged, *patch);
    delivery.files.push_back(ground.source_of(name));
  }
  if (!merged) return nullptr;
  for (const std::string_view field : kKept) {
    merged->erase(field);
    if (const yaml::Node own = source.find(field))
      merged->set(field, yaml::to_value(own), source.find_key(field).origin());
  }
  return yaml::to_document(*merged);
}

}  // namespace sidelint::units
