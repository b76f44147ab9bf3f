#include "engine/kustomize/merge/schema.h"

namespace sidelint::kustomize {

Schema Schema::of(std::string_view api_version, std::string_view kind, const OpenApi* custom) {
  Schema found;
  if (custom != nullptr) {
    found.custom_ = custom;
    found.schema_ = custom->resolve(custom->definition_of(api_version, kind));
    found.known_ = found.schema_ != nullptr;
  } else if (const BuiltinKind* builtin = find_builtin_kind(api_version, kind)) {
    found.shape_ = builtin->shape;
    found.known_ = true;
  }
  return found;
}

Schema Schema::field(std::string_view name) const {
  Schema found;
  if (custom_ != nullptr) {
    const yaml::Value* next = schema_->find_path({"properties", name});
    if (next == nullptr) next = schema_->find("additionalProperties");
    if (next == nullptr || !next->is(yaml::Kind::mapping)) return found;
    found.custom_ = custom_;
    found.schema_ = custom_->resolve(next);
    found.known_ = found.schema_ != nullptr;
  } else if (const ShapeField* next = find_shape_field(shape_, name)) {
    found.known_ = true;
    if (next->merges == ShapeField::Merges::list)
      found.list_ = next;
    else
      found.shape_ = next->type;
  }
  return found;
}

Schema Schema::items() const {
  Schema found;
  if (custom_ != nullptr) {
    const yaml::Value* next = schema_->find("items");
    if (next == nullptr || !next->is(yaml::Kind::mapping)) return found;
    found.custom_ = custom_;
    found.schema_ = custom_->resolve(next);
    found.known_ = found.schema_ != nullptr;
  } else if (list_ != nullptr) {
    found.known_ = true;
    found.shape_ = list_->type;
  }
  return found;
}

bool Schema::is_merged() const {
  if (custom_ == nullptr) return list_ != nullptr;
  const yaml::Value* strategy = schema_->find("x-kubernetes-patch-strategy");
  if (strategy == nullptr) return false;
  std::string_view rest = strategy->as_string();
  while (true) {
    const std::size_t comma = rest.find(',');
    if (rest.substr(0, comma) == "merge") return true;
    if (comma == std::string_view::npos) return false;
    rest.remove_prefix(comma + 1);
  }
}

std::vector<std::string_view> Schema::keys() const {
  std::vector<std::string_view> keys;
  if (custom_ == nullptr) {
    for (const std::string_view key : list_->keys)
      if (!key.empty()) keys.push_back(key);
  } else if (const yaml::Value* list = schema_->find("x-kubernetes-list-map-keys")) {
    for (const yaml::Value& key : list->items) keys.push_back(key.as_string());
  } else if (const yaml::Value* key = schema_->find("x-kubernetes-patch-merge-key")) {
    keys.push_back(key->as_string());
  }
  return keys;
}

}  // namespace sidelint::kustomize
