#include "rules/question.h"

#include <algorithm>

#include "engine/model/istio_keys.h"

namespace sidelint::rules {
namespace {

using Place = decide::Supposition::Place;

bool mentions(const model::Selector& selector, std::string_view key) {
  return std::ranges::find(selector.requirements, key, &model::Requirement::key) != selector.requirements.end();
}

}  // namespace

decide::Supposition with_pod_label(std::string_view key, std::string_view value) {
  return {Place::pod_label, std::string(key), std::string(value)};
}

decide::Supposition with_namespace_label(std::string_view key, std::string_view value) {
  return {Place::namespace_label, std::string(key), std::string(value)};
}

decide::Supposition without_namespace_label(std::string_view key) {
  return {Place::namespace_label, std::string(key), std::nullopt};
}

bool injects_if(const Input& input, const model::Workload& workload, const Suppositions& suppositions) {
  return input.decisions.suppose(workload, suppositions).verdict() == Verdict::injected;
}

decide::Certainty selects(const Input& input, const model::Namespace& name_space,
                          const std::vector<LabelChange>& changes) {
  const decide::ControlPlane& plane = input.decisions.control_plane(name_space.object);
  model::Labels labels;
  for (const std::string_view key : {model::kInjectionLabel, model::kRevisionLabel}) {
    if (input.decisions.may_relabel(name_space, key)) return decide::Certainty::depends;
  }
  for (const model::Field& field : name_space.object.metadata.labels) {
    if (field.placeholder && reads_namespace_label(plane, field.key)) return decide::Certainty::depends;
    const auto changed = std::ranges::find(changes, field.key, &LabelChange::key);
    if (changed == changes.end()) labels.emplace_back(field.key, field.value);
  }
  for (const LabelChange& change : changes) {
    if (change.value) labels.emplace_back(change.key, *change.value);
  }
  std::ranges::sort(labels);
  return input.decisions.selects_namespace(name_space, labels);
}

bool may_be_labelled(const Input& input, const std::string& undeclared, const model::Object& near) {
  return input.decisions.may_label(undeclared, model::kInjectionLabel, near) ||
         input.decisions.may_label(undeclared, model::kRevisionLabel, near);
}

bool reads_pod_label(const decide::ControlPlane& plane, std::string_view key) {
  const auto in = [&](const model::Selector& selector) { return mentions(selector, key); };
  return std::ranges::any_of(plane.hooks, [&](const decide::Hook& hook) { return in(hook.entry->object_selector); }) ||
         std::ranges::any_of(plane.injectors, [&](const decide::Injector& injector) {
           return std::ranges::any_of(injector.settings->never_inject, in) ||
                  std::ranges::any_of(injector.settings->always_inject, in);
         });
}

bool reads_namespace_label(const decide::ControlPlane& plane, std::string_view key) {
  return std::ranges::any_of(plane.hooks,
                             [&](const decide::Hook& hook) { return mentions(hook.entry->namespace_selector, key); });
}

}  // namespace sidelint::rules
