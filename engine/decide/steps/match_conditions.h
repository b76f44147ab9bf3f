// matchConditions of webhooks.
//
// Mirrors k8s.io/apiserver v0.36, pkg/admission/plugin/webhook/matchconditions/matcher.go (Match).
#pragma once

#include <string>
#include <vector>

#include "engine/decide/steps/cel.h"
#include "engine/decide/steps/world.h"
#include "engine/model/webhook.h"

namespace sidelint::decide {

// All conditions of an entry: one that is false skips it, whatever the others say. The error is the API server's.
Evaluation match_conditions(const model::WebhookEntry& entry, const World& world);

// Whether the conditions can be decided in every world.
bool are_decidable(const model::WebhookEntry& entry);

// The string literals of the conditions.
std::vector<std::string> literals_in(const model::WebhookEntry& entry);

}  // namespace sidelint::decide
