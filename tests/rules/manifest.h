// Manifests of any kind of workload, for tables over kinds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/model/workload_kind.h"

namespace sidelint::testing {

// What a workload says, each part as a flow mapping or nothing.
struct Shape {
  std::string_view own_labels;  // of the controller's metadata
  std::string_view own_annotations;
  std::string_view pod_labels;
  std::string_view pod_annotations;
  bool host_network = false;
};

// The workload `shop/cart` as YAML. Of a kind that is its own pod, the pod's metadata is the object's.
std::string manifest(const model::WorkloadKind& kind, const Shape& shape);
// The same as a file of a txtar, beside a Namespace `shop` with these labels.
std::string repository(const model::WorkloadKind& kind, const Shape& shape, std::string_view namespace_labels);

// The Deployment `shop/cart`.
const model::WorkloadKind& deployment();
// The kinds whose pods carry the metadata that is written for them.
std::vector<const model::WorkloadKind*> copying_kinds();
// Those that have metadata of their own beside it.
std::vector<const model::WorkloadKind*> controllers();

}  // namespace sidelint::testing
