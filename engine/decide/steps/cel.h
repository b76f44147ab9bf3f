// The part of CEL that people write in matchConditions: constants, comparisons of labels, of the namespace, of
// hostNetwork and of the user, `in`, `has()`, `startsWith`, `endsWith`, `contains` and what joins them. Anything else
// is not known.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/steps/world.h"

namespace sidelint::decide {

enum class Truth : std::uint8_t { no, yes, error, not_known };

struct Evaluation {
  Truth truth;
  std::string error;  // in CEL's words: "no such key: app"
};

Evaluation evaluate_cel(std::string_view expression, const World& world);

// The string literals of the expression: the labels it looks at are among them.
std::vector<std::string> literals_of(std::string_view expression);

}  // namespace sidelint::decide
