// A value that the injector does not accept. It checks some annotations before it renders anything, and an error
// refuses the pod: the ReplicaSet is there, its pods never are.
#include <string_view>

#include "rules/refusal.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kProxyConfig = "proxy.istio.io/config";  // another rule's matter

void tell(const Input& input, const model::Workload& workload, const RefusedAnnotation& refused, Report& report) {
  if (refused.entry->key == kProxyConfig) return;
  const decide::Decision& decision = input.decisions.of(workload);
  const Finding finding =
      report.at(refused.entry->value_at, no_pods(workload, decision), ": `", refused.entry->key, "` is refused")
          .label("the injector says: ", refused.why)
          .help("Write ", refused.takes)
          .severity(severity_of(decision))
          .about(workload);
  remark_message(finding, decision);
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads)
    for_each_refused_annotation(input, workload, tell, report);
}

constexpr Example kBad[] = {{"modes are written in capitals, ranges without spaces", R"(-- shop.yaml --
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
        sidecar.istio.io/interceptionMode: tproxy
#                                          ^^^^^^
        traffic.sidecar.istio.io/excludeOutboundIPRanges: 10.0.0.0/8, 192.168.0.0/16
#                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^
    spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"values as the injector takes them", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations: {sidecar.istio.io/interceptionMode: TPROXY, traffic.sidecar.istio.io/excludeInboundPorts: "80, 443"}
spec: {containers: [{name: app, image: "app:1"}]}
)"},
                             {"nobody checks a pod that is not injected", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, annotations: {sidecar.istio.io/interceptionMode: tproxy}}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr std::string_view kEquivalents[] = {"IST0125"};

}  // namespace

extern constinit const Rule placement_annotation_rejected_by_injector{
    .name = "placement/annotation-rejected-by-injector",
    .since = "0.1.0",
    .summary = "An annotation has a value that the injector refuses.",
    .why =
        "The injector checks these annotations before it adds a sidecar, and refuses the pod for a bad value: the "
        "workload is created and never gets a pod, which shows in the events of its ReplicaSet only.",
    .help = "Write a value that the annotation takes; which annotations are checked depends on the release of Istio.",
    .severity = Severity::error,
    .equivalents = kEquivalents,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
