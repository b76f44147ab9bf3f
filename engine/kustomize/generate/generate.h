// ConfigMaps and Secrets made of files, environment files and literals.
//
// Mirrors kustomize api 0.21, internal/generators and kv.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/kustomize/resource.h"
#include "engine/kustomize/run.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

enum class GeneratorKind : std::uint8_t { config_map, secret };

struct GeneratorOrder {
  GeneratorKind kind;
  const yaml::Value& record;   // an entry of `configMapGenerator:` or `secretGenerator:`
  const yaml::Value* options;  // the kustomization's generatorOptions; null: none
  std::string_view folder;
};

// Empty (and a refusal) if a source cannot be read or a key is bad.
std::optional<Resource> generate(Run& run, const GeneratorOrder& order);

}  // namespace sidelint::kustomize
