// Holds expectations against decisions, in the words of the rule that does.
#pragma once

#include "rules/rule.h"

namespace sidelint::rules {

// Reports the workload if it is not, or perhaps not, what the expectation wants.
void report_if_unmet(const Input& input, const model::Workload& workload, const Expectation& expectation,
                     std::string_view subject, Report& report);

// Reports every workload that one of `expectations` covers and that is not, or perhaps not, what it wants. `subject`
// begins the message: "policy broken: ".
void report_unmet(const Input& input, bool (*concerns)(const Expectation&), std::string_view subject, Report& report);

}  // namespace sidelint::rules
