#include "rules/injector_hooks.h"

#include <algorithm>
#include <cstddef>

#include "engine/model/istio_keys.h"

namespace sidelint::rules {

std::string HookGroup::title() const { return entries.size() == 1 ? "webhook " + name() : name(); }

std::string HookGroup::name() const {
  if (entries.size() == 1) return "`" + entries.front()->name.value + "`";
  return std::to_string(entries.size()) + " webhooks of `" + configuration.name() + "`";
}

std::vector<HookGroup> group_hooks(const model::WebhookConfiguration& configuration, const CauseOf& cause_of) {
  std::vector<HookGroup> groups;
  for (const model::WebhookEntry& entry : configuration.entries) {
    if (!entry.is_istio_injector()) continue;
    std::string cause = cause_of(entry);
    if (cause.empty()) continue;
    const auto known = std::ranges::find(groups, cause, &HookGroup::cause);
    if (known != groups.end()) {
      known->entries.push_back(&entry);
    } else {
      groups.push_back({configuration, std::move(cause), {&entry}});
    }
  }
  return groups;
}

void note_others(Finding& finding, const HookGroup& group, PlaceOf place_of, std::string_view text) {
  for (std::size_t i = 1; i < group.entries.size(); ++i) finding.note(place_of(*group.entries[i]), text);
}

bool is_as_written(const model::WebhookConfiguration& configuration) {
  using Field = model::Alteration::Field;
  return std::ranges::none_of(configuration.object.alterations, [](const model::Alteration& alteration) {
    return alteration.field == Field::anything ||
           (alteration.field == Field::label && (alteration.key.empty() || alteration.key == model::kRevisionLabel));
  });
}

std::string effect_of_failure(const HookGroup& group) {
  const bool ignored = group.entries.front()->failure_policy.value == "Ignore";
  return "pods for " + group.name() + (ignored ? " get no sidecar" : " are refused");
}

}  // namespace sidelint::rules
