// The forms of single values in the configuration.
#pragma once

#include "linter/config/key.h"

namespace sidelint::linter {

extern const Form kText;
extern const Form kBoolean;
extern const Form kDays;
extern const Form kDate;
extern const Form kFormatVersion;
extern const Form kExtended;
extern const Form kReleaseForm;
extern const Form kVersionRange;
extern const Form kPolicyForm;
extern const Form kLevel;
extern const Form kThreshold;
extern const Form kRules;
extern const Form kSelector;

}  // namespace sidelint::linter
