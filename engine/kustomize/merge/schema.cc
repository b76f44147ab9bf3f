#include "engine/kustomize/merge/schema.h"

namespace sidelint::kustomize {

Schema Schema::of_shape(Shape shape) {
  Schema found;
  found.shape_ = shape;
  found.known_ = true;
  return found;
}

Schema Schema::in(const OpenApi& custom, const yaml::Value* schema) {
  const OpenApi::Meaning meaning = custom.meaning_of(schema);
  if (meaning.builtin != nullptr) return of_shape(meaning.builtin->shape);
  Schema found;
  found.known_ = meaning.written != nullptr;
  if (!found.known_) return found;
  found.custom_ = &custom;
  found.schema_ = meaning.written;
  return found;
}

Schema Schema::of(std::string_view api_version, std::string_view kind, const OpenApi* custom) {
  using Builtin = OpenApi::Builtin;
  const Builtin where = custom == nullptr ? Builtin::over : custom->builtin();
  const BuiltinKind* builtin = where == Builtin::absent ? nullptr : find_builtin_kind(api_version, kind);
  const yaml::Value* written = custom == nullptr ? nullptr : custom->definition_of(api_version, kind);
  if (builtin != nullptr && (written == nullptr || where == Builtin::over)) return of_shape(builtin->shape);
  return written == nullptr ? Schema() : in(*custom, written);
}

Schema Schema::field(std::string_view name) const {
  if (custom_ != nullptr) {
    const yaml::Value* next = schema_->find_path({"properties", name});
    if (next == nullptr) next = schema_->find("additionalProperties");
    return next != nullptr && next->is(yaml::Kind::mapping) ? in(*custom_, next) : Schema();
  }
  const ShapeField* next = find_shape_field(shape_, name);
  if (next == nullptr) return {};
  if (next->merges == ShapeField::Merges::map) return of_shape(next->type);
  Schema found;
  found.known_ = true;
  found.list_ = next;
  return found;
}

Schema Schema::items() const {
  if (custom_ == nullptr) return list_ == nullptr ? Schema() : of_shape(list_->type);
  const yaml::Value* next = schema_->find("items");
  return next != nullptr && next->is(yaml::Kind::mapping) ? in(*custom_, next) : Schema();
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
