// The kinds that kustomize knows without being told: their scope, and how lists in them are merged.
//
// Figures of kyaml 0.21 (openapi, Kubernetes 1.21.2): newer kinds are unknown to it, so they are namespaced and their
// lists are replaced.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace sidelint::kustomize {

enum class Scope : std::uint8_t { unknown, namespaced, cluster };

// Types that merge the same fields have one shape; `leaf` merges none.
enum class Shape : std::uint8_t {
  leaf,
  object,  // metadata alone
  metadata,
  webhooks,
  workload,
  template_spec,
  conditions,
  cron_job,
  cron_job_spec,
  job_template,
  component_status,
  container,
  ephemeral_container,
  ephemeral_volume,
  conditioned,
  node,
  node_spec,
  node_status,
  pod,
  pod_spec,
  pod_status,
  pod_template_kind,
  pod_template,
  service,
  service_spec,
  service_account,
  volume,
  csi_node,
  csi_node_spec,
};

struct BuiltinKind {
  std::string_view api_version;
  std::string_view kind;
  Scope scope;
  Shape shape;
};
// Null if kustomize does not know it.
const BuiltinKind* find_builtin_kind(std::string_view api_version, std::string_view kind);

// A type that definitions of a kustomization's own may mean by its name.
struct NamedShape {
  std::string_view name;
  Shape shape;
};
// Null if kustomize does not know it, or merges nothing in it.
const NamedShape* find_named_shape(std::string_view name);

struct ShapeField {
  Shape of;
  std::string_view name;
  enum class Merges : std::uint8_t { map, list } merges;
  std::array<std::string_view, 2> keys;  // of a list; none: its items are scalars, or the whole item is the key
  Shape type;                            // of the field, or of the list's items
};
// Null if nothing below the field is merged by key.
const ShapeField* find_shape_field(Shape shape, std::string_view name);

}  // namespace sidelint::kustomize
