// Whether it can be told that something is not there any more.
#pragma once

#include "linter/analysis.h"

namespace sidelint::linter {

// Whether the run has seen all that a finding can rest on: the whole repository, and no file of it was unreadable.
bool sees_all(const Analysis& analysis);

}  // namespace sidelint::linter
