// What stands behind a webhook: its Service, the workload that answers, and who fills in its caBundle.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/model/selector.h"
#include "engine/model/service.h"
#include "engine/model/webhook.h"
#include "engine/model/workload.h"
#include "rules/rule.h"

namespace sidelint::rules {

model::Labels labels_of(const model::FieldMap& fields);

// Whether the object's nearest webhook configurations with an injector include this one. What stands by another one
// tells nothing about it: a repository may hold several clusters.
bool stands_by(const Input& input, const model::Object& object, const model::WebhookConfiguration& configuration);

// Whether somebody orders a control plane there with values that cannot be seen: it may be of any revision.
bool is_ordered_unseen(const Input& input, const model::Object& object);

// Whether the workload looks like an injector, by its name or its pods' labels.
bool looks_like_injector(const model::Workload& workload);
bool looks_like_injector(const model::Service& service);

// The Services of that name and namespace; those whose namespace is not known are among them.
std::vector<const model::Service*> services_of(const Input& input, const model::WebhookEntry& entry);

// The workloads that may run in the Service's namespace, and those of them whose pods it selects.
std::vector<const model::Workload*> workloads_beside(const Input& input, const model::Service& service);
std::vector<const model::Workload*> workloads_behind(const Input& input, const model::Service& service);

// Why nobody fills in the entry's caBundle at run time.
enum class Unpatched : std::uint8_t {
  no,                // somebody does, or it cannot be told
  no_revision,       // the label istio.io/rev is missing
  unknown_revision,  // it names none of the control planes in the repository
  entry_name,        // istiod passes over entries of that name
};
// Mirrors istio pkg/webhooks/webhookpatch.go: since 1.9 by the label istio.io/rev and the entry's name, until 1.8 by
// the names of the configuration and the entry.
Unpatched unpatched(const Input& input, const model::WebhookConfiguration& configuration,
                    const model::WebhookEntry& entry);

}  // namespace sidelint::rules
