#include "engine/decide/selectors/reach.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/decide/keys.h"
#include "engine/decide/selectors/satisfy.h"

namespace sidelint::decide {
namespace {

model::Requirement none_of(std::string_view key, std::vector<std::string> values) {
  model::Requirement requirement;
  requirement.key = key;
  requirement.op = model::Operator::not_in;
  requirement.values = std::move(values);
  return requirement;
}

// Every Namespace has its name as a label.
Requirements with_name(Requirements requirements) {
  model::Requirement& name = requirements.emplace_back();
  name.key = kNameLabel;
  name.op = model::Operator::exists;
  return requirements;
}

}  // namespace

bool is_deactivated(const model::WebhookEntry& entry) {
  constexpr std::string_view kDeactivated = "istio.io/deactivated";
  const auto& requirements = entry.namespace_selector.requirements;
  return std::any_of(requirements.begin(), requirements.end(), [&](const model::Requirement& requirement) {
    return requirement.key == kDeactivated && requirement.op == model::Operator::in;
  });
}

bool can_be_called(const model::WebhookEntry& entry) {
  return entry.covers_pod_creation() && !is_deactivated(entry) && entry.namespace_selector.error.empty() &&
         entry.object_selector.error.empty() && satisfy(with_name(entry.namespace_selector.requirements)) &&
         satisfy(entry.object_selector.requirements);
}

std::optional<PodLabels> overlap(const model::WebhookEntry& a, const model::WebhookEntry& b, Release release) {
  if (!can_be_called(a) || !can_be_called(b) || !a.match_conditions.empty() || !b.match_conditions.empty()) {
    return std::nullopt;
  }
  Requirements of_namespace = conjunction(a.namespace_selector.requirements, b.namespace_selector.requirements);
  const auto reserved = reserved_namespaces(release);
  of_namespace.push_back(none_of(kNameLabel, {reserved.begin(), reserved.end()}));
  Requirements of_pod = conjunction(a.object_selector.requirements, b.object_selector.requirements);
  of_pod.push_back(none_of(kInjectKey, {"false"}));
  const std::optional<model::Labels> name_space = satisfy(of_namespace);
  const std::optional<model::Labels> pod = satisfy(of_pod);
  if (!name_space || !pod || !satisfy(with_name(std::move(of_namespace)))) return std::nullopt;
  return PodLabels{*name_space, *pod};
}

}  // namespace sidelint::decide
