// Metrics of the application at a port that the injector does not take.
//
// Where metrics are merged, injectors from 1.31 on refuse a port that is none or one of the proxy's own
// (pkg/kube/inject/webhook.go, applyPrometheusMerge).
#include <algorithm>
#include <string>

#include "engine/decide/steps/refusal.h"
#include "rules/injected_pod.h"
#include "rules/refusal.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kComplaint = "invalid prometheus scrape configuration: ";

// The annotation is found under any spelling that Prometheus' labels make equal.
const model::Field* port_annotation(const model::FieldMap& annotations) {
  const auto found = std::ranges::find_if(annotations, [](const model::Field& field) {
    return field.key.size() == 18 && field.key.starts_with("prometheus") && field.key.substr(11, 2) == "io" &&
           field.key.ends_with("port");
  });
  return found == annotations.end() ? nullptr : &*found;
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const decide::Decision& decision = input.decisions.of(workload);
    const model::Field* port = port_annotation(workload.pod.metadata.annotations);
    if (port == nullptr || !decision.possible(Verdict::rejected)) continue;
    const auto injected = injected_pod(input, workload);
    if (!injected || injected->answer->admitted.refused_by != inject::Refuser::injector) continue;
    const std::string why = decide::on_one_line(*injected->answer->admitted.refusal);
    const std::size_t complaint = why.find(kComplaint);
    if (complaint == std::string::npos) continue;
    Finding finding =
        report.at(port->value_at, no_pods(workload, decision), ": ", why.substr(complaint + kComplaint.size()))
            .label("where the proxy would fetch the application's metrics")
            .help(
                "Name the port of the application's metrics, or switch the merging off: "
                "`prometheus.istio.io/merge-metrics: \"false\"`")
            .severity(severity_of(decision))
            .about(workload);
    remark_message(finding, decision);
  }
}

constexpr Example kBad[] = {{"the port of the merged metrics' neighbour", R"(-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  values: '{"global": {"tag": "1.31.0"}}'
  config: |
    policy: enabled
    templates: {sidecar: "spec: {containers: [{name: istio-proxy, image: proxyv2}]}"}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations:
    prometheus.io/port: "15090"
#                       ^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"the application's own port; metrics that are not merged", R"(-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  values: '{"global": {"tag": "1.31.0"}}'
  config: |
    policy: enabled
    templates: {sidecar: "spec: {containers: [{name: istio-proxy, image: proxyv2}]}"}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, annotations: {prometheus.io/port: "8080"}}
spec: {containers: [{name: app, image: "app:1"}]}
---
apiVersion: v1
kind: Pod
metadata:
  name: top
  namespace: shop
  annotations: {prometheus.io/port: "15090", prometheus.istio.io/merge-metrics: "false"}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule pod_prometheus_port_rejected{
    .name = "pod/prometheus-port-rejected",
    .since = "0.1.0",
    .summary = "The port of a pod's metrics is refused by the injector.",
    .why = "The injector refuses the pod: the workload is created and never gets one.",
    .help = "Name the port of the application's metrics, or do not merge them.",
    .severity = Severity::error,
    .releases = "1.31 and newer",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
