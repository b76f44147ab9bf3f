#include "rules/injection_output.h"

#include <algorithm>
#include <string_view>

namespace sidelint::rules {
namespace {

constexpr std::string_view kProxy = "istio-proxy";
constexpr std::string_view kStatus = "sidecar.istio.io/status";

const model::Container* find(const model::Workload& workload, std::string_view name) {
  const auto found = std::ranges::find_if(workload.pod.containers, [&](const model::Container& container) {
    return container.name.value == name && container.image.value != "auto";
  });
  return found == workload.pod.containers.end() ? nullptr : &*found;
}

}  // namespace

OriginId injection_output(const model::Workload& workload) {
  const model::Container* proxy = find(workload, kProxy);
  const model::Field* status = workload.pod.metadata.annotations.find(kStatus);
  if (status != nullptr && !status->value.empty() && proxy != nullptr) return status->at;
  const model::Container* init = find(workload, "istio-init");
  if (init == nullptr) init = find(workload, "istio-validation");
  return proxy != nullptr && init != nullptr ? proxy->name.origin : OriginId{};
}

bool may_bring_proxy(const model::Workload& workload) {
  using Field = model::Alteration::Field;
  const auto is_proxy = [](const model::Container& container) { return container.name.value == kProxy; };
  const auto may_add = [](const model::Alteration& alteration) {
    const bool of_status = alteration.key.empty() || alteration.key == kStatus;
    return alteration.field == Field::anything || (alteration.field == Field::annotation && of_status);
  };
  return std::ranges::any_of(workload.pod.containers, is_proxy) ||
         std::ranges::any_of(workload.object.alterations, may_add);
}

}  // namespace sidelint::rules
