// The fields of a kustomization and of what stands in it, with their types: others are refused, as Go's decoder does
// with DisallowUnknownFields.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "engine/kustomize/run.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

enum class FieldType : std::uint8_t { text, boolean, integer, texts, text_map, record, records, mapping };

struct FieldRule {
  std::string_view name;
  FieldType type;
  std::span<const FieldRule> of = {};  // of a record, or of each of the records
};

// The fields of kustomize api 0.21, types/kustomization.go.
std::span<const FieldRule> kustomization_fields();

enum class Unlisted : std::uint8_t { refused, ignored };
// Takes nulls out, writes keys as the rules do (Go matches them in any case), and refuses what does not fit.
bool conform(Run& run, yaml::Value& record, std::span<const FieldRule> fields, Unlisted unlisted);

}  // namespace sidelint::kustomize
