// JSON patches (RFC 6902), as evanphx/json-patch 4 applies them for kustomize.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kustomize/run.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

struct JsonOperation {
  enum class Kind : std::uint8_t { add, remove, replace, move, copy, test, wrong } kind;
  std::vector<std::string> path;
  std::vector<std::string> from;
  yaml::Value value;
  Span at;
  std::string_view why_wrong = {};  // a string literal; it counts only where the patch is applied
};

// What begins with a bracket is JSON to kustomize, not YAML: whether it is neither then.
bool is_broken_json_patch(std::string_view text);

// Of the document of a patch; empty (and a refusal) if it is no list of operations.
std::optional<std::vector<JsonOperation>> read_json_patch(Run& run, const yaml::Value& list);

// Changes the object. False (and a refusal) if an operation does not apply.
bool apply_json_patch(Run& run, const Hand& hand, const std::vector<JsonOperation>& patch, yaml::Value& object);

}  // namespace sidelint::kustomize
