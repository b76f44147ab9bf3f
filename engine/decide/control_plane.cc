#include "engine/decide/control_plane.h"

#include <algorithm>
#include <set>

#include "engine/decide/keys.h"

namespace sidelint::decide {

std::vector<std::string> ControlPlane::revisions() const {
  std::set<std::string> names;
  for (const Hook& hook : hooks) {
    if (hook.question != Hook::kAlways) continue;
    for (const auto* selector : {&hook.entry->namespace_selector, &hook.entry->object_selector}) {
      for (const model::Requirement& requirement : selector->requirements) {
        if (requirement.key == kRevisionLabel && requirement.op == model::Operator::in) {
          names.insert(requirement.values.begin(), requirement.values.end());
        }
      }
    }
  }
  return {names.begin(), names.end()};
}

bool ControlPlane::has_revision_entries() const {
  return std::any_of(hooks.begin(), hooks.end(),
                     [](const Hook& hook) { return hook.entry->name.value.starts_with("rev."); });
}

bool selects_revision(const Hook& hook, std::string_view revision) {
  const auto names_it = [&](const model::Requirement& requirement) {
    const auto& values = requirement.values;
    return requirement.key == kRevisionLabel && requirement.op == model::Operator::in &&
           std::find(values.begin(), values.end(), revision) != values.end();
  };
  const auto& of_namespace = hook.entry->namespace_selector.requirements;
  const auto& of_pod = hook.entry->object_selector.requirements;
  return std::any_of(of_namespace.begin(), of_namespace.end(), names_it) ||
         std::any_of(of_pod.begin(), of_pod.end(), names_it);
}

}  // namespace sidelint::decide
