// The entries of webhook configurations that lead to an injector, for the rules about them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/webhook.h"
#include "rules/report.h"

namespace sidelint::rules {

// Entries of one configuration with the same cause for a finding, in order.
struct HookGroup {
  const model::WebhookConfiguration& configuration;
  std::string cause;
  std::vector<const model::WebhookEntry*> entries;  // at least one

  // "webhook `rev.namespace.sidecar-injector.istio.io`"; "4 webhooks of `istio-sidecar-injector`".
  std::string title() const;
  // The same without the word: of one webhook its name alone.
  std::string name() const;
};

// The configuration's injector entries by cause; an entry without one (empty) has no finding.
using CauseOf = std::function<std::string(const model::WebhookEntry&)>;
std::vector<HookGroup> group_hooks(const model::WebhookConfiguration& configuration, const CauseOf& cause_of);

// Notes the same of the group's other entries, each at the place that `place_of` gives.
using PlaceOf = OriginId (*)(const model::WebhookEntry&);
void note_others(Finding& finding, const HookGroup& group, PlaceOf place_of, std::string_view text);

// Whether what stands in the file is what is applied.
bool is_as_written(const model::WebhookConfiguration& configuration);

// What becomes of pods for which the entry cannot be called: "pods for `x` are refused".
std::string effect_of_failure(const HookGroup& group);

}  // namespace sidelint::rules
