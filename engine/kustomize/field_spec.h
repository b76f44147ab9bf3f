// The places in objects that a transformer works on, and the walk to them.
//
// Mirrors kustomize api 0.21, types/fieldspec.go and filters/fieldspec.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kustomize/resource.h"
#include "engine/kustomize/run.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

struct FieldSpec {
  Gvk gvk;           // empty fields: any
  std::string path;  // `spec/template/metadata/labels`; `\/` is a slash in a key, `[]` behind a list is for show
  bool create = false;
};
using FieldSpecs = std::vector<FieldSpec>;

// Adds those that are not there yet. False if two say differently whether to create the field.
bool merge_into(FieldSpecs& specs, const FieldSpec& added);
bool merge_into(FieldSpecs& specs, const FieldSpecs& added);
// As kustomize sorts them: by kind in the order of application.
void sort_by_kind(FieldSpecs& specs);
bool is_applied_before(const Gvk& a, const Gvk& b);

// `a/b\/c` is `a` and `b/c`.
std::vector<std::string> split_path(std::string_view path, char delimiter);

// What stands at the end of the path and is missing is made as this kind; none: it is left out.
enum class Missing : std::uint8_t { left_out, text, mapping };
using Change = std::function<bool(yaml::Value&)>;  // false: the build is refused

// Calls `change` for each value that the spec names in the object, if the object is of its kind.
bool for_each_field(Run& run, yaml::Value& object, const FieldSpec& spec, Missing missing, const Change& change);

}  // namespace sidelint::kustomize
