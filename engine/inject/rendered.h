// A template's output, read as the YAML it should be.
#pragma once

#include <optional>

#include "engine/inject/outcome.h"
#include "engine/source/origin.h"
#include "engine/yaml/load.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

// As a JSON object, its values with origins in the rendering; nothing if it is none, and the place that is to blame.
std::optional<yaml::Value> read_rendered(const Rendering& rendering, OriginId& at);

// The same of any value: null for a text without one. What is wrong with the text's syntax stands in `problem`.
yaml::Value read_rendered_value(const Rendering& rendering, std::optional<yaml::Problem>& problem);

}  // namespace sidelint::inject
