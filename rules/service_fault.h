// Why the Service that a webhook calls leads nowhere.
#pragma once

#include <optional>
#include <string>

#include "engine/model/webhook.h"
#include "rules/rule.h"

namespace sidelint::rules {

struct ServiceFault {
  std::string what;   // follows "Service `…`": "has no port 443"
  std::string label;  // what is wrong with the text at that place
  OriginId at;
};

// The fault of the entry's Service; none if it has none, if one of several such Services is in order, or if what it
// leads to is not in the repository.
std::optional<ServiceFault> service_fault(const Input& input, const model::WebhookConfiguration& configuration,
                                          const model::WebhookEntry& entry);

}  // namespace sidelint::rules
