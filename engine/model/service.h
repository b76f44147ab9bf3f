// Services (core/v1): what stands between a webhook and its injector, and before the pods of an application.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/object.h"
#include "engine/model/selector.h"
#include "engine/model/workload.h"

namespace sidelint::model {

struct ServicePort {
  Traced<std::int64_t> port;
  Traced<std::string> target;  // number or name, as written; the port itself if there is none
};

struct Service {
  Object object;
  Traced<std::string> type;        // with the default ClusterIP
  std::vector<ServicePort> ports;  // of `spec.ports`
  Labels selector;                 // empty: endpoints come from elsewhere
  OriginId selector_at;            // of the spec if there is none
  bool selector_is_placeholder = false;

  const std::string& name() const { return object.metadata.name.value; }
  const ServicePort* port(std::int64_t number) const;  // null if it has none of that number
  bool selects(const Labels& pod) const;               // not without a selector
};

// The replicas that the workload is written with; empty if it does not say.
std::optional<std::int64_t> written_replicas(const Workload& workload);

}  // namespace sidelint::model
