#include "engine/kube/merge_schema.h"

#include <fmt/format.h>

#include "engine/kube/field_name.h"
#include "engine/kube/go_text.h"

namespace sidelint::kube {
namespace {

std::string_view leaf_kind(Form form) {
  switch (form) {
    case Form::text:
      return "string";
    case Form::boolean:
      return "bool";
    case Form::int32:
      return "int32";
    case Form::int64:
      return "int64";
    case Form::quantity:
    case Form::int_or_string:
    case Form::time:
    case Form::micro_time:
    case Form::raw:
    case Form::object:
      break;
  }
  return "struct";
}

std::string_view leaf_name(const Field& field) {
  switch (field.form) {
    case Form::quantity:
      return "Quantity";
    case Form::int_or_string:
      return "IntOrString";
    case Form::time:
      return "Time";
    case Form::micro_time:
      return "MicroTime";
    case Form::raw:
      return "RawExtension";
    default:
      return field.type == nullptr ? std::string_view() : field.type->name;
  }
}

PatchType element(const Field& field) { return {field.type, leaf_name(field), leaf_kind(field.form), Shape::plain}; }

PatchType whole(const Field& field) {
  PatchType type = element(field);
  type.shape = field.shape;
  if (field.shape == Shape::list) type.kind = "slice";
  if (field.shape == Shape::map) type.kind = "map";
  return type;
}

struct Found {
  const Field* field = nullptr;
  std::string error;
};

Found find(const PatchType& type, std::string_view json_name) {
  if (type.kind != "struct") {
    return {nullptr, fmt::format("merging an object in json but data type is not struct, instead is: {}", type.kind)};
  }
  const Field* field = type.type == nullptr ? nullptr : find_any_case(*type.type, json_name);
  if (field != nullptr) return {field, {}};
  return {nullptr,
          fmt::format("unable to find api field in struct {} for the json field {}", type.name, go_quote(json_name))};
}

}  // namespace

PatchField patch_field(const PatchType& type, std::string_view json_name) {
  const Found found = find(type, json_name);
  if (found.field == nullptr) return {{}, PatchStrategy::replace, {}, found.error};
  return {whole(*found.field), found.field->patch_strategy, found.field->patch_merge_key, {}};
}

PatchField patch_list_field(const PatchType& type, std::string_view json_name) {
  const Found found = find(type, json_name);
  if (found.field == nullptr) return {{}, PatchStrategy::replace, {}, found.error};
  const Field& field = *found.field;
  if (field.shape != Shape::list && field.shape != Shape::pointer) {
    const std::string_view parent = type.shape == Shape::pointer ? "ptr" : type.kind;
    return {{}, PatchStrategy::replace, {}, fmt::format("expected slice or array type, but got: {}", parent)};
  }
  return {element(field), field.patch_strategy, field.patch_merge_key, {}};
}

}  // namespace sidelint::kube
