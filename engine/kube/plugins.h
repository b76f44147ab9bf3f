// The mutating admission plugins for pods that are on by default, in the order in which they run.
#pragma once

#include <optional>
#include <string>

#include "engine/kube/admission.h"

namespace sidelint::kube {

std::optional<Refusal> run_mutating_plugins(yaml::Value& pod, const AdmissionFacts& facts);
// Those that only look.
std::optional<Refusal> run_validating_plugins(const yaml::Value& pod, const AdmissionFacts& facts);

}  // namespace sidelint::kube
