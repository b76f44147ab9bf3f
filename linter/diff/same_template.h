// Whether a workload's pods are made of the same template before and after a change.
#pragma once

#include "engine/model/workload.h"

namespace sidelint::linter::diff {

// As the API server compares: the order of keys, comments and layout mean nothing.
bool have_same_template(const model::Workload& before, const model::Workload& after);

}  // namespace sidelint::linter::diff
