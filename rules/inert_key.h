// The inject key on metadata that never reaches a pod, for the rules that tell apart where such metadata stands.
#pragma once

#include "engine/model/workload.h"
#include "rules/rule.h"

namespace sidelint::rules {

// Reports the key on the workload's inert metadata, unless the pods' own metadata says the same. One finding: the first
// place that has it, with the others as notes.
void report_inert_key(const Input& input, const model::Workload& workload, Report& report);

}  // namespace sidelint::rules
