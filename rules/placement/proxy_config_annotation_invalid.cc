// A pod's own ProxyConfig that cannot be read, or that is no valid one together with Istio's defaults. Unknown fields
// are passed over.
#include <string_view>

#include "rules/refusal.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kProxyConfig = "proxy.istio.io/config";

void tell(const Input& input, const model::Workload& workload, const RefusedAnnotation& refused, Report& report) {
  if (refused.entry->key != kProxyConfig) return;
  const decide::Decision& decision = input.decisions.of(workload);
  const Finding finding =
      report.at(refused.entry->value_at, no_pods(workload, decision), ": `", kProxyConfig, "` is no valid ProxyConfig")
          .label(refused.why)
          .help("Correct the field, or leave it to the mesh's defaults")
          .severity(severity_of(decision))
          .about(workload);
  remark_message(finding, decision);
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads)
    for_each_refused_annotation(input, workload, tell, report);
}

constexpr Example kBad[] = {{"a duration needs a unit", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata:
      labels: {app: cart}
      annotations:
        proxy.istio.io/config: '{terminationDrainDuration: 30}'
#                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"a duration with its unit", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata:
      labels: {app: cart}
      annotations:
        proxy.istio.io/config: |
          terminationDrainDuration: 30s
          holdApplicationUntilProxyStarts: true
    spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr std::string_view kEquivalents[] = {"IST0125"};

}  // namespace

extern constinit const Rule placement_proxy_config_annotation_invalid{
    .name = "placement/proxy-config-annotation-invalid",
    .since = "0.1.0",
    .summary = "The annotation proxy.istio.io/config is no valid ProxyConfig.",
    .why =
        "The injector reads and checks the pod's own proxy configuration before it adds a sidecar, and refuses the pod "
        "if it cannot be used.",
    .help = "Correct the YAML, the type or the value of the field that the injector names.",
    .severity = Severity::error,
    .releases = "1.6.1 and newer",
    .equivalents = kEquivalents,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
