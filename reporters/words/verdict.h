// Words that more than one format says.
#pragma once

#include <string>
#include <string_view>

#include "engine/diag/report.h"

namespace sidelint::reporters {

// Said of a place through which the primary text of a finding was handed on.
inline constexpr std::string_view kComesFrom = "it comes from here";

// "injected", "not injected", "rejected", "undecided".
std::string_view in_words(Verdict verdict);

// "injected by revision `default`", "injected if … ; otherwise not". Holds names from manifests as they are.
std::string verdict_words(const DecisionRecord& decision);

// A help that is not the first: "or delete the label", however it begins.
std::string or_else(std::string_view help);

// The decision that explains the finding; null if none does.
const DecisionRecord* explanation(const Diagnostic& finding, const Report& report);

// "Deployment `shop/cart`", "Namespace `shop`".
std::string name_in_words(const ResourceName& resource);
std::string name_in_words(const DecisionRecord& decision);  // with the part: "RayCluster `ml/ray` (head)"

}  // namespace sidelint::reporters
