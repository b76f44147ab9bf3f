#include "rules/service_fault.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/decide/selectors/reach.h"
#include "rules/injector_objects.h"

namespace sidelint::rules {
namespace {

bool has_no_replicas(const model::Workload* workload) { return model::written_replicas(*workload) == 0; }

bool may_have_other_labels(const model::Workload& workload) {
  return !workload.object.alterations.empty() ||
         std::ranges::any_of(workload.pod.metadata.labels, [](const model::Field& label) { return label.placeholder; });
}

// The fault of the pods behind the Service. Where no injector is among the workloads beside it, a chart or somebody
// else brings it.
std::optional<ServiceFault> fault_behind(const Input& input, const model::Service& service) {
  if (service.selector.empty() || service.selector_is_placeholder) return std::nullopt;
  const std::vector<const model::Workload*> behind = workloads_behind(input, service);
  if (!behind.empty()) {
    if (!std::ranges::all_of(behind, has_no_replicas)) return std::nullopt;
    return ServiceFault{"leads to 0 replicas", behind.front()->title() + " has 0 replicas", service.selector_at};
  }
  std::vector<const model::Workload*> injectors = workloads_beside(input, service);
  std::erase_if(injectors, [](const model::Workload* workload) { return !looks_like_injector(*workload); });
  const auto is_open = [](const model::Workload* workload) { return may_have_other_labels(*workload); };
  if (injectors.empty() || std::ranges::any_of(injectors, is_open)) return std::nullopt;
  return ServiceFault{"selects no pods", "does not select the pods of " + injectors.front()->title(),
                      service.selector_at};
}

std::optional<ServiceFault> fault_of(const Input& input, const model::Service& service, std::int64_t port) {
  if (service.type.value == "ExternalName" || !service.object.alterations.empty()) return std::nullopt;
  if (service.port(port) != nullptr) return fault_behind(input, service);
  const OriginId at = service.ports.empty() ? service.selector_at : service.ports.front().port.origin;
  return ServiceFault{"has no port " + std::to_string(port), "not " + std::to_string(port), at};
}

}  // namespace

std::optional<ServiceFault> service_fault(const Input& input, const model::WebhookConfiguration& configuration,
                                          const model::WebhookEntry& entry) {
  if (entry.service_name.empty() || !decide::can_be_called(entry)) return std::nullopt;
  std::optional<ServiceFault> first;
  for (const model::Service* service : services_of(input, entry)) {
    if (!stands_by(input, service->object, configuration)) continue;
    std::optional<ServiceFault> fault = fault_of(input, *service, entry.client.service_port.value);
    if (!fault) return std::nullopt;
    if (!first) first = std::move(fault);
  }
  return first;
}

}  // namespace sidelint::rules
