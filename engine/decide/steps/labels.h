// What the steps say about labels.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/steps/world.h"
#include "engine/decide/trace.h"

namespace sidelint::decide {

// "key=value"; a value that no selector names is not spelled out.
std::string label_text(std::string_view key, std::string_view value);

// The label with its place; "key absent" at `otherwise` if it is not there.
Evidence label_evidence(std::string_view key, const std::string* value, const model::FieldMap* fields,
                        OriginId otherwise);

// The keys that the hooks' selectors over `labels_of` mention, each once: those named in `first` before the others by
// name.
enum class LabelsOf : std::uint8_t { name_space, pod };
std::vector<std::string_view> mentioned_keys(const World& world, LabelsOf labels_of,
                                             std::span<const std::string_view> first);

// "a, b and c".
std::string enumerate(const std::vector<std::string>& words, std::string_view last = " and ");

}  // namespace sidelint::decide
