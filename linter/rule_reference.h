// How people name rules: `placement/non-string-value`, its group `placement`, a glob `*/unknown-*`, or a rule's own
// part `non-string-value`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/rule.h"

namespace sidelint::linter {

bool refers_to(std::string_view reference, const rules::Rule& rule);
bool refers_to(std::string_view reference, std::string_view rule);

// The rule of that name or own part; null if it names none, or several.
const rules::Rule* find_rule_by_any_name(std::string_view name);

// "unknown rule `x/y`; did you mean `x/z`?"; empty if the reference names some rule.
std::optional<std::string> refuse_rule_reference(std::string_view reference);

}  // namespace sidelint::linter
