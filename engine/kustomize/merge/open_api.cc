#include "engine/kustomize/merge/open_api.h"

#include <utility>

namespace sidelint::kustomize {
namespace {

std::string api_version_of(const yaml::Value& kind) {
  const yaml::Value* group = kind.find("group");
  const yaml::Value* version = kind.find("version");
  std::string text = group != nullptr ? group->text : "";
  if (!text.empty()) text += '/';
  if (version != nullptr) text += version->text;
  return text;
}

std::string kind_of(const yaml::Value& kind) {
  const yaml::Value* name = kind.find("kind");
  return name != nullptr ? name->text : "";
}

}  // namespace

OpenApi::OpenApi(yaml::Value root) : root_(std::move(root)) {
  const yaml::Value* definitions = root_.find("definitions");
  if (definitions == nullptr) return;
  for (const yaml::Entry& entry : definitions->entries) {
    const yaml::Value* kinds = entry.value.find("x-kubernetes-group-version-kind");
    if (kinds == nullptr) continue;
    for (const yaml::Value& kind : kinds->items)
      definitions_.push_back({api_version_of(kind), kind_of(kind), &entry.value});
  }
}

const yaml::Value* OpenApi::definition_of(std::string_view api_version, std::string_view kind) const {
  for (const Known& known : definitions_)
    if (known.kind == kind && known.api_version == api_version) return known.definition;
  return nullptr;
}

OpenApi::Meaning OpenApi::meaning_of(const yaml::Value* schema) const {
  constexpr int kMaxReferences = 32;  // a circle leads nowhere
  constexpr std::string_view kPrefix = "#/definitions/";
  const yaml::Value* definitions = root_.find("definitions");
  for (int i = 0; schema != nullptr && i < kMaxReferences; ++i) {
    const yaml::Value* reference = schema->find("$ref");
    if (reference == nullptr) return {schema};
    std::string_view name = reference->as_string();
    if (!name.starts_with(kPrefix)) return {};
    name.remove_prefix(kPrefix.size());
    const NamedShape* builtin = builtin_ == Builtin::absent ? nullptr : find_named_shape(name);
    const yaml::Value* next = definitions == nullptr ? nullptr : definitions->find(name);
    if (builtin != nullptr && (next == nullptr || builtin_ == Builtin::over)) return {nullptr, builtin};
    schema = next;
  }
  return {};
}

}  // namespace sidelint::kustomize
