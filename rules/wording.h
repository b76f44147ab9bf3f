// Phrases that several rules use, so that the same thing is always said in the same words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/trace.h"
#include "engine/model/workload.h"
#include "rules/intent.h"
#include "rules/report.h"

namespace sidelint::rules {

// "a sidecar" or "no sidecar".
std::string_view sidecar(Wish wish);
// "gets a sidecar", "gets no sidecar", "is undecided".
std::string_view gets(const decide::Decision& decision);

// "the pods of Deployment `shop/cart`", "Pod `shop/cart`".
std::string pods_of(const model::Workload& workload);
// "1 workload", "3 workloads".
std::string count_of(std::size_t count, std::string_view noun);

// A label or annotation as one types it in YAML, quoted where YAML would read something else than a string.
std::string typed(std::string_view key, std::string_view value);

// Says how many workloads a namespace's finding is about, and names the first.
void remark_workloads(Finding& finding, const std::vector<const model::Workload*>& workloads);
// Shows where the namespace's part of the decision stands, if a file holds it.
void note_namespace(Finding& finding, const decide::Decision& decision);

}  // namespace sidelint::rules
