// Questions that several rules ask the engine: "what if", and who reads a key.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/decide.h"
#include "engine/model/namespace.h"
#include "engine/model/workload.h"
#include "rules/rule.h"

namespace sidelint::rules {

using Suppositions = std::vector<decide::Supposition>;

decide::Supposition with_pod_label(std::string_view key, std::string_view value);
decide::Supposition with_namespace_label(std::string_view key, std::string_view value);
decide::Supposition without_namespace_label(std::string_view key);

// Whether the workload's pods would certainly be injected.
bool injects_if(const Input& input, const model::Workload& workload, const Suppositions& suppositions);

// One label of a namespace, changed for the sake of the argument; without a value: absent.
struct LabelChange {
  std::string_view key;
  std::optional<std::string_view> value;
};
// Whether an injector webhook would be called for the namespace's pods that say nothing themselves. It depends, if
// something may still change the labels in question before they are applied.
decide::Certainty selects(const Input& input, const model::Namespace& name_space,
                          const std::vector<LabelChange>& changes = {});

// Whether an admission policy may give a label that injects to a namespace that nothing declares, as `near` would be in
// it.
bool may_be_labelled(const Input& input, const std::string& undeclared, const model::Object& near);

// Whether a selector of a webhook or of an injector reads this label of pods, or of namespaces. Such a key has a
// meaning here, whatever it means elsewhere.
bool reads_pod_label(const decide::ControlPlane& plane, std::string_view key);
bool reads_namespace_label(const decide::ControlPlane& plane, std::string_view key);

}  // namespace sidelint::rules
