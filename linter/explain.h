// `explain RULE` and `rules`: what the rules say of themselves.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "engine/base/result.h"

namespace sidelint::linter {

// Failure: no rule has that name.
std::optional<Failure> explain(const std::string& name, std::ostream& out);

// Every rule, one after the other.
void explain_all(std::ostream& out);

// One line a rule, by group.
void list_rules(std::ostream& out);
// The same as JSON: a list of objects with name, severity, summary, since, releases and equivalents.
void list_rules_as_json(std::ostream& out);

}  // namespace sidelint::linter
