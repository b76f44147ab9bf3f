// Holds expectations against decisions, in the words of the rule that does.
#pragma once

#include "rules/rule.h"

namespace sidelint::rules {

// Reports every workload that one of `expectations` covers and that is not, or perhaps not, what it wants. `subject`
// begins the message: "policy broken: ".
void report_unmet(const Input& input, bool (*concerns)(const Expectation&), std::string_view subject, Report& report);

}  // namespace sidelint::rules
