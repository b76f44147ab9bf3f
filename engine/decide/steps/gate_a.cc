#include "engine/decide/steps/gate_a.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/decide/steps/match_conditions.h"

namespace sidelint::decide {
namespace {

// Why the namespace selector cannot be judged; empty if it can.
std::string namespace_error(const Hook& hook, const World& world) {
  const model::Selector& selector = hook.entry->namespace_selector;
  if (!selector.error.empty()) return "Internal error occurred: " + selector.error;
  if (selector.empty() || world.namespace_exists) return "";
  return "namespaces \"" + world.name_space + "\" not found";
}

std::string object_error(const Hook& hook) {
  const std::string& error = hook.entry->object_selector.error;
  return error.empty() ? "" : "Internal error occurred: " + error;
}

}  // namespace

bool selects_namespace(const Hook& hook, const World& world) {
  const model::Selector& selector = hook.entry->namespace_selector;
  return selector.error.empty() && selector.matches(world.namespace_labels);
}

bool selects_pod(const Hook& hook, const World& world) {
  const model::Selector& selector = hook.entry->object_selector;
  return selector.error.empty() && selector.matches(world.pod_labels);
}

// An error counts only for an entry that nothing else keeps from being called. One in a condition passes over an entry
// that may fail; conditions that cannot be decided are a question of the plane, and hold where the entry is in force.
std::optional<HookCall> judge(const Hook& hook, const World& world) {
  std::string in_namespace = namespace_error(hook, world);
  std::string in_object = object_error(hook);
  if (in_namespace.empty() && !selects_namespace(hook, world)) return std::nullopt;
  if (in_object.empty() && !selects_pod(hook, world)) return std::nullopt;
  const auto covered = [&](const model::WebhookRule& rule) { return model::covers(rule, world.request); };
  if (std::none_of(hook.entry->rules.begin(), hook.entry->rules.end(), covered)) return std::nullopt;
  if (!in_namespace.empty()) return HookCall{&hook, std::move(in_namespace)};
  if (!in_object.empty()) return HookCall{&hook, std::move(in_object)};
  Evaluation conditions = match_conditions(*hook.entry, world);
  if (conditions.truth == Truth::no) return std::nullopt;
  if (conditions.truth != Truth::error) return HookCall{&hook, ""};
  if (hook.entry->failure_policy.value == "Ignore") return std::nullopt;
  return HookCall{&hook, std::move(conditions.error)};
}

}  // namespace sidelint::decide
