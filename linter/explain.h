// `explain RULE` and `rules`: what the rules say of themselves.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "engine/base/result.h"

namespace sidelint::linter {

// Failure: no rule has that name.
std::optional<Failure> explain(const std::string& name, std::ostream& out);

// One line a rule, by group.
void list_rules(std::ostream& out);

}  // namespace sidelint::linter
