// Strategic merge patch, as apimachinery's pkg/util/strategicpatch does it (StrategicMergePatch of v0.37).
#pragma once

#include <optional>

#include "engine/kube/refusal.h"
#include "engine/kube/schema.h"
#include "engine/yaml/value.h"

namespace sidelint::kube {

struct Merged {
  yaml::Value value;  // meaningless if refused; keys stand as in the original, new ones after them
  std::optional<Refusal> refusal;
};

// Both are JSON objects (or null, which is an empty one); the type says which lists merge and by which key. Where Go
// meets two errors in an order that its maps leave open, the one that the patch's written order meets first is named.
Merged strategic_merge_patch(yaml::Value original, yaml::Value patch, const Type& type);

}  // namespace sidelint::kube
