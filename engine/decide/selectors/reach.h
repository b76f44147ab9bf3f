// Which pods a webhook entry can be called for at all, and which two entries share.
#pragma once

#include <optional>

#include "engine/decide/release.h"
#include "engine/model/selector.h"
#include "engine/model/webhook.h"

namespace sidelint::decide {

// Whether `istioctl install` has put the entry out of use (istioctl/pkg/util/common.go, 1.12 and newer).
bool is_deactivated(const model::WebhookEntry& entry);

// Whether it is called for some pod: its rules cover pods, and its selectors can be met.
bool can_be_called(const model::WebhookEntry& entry);

// Labels of a namespace and of a pod in it, as few as possible; the others do not matter.
struct PodLabels {
  model::Labels of_namespace;
  model::Labels of_pod;
};
// Those of a pod for which both entries are called, and whose injector does not turn it away; empty if there is no such
// pod, or matchConditions have a say.
std::optional<PodLabels> overlap(const model::WebhookEntry& a, const model::WebhookEntry& b, Release release);

}  // namespace sidelint::decide
