// YAML and JSON that stand in texts of objects, as in a ConfigMap's data.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/yaml/value.h"

namespace sidelint::kustomize {

// Without places. Empty if it cannot be read.
std::optional<yaml::Value> read_text_as_yaml(std::string_view text);

// As Go's encoding/json writes it: indented by two blanks if `like` is spread over lines, else compact.
std::string write_json_like(const yaml::Value& value, std::string_view like);

}  // namespace sidelint::kustomize
