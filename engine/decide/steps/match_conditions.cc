#include "engine/decide/steps/match_conditions.h"

#include <algorithm>

namespace sidelint::decide {

Evaluation match_conditions(const model::WebhookEntry& entry, const World& world) {
  Evaluation result{Truth::yes, ""};
  for (const Traced<std::string>& condition : entry.match_conditions) {
    Evaluation one = evaluate_cel(condition.value, world);
    if (one.truth == Truth::no) return one;
    if (one.truth == Truth::not_known) result.truth = Truth::not_known;
    if (one.truth == Truth::error && result.truth == Truth::yes) {
      result = {Truth::error, "expression '" + condition.value + "' resulted in error: " + one.error};
    }
  }
  return result;
}

// A condition that can be read in a world where everything is there can be read in every world.
bool are_decidable(const model::WebhookEntry& entry) {
  World world;
  world.host_network = true;
  for (const std::string& literal : literals_in(entry)) model::set_label(world.pod_labels, literal, literal);
  return std::all_of(entry.match_conditions.begin(), entry.match_conditions.end(), [&](const auto& condition) {
    return evaluate_cel(condition.value, world).truth != Truth::not_known;
  });
}

std::vector<std::string> literals_in(const model::WebhookEntry& entry) {
  std::vector<std::string> literals;
  for (const Traced<std::string>& condition : entry.match_conditions) {
    const std::vector<std::string> found = literals_of(condition.value);
    literals.insert(literals.end(), found.begin(), found.end());
  }
  return literals;
}

}  // namespace sidelint::decide
