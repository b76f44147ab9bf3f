// matchConditions of webhooks: the part of CEL that people write there.
//
// Mirrors k8s.io/apiserver v0.36, pkg/admission/plugin/webhook/matchconditions/matcher.go (Match). Decided are constants,
// comparisons of labels, of the namespace, of hostNetwork and of the user, `in`, `has()`, `startsWith`, `endsWith`, `contains`
// and what joins them; anything else is not known.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/world.h"
#include "engine/model/webhook.h"

namespace sidelint::decide {

enum class Truth : std::uint8_t { no, yes, error, not_known };

struct Evaluation {
  Truth truth;
  std::string error;  // in CEL's words: "no such key: app"
};

// One expression.
Evaluation evaluate_cel(std::string_view expression, const World& world);

// All conditions of an entry: one that is false skips it, whatever the others say. The error is the API server's.
Evaluation match_conditions(const model::WebhookEntry& entry, const World& world);

// Whether the conditions can be decided in every world.
bool are_decidable(const model::WebhookEntry& entry);

// The string literals of the conditions: the labels they look at are among them.
std::vector<std::string> literals_in(const model::WebhookEntry& entry);

}  // namespace sidelint::decide
