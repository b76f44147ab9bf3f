// An autoscaler divides by what all containers of a pod request, and the proxy requests nothing.
//
// Mirrors kubernetes, pkg/controller/podautoscaler/replica_calculator.go (calculatePodRequests): one container without
// a request makes the metric unknown. A metric of type ContainerResource looks at one container only.
#include <algorithm>
#include <string>

#include "rules/injected_pod.h"
#include "rules/rule.h"
#include "rules/same_cluster.h"

namespace sidelint::rules {
namespace {

bool targets(const model::Autoscaler& scaler, const model::Workload& workload) {
  const model::Object& object = workload.object;
  return scaler.target_kind == object.kind && scaler.target_name == object.metadata.name.value;
}

// Whether the proxy certainly has no request for the resource.
bool lacks_request(const Input& input, const model::Workload& workload, const std::string& resource) {
  const auto containers = injected_containers(input, workload);
  const auto proxy = std::ranges::find(containers, kProxyName, &InjectedContainer::name);
  return proxy != containers.end() && !proxy->names("requests." + resource);
}

void check(const Input& input, Report& report) {
  const SameCluster cluster(input.repository);
  for (const model::Autoscaler& scaler : input.repository.supporting.autoscalers) {
    if (!scaler.object.alterations.empty()) continue;
    for (const model::Workload& workload : input.repository.workloads) {
      if (!targets(scaler, workload) || !cluster.may_hold_beside(scaler.object, workload)) continue;
      for (const model::Autoscaler::Metric& metric : scaler.metrics) {
        if (!metric.is_utilization || !metric.container.empty()) continue;
        if (!lacks_request(input, workload, metric.resource)) continue;
        report
            .at(metric.at, "autoscaler `", scaler.object.metadata.name.value, "` never scales: the proxy of ",
                workload.title(), " requests no ", metric.resource)
            .label("a share of what all containers of the pod request")
            .note(workload.object.metadata.name.origin, "injected with a proxy without a request")
            .help("Give the proxy a request, or measure one container with a metric of type ContainerResource")
            .about(workload);
      }
    }
  }
}

constexpr Example kBad[] = {{"annotations that speak of memory only", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: cart, namespace: shop}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: cart}
  maxReplicas: 5
  metrics:
  - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata: {labels: {app: cart}, annotations: {sidecar.istio.io/proxyMemory: 128Mi}}
    spec: {containers: [{name: app, image: "app:1", resources: {requests: {cpu: 100m}}}]}
)"}};

constexpr Example kGood[] = {{"a metric of one container", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: cart, namespace: shop}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: cart}
  maxReplicas: 5
  metrics:
  - type: ContainerResource
    containerResource: {name: cpu, container: app, target: {type: Utilization, averageUtilization: 60}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata: {labels: {app: cart}, annotations: {sidecar.istio.io/proxyMemory: 128Mi}}
    spec: {containers: [{name: app, image: "app:1", resources: {requests: {cpu: 100m}}}]}
)"}};

}  // namespace

extern constinit const Rule pod_hpa_needs_proxy_requests{
    .name = "pod/hpa-needs-proxy-requests",
    .since = "0.1.0",
    .summary = "An autoscaler measures the utilisation of pods whose proxy requests nothing.",
    .why = "Its metric is `<unknown>`, and the workload keeps the size that it has.",
    .help = "Give the proxy a request for the resource, or measure one container alone.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
