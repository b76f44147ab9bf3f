// A quota counts a resource of which an injected container names no amount.
//
// Once a ResourceQuota limits requests or limits of CPU or memory, each container of a new pod has to name its own,
// init containers too (kubernetes, pkg/quota/v1/evaluator/core/pods.go, Constraints); a LimitRange fills gaps before.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rules/injected_pod.h"
#include "rules/rule.h"
#include "rules/same_cluster.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

// The resource as containers name it; empty if containers need not name it.
std::string_view demanded(std::string_view hard) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kDemands{
      {{"cpu", "requests.cpu"},
       {"requests.cpu", "requests.cpu"},
       {"limits.cpu", "limits.cpu"},
       {"memory", "requests.memory"},
       {"requests.memory", "requests.memory"},
       {"limits.memory", "limits.memory"}}};
  const auto found = std::ranges::find(kDemands, hard, &std::pair<std::string_view, std::string_view>::first);
  return found == kDemands.end() ? std::string_view() : found->second;
}

bool is_filled_in(const Input& input, const SameCluster& cluster, const model::Workload& workload,
                  std::string_view resource) {
  const auto holds = [](const std::vector<model::Amount>& amounts, std::string_view name) {
    return std::ranges::find(amounts, name, &model::Amount::resource) != amounts.end();
  };
  const std::string_view name = resource.substr(resource.find('.') + 1);
  const bool request = resource.starts_with("requests.");
  return std::ranges::any_of(input.repository.supporting.limit_ranges, [&](const model::LimitRange& range) {
    return cluster.may_hold_beside(range.object, workload) &&
           (holds(range.limits, name) || (request && holds(range.requests, name)));
  });
}

struct Blocked {
  const model::Workload* workload;
  std::string container;
};

// Whom the quota's amount keeps out.
std::vector<Blocked> blocked_by(const Input& input, const SameCluster& cluster, const model::Quota& quota,
                                std::string_view resource) {
  std::vector<Blocked> blocked;
  for (const model::Workload& workload : input.repository.workloads) {
    if (!cluster.may_hold_beside(quota.object, workload) || is_filled_in(input, cluster, workload, resource)) continue;
    const std::vector<InjectedContainer> containers = injected_containers(input, workload);
    const auto without = std::ranges::find_if(
        containers, [&](const InjectedContainer& container) { return !container.names(resource); });
    if (without != containers.end()) blocked.push_back({&workload, without->name});
  }
  return blocked;
}

void check(const Input& input, Report& report) {
  const SameCluster cluster(input.repository);
  for (const model::Quota& quota : input.repository.supporting.quotas) {
    const model::Object& object = quota.object;
    if (quota.is_scoped || !object.alterations.empty() || object.metadata.name_space.value.empty()) continue;
    for (const model::Amount& amount : quota.hard) {
      const std::string_view resource = demanded(amount.resource);
      if (resource.empty()) continue;
      const std::vector<Blocked> blocked = blocked_by(input, cluster, quota, resource);
      if (blocked.empty()) continue;
      std::vector<const model::Workload*> workloads;
      for (const Blocked& each : blocked) workloads.push_back(each.workload);
      Finding finding = report
                            .at(amount.amount.origin, "quota `", object.metadata.name.value, "` wants `", resource,
                                "` of every container; the injected `", blocked.front().container, "` names none")
                            .label("pods without it are refused")
                            .note(workloads.front()->object.metadata.name.origin, "gets no pods")
                            .help(
                                "Give the proxy resources in its annotations or the mesh's values, or add a "
                                "LimitRange with defaults")
                            .about(*workloads.front());
      remark_workloads(finding, workloads);
    }
  }
}

constexpr Example kBad[] = {{"annotations that set requests, and no limits", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: ResourceQuota
metadata: {name: fair, namespace: shop}
spec:
  hard:
    requests.cpu: "4"
    limits.memory: 8Gi
#                  ^^^
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations: {sidecar.istio.io/proxyCPU: 50m, sidecar.istio.io/proxyMemory: 64Mi}
spec: {containers: [{name: app, image: "app:1", resources: {limits: {cpu: "1", memory: 1Gi}}}]}
)"}};

constexpr Example kGood[] = {{"a range with defaults", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: ResourceQuota
metadata: {name: fair, namespace: shop}
spec: {hard: {limits.memory: 8Gi, pods: "10"}}
---
apiVersion: v1
kind: LimitRange
metadata: {name: fair, namespace: shop}
spec: {limits: [{type: Container, default: {memory: 256Mi}}]}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, annotations: {sidecar.istio.io/proxyCPU: 50m}}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule pod_quota_blocks_injection{
    .name = "pod/quota-blocks-injection",
    .since = "0.1.0",
    .summary = "A quota wants an amount of every container, and an injected one names none.",
    .why = "The API server refuses every injected pod of the namespace, while pods without a sidecar are created.",
    .help = "Give the proxy requests and limits, or the namespace a LimitRange with defaults.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
