#include "rules/injection_output.h"

#include <algorithm>
#include <string_view>

namespace sidelint::rules {
namespace {

const model::Container* find(const model::Workload& workload, std::string_view name) {
  const auto found = std::ranges::find_if(workload.pod.containers, [&](const model::Container& container) {
    return container.name.value == name && container.image.value != "auto";
  });
  return found == workload.pod.containers.end() ? nullptr : &*found;
}

}  // namespace

OriginId injection_output(const model::Workload& workload) {
  const model::Container* proxy = find(workload, "istio-proxy");
  const model::Field* status = workload.pod.metadata.annotations.find("sidecar.istio.io/status");
  if (status != nullptr && !status->value.empty() && proxy != nullptr) return status->at;
  const model::Container* init = find(workload, "istio-init");
  if (init == nullptr) init = find(workload, "istio-validation");
  return proxy != nullptr && init != nullptr ? proxy->name.origin : OriginId{};
}

}  // namespace sidelint::rules
