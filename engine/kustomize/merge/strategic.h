// Merges a strategic merge patch into an object.
//
// Mirrors kyaml 0.21 (yaml/merge2, yaml/walk), which differs from Kubernetes' own merge: it knows no
// `$setElementOrder`, `$retainKeys` and `$deleteFromPrimitiveList`; merged lists begin with what the patch names; the
// whole object is walked, so a field without any value (`key:`) is gone afterwards.
#pragma once

#include <cstdint>

#include "engine/kustomize/merge/schema.h"
#include "engine/kustomize/run.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

enum class Merged : std::uint8_t { kept, removed, refused };

// `hand` is the line that orders the patch.
Merged merge_strategic(Run& run, const Hand& hand, yaml::Value& object, yaml::Value patch);

}  // namespace sidelint::kustomize
