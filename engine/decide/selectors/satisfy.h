// Whether label selectors can be met, and by which labels: exact, not by trying samples.
//
// A selector is a conjunction of requirements, each about one key, so the keys do not depend on each other. And of each
// key only few values can be told apart: those that the requirements name, one that none of them names, and none at
// all.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/selector.h"

namespace sidelint::decide {

using Requirements = std::vector<model::Requirement>;

// Labels that meet all requirements, as few of them as possible; empty if none can. A value that nobody names is "any",
// or the first of "any-1", "any-2", … that is another one.
std::optional<model::Labels> satisfy(const Requirements& requirements);

// Whether all labels that `narrow` selects are selected by `wide` too.
bool implies(const model::Selector& narrow, const model::Selector& wide);

// The requirements of both, and more.
Requirements conjunction(const Requirements& a, const Requirements& b);

}  // namespace sidelint::decide
