// Patches of both kinds.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/kustomize/json_patch.h"
#include "engine/kustomize/resource_list.h"
#include "engine/kustomize/run.h"
#include "engine/kustomize/select/selector.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

// An entry of `patches:`, `patchesStrategicMerge:` or `patchesJson6902:`, its file read.
struct PatchOrder {
  Hand hand;
  std::optional<Selector> target;
  std::vector<Resource> merges;  // strategic merge patches
  std::vector<JsonOperation> operations;
  bool is_json = false;
  bool may_rename = false;
  bool may_change_kind = false;
  bool remembers_id = false;  // an object's id before a JSON patch
  bool by_id_only = false;    // patchesStrategicMerge: no target, and the list's ids are checked after each
};

// Empty (and a refusal) if there is no such file, or it holds no patch.
std::optional<PatchOrder> read_patch(Run& run, const yaml::Value& record, std::string_view folder);
std::optional<PatchOrder> read_json6902(Run& run, const yaml::Value& record, std::string_view folder);
// `entry` is a path, or the patch itself.
std::optional<PatchOrder> read_strategic(Run& run, const yaml::Value& entry, std::string_view folder);

bool apply_patch(Run& run, ResourceList& list, const PatchOrder& order);

}  // namespace sidelint::kustomize
