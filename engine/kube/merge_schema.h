// What strategicpatch learns from a Go type by reflection: PatchMetaFromStruct.
#pragma once

#include <string>
#include <string_view>

#include "engine/kube/schema.h"

namespace sidelint::kube {

// The Go type that a value is merged by.
struct PatchType {
  const Type* type = nullptr;        // of a struct
  std::string_view name;             // of a struct without a table here: "Quantity"
  std::string_view kind = "struct";  // reflect.Kind, pointers seen through
  Shape shape = Shape::plain;

  static PatchType of(const Type& struct_type) { return {&struct_type, struct_type.name, "struct", Shape::plain}; }
};

struct PatchField {
  PatchType type;  // of the field itself, or of a list's elements where one was asked for
  PatchStrategy strategy = PatchStrategy::replace;
  std::string_view merge_key;
  std::string error;  // then nothing else counts

  bool merges() const { return strategy == PatchStrategy::merge || strategy == PatchStrategy::merge_retain_keys; }
};

PatchField patch_field(const PatchType& type, std::string_view json_name);
PatchField patch_list_field(const PatchType& type, std::string_view json_name);

}  // namespace sidelint::kube
