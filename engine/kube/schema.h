// The Go types of Kubernetes' API as data: which JSON field holds what, in which order it is written, when it is left
// out, and how lists of it are merged.
//
// Source: the struct tags of k8s.io/api and k8s.io/apimachinery v0.35.3 (types/*.cc says which package), and
// github.com/openshift/api for DeploymentConfig.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace sidelint::kube {

// What a field holds, seen through pointer, list and map.
enum class Form : std::uint8_t {
  text,
  boolean,
  int32,
  int64,
  quantity,       // resource.Quantity
  int_or_string,  // intstr.IntOrString
  time,           // metav1.Time
  micro_time,     // metav1.MicroTime
  raw,            // any JSON, kept as it is: runtime.RawExtension, metav1.FieldsV1
  object,         // a struct: Field::type
};

enum class Shape : std::uint8_t { plain, pointer, list, map };  // T, *T, []T, map[string]T

// When Go's encoding leaves the field out: never; if it is nil, zero or without items (`omitempty`, which does nothing
// for a plain struct); if it is the zero value whatever its type (`omitempty,omitzero`, Kubernetes 1.34 and newer).
enum class Omitted : std::uint8_t { never, if_empty, if_zero };

// How strategicpatch merges a list: `replace` unless the field's tag says otherwise.
enum class PatchStrategy : std::uint8_t { replace, merge, merge_retain_keys, retain_keys };

struct Type;

struct Field {
  std::string_view name;  // in JSON
  Form form = Form::text;
  Shape shape = Shape::plain;
  Omitted omitted = Omitted::never;
  PatchStrategy patch_strategy = PatchStrategy::replace;
  const Type* type = nullptr;             // of Form::object
  std::string_view go_type = {};          // as reflect prints it where it is a named type: "v1.PullPolicy"; else empty
  std::string_view patch_merge_key = {};  // of a list of structs with a merging strategy
  std::string_view list_map_keys = {};    // the `+listMapKey`s, separated by commas; the merge key where there are none
  std::string_view embedded = {};         // the embedded struct that brings the field, as messages name it

  bool merges() const {
    return patch_strategy == PatchStrategy::merge || patch_strategy == PatchStrategy::merge_retain_keys;
  }
};

// A struct; fields of embedded structs stand at their place among its own, as encoding/json sees them.
struct Type {
  std::string_view name;  // without its package: "Container"
  std::span<const Field> fields;
  // Only the fields that lead to a merging list are listed: good for patches, not for decoding.
  bool only_patches = false;

  const Field* find(std::string_view json_name) const;
};

// As Istio's scheme looks a type up: by apiVersion and kind, then by the bare kind, as its types are registered a
// second time without a version (pkg/kube/inject/initializer.go). Null for kinds that kube-inject echoes.
const Type* injectable_type(std::string_view api_version, std::string_view kind);

// Every built-in type that is known here, for patches; null if the kind is not built in.
const Type* builtin_type(std::string_view api_version, std::string_view kind);

const Type& pod_type();

// The field found by walking these JSON names from the type, through lists and maps of structs; null if there is none.
const Field* field_at(const Type& type, std::span<const std::string_view> path);

}  // namespace sidelint::kube
