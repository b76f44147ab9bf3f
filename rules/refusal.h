// What the rules share that speak of pods which the injector refuses.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/rule.h"

namespace sidelint::rules {

// An annotation of a workload's pods whose value the injector refuses, and why, on one line.
struct RefusedAnnotation {
  const model::Field* entry;
  std::string why;
  std::string_view takes;  // what it accepts, in words
};
// Calls `found` for each of a workload that would be injected but for it.
void for_each_refused_annotation(const Input& input, const model::Workload& workload,
                                 void (*found)(const Input&, const model::Workload&, const RefusedAnnotation&, Report&),
                                 Report& report);

// error where the pods are refused for certain, else warning.
Severity severity_of(const decide::Decision& decision);

// "Deployment `shop/cart` gets no pods" or, if that is not certain, "… gets no pods where they are injected".
std::string no_pods(const model::Workload& workload, const decide::Decision& decision);

// Says what whoever creates the pods reads, if that is certain.
void remark_message(Finding finding, const decide::Decision& decision);

}  // namespace sidelint::rules
