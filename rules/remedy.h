// Fixes that several rules propose, each with what it does to pods.
#pragma once

#include <string_view>
#include <vector>

#include "engine/decide/decide.h"
#include "engine/model/namespace.h"
#include "engine/model/workload.h"
#include "engine/yaml/edit.h"
#include "rules/report.h"
#include "rules/rule.h"

namespace sidelint::rules {

// The labels, or annotations, of a metadata block of the object.
edit::Place labels_of(const model::Object& object, const model::Metadata& metadata);
edit::Place annotations_of(const model::Object& object, const model::Metadata& metadata);
// Whether the pods' metadata is a block of the object like any other: an Argo Rollout may have the pods of another one,
// custom resources have lists of templates and names of their own for labels.
bool has_plain_template(const model::Workload& workload);

// Another key and value for the entry, which becomes a label if it is none.
std::vector<edit::Operation> rewritten(const model::Object& object, const model::Metadata& metadata,
                                       const model::Field& entry, std::string_view key, std::string_view value);

// A fix after which the workload's decision is `after`: safe if that is the one it has.
ProposedFix fix_of_workload(const Input& input, const model::Workload& workload, const decide::Decision& after,
                            std::string_view title, std::vector<edit::Operation> operations);
// A fix of a namespace's labels, which change so, for its pods to get `intends`. Never safe: what lives there need not
// be in this repository.
ProposedFix fix_of_namespace(const Input& input, const model::Namespace& name_space,
                             const std::vector<decide::Supposition>& change, Verdict intends, std::string_view title,
                             std::vector<edit::Operation> operations);

}  // namespace sidelint::rules
