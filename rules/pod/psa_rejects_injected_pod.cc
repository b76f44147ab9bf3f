// Pod Security admits the pod as it is written, and refuses it as the injector makes it.
//
// Without Istio's CNI plugin the template adds an init container that runs as root with NET_ADMIN and NET_RAW, which
// the levels baseline and restricted do not allow.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "rules/injected_pod.h"
#include "rules/refusal.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kEnforce = "pod-security.kubernetes.io/enforce";

// Whether it is the injection that makes the pod a violation.
bool is_injections_fault(const InjectedPod& injected) {
  return injected.answer->admitted.refused_by == inject::Refuser::pod_security && !injected.answer->refused_anyway &&
         injected.creation.name_space != nullptr;
}

struct Refused {
  const model::Workload* workload;
  std::string message;
};

void report_namespace(const Input& input, const model::Namespace& name_space, const std::vector<Refused>& refused,
                      Report& report) {
  const model::Field* level = name_space.label(kEnforce);
  if (level == nullptr) return;
  const model::Workload& first = *refused.front().workload;
  std::vector<const model::Workload*> workloads;
  for (const Refused& each : refused) workloads.push_back(each.workload);
  Finding finding = report
                        .at(level->at, "namespace `", name_space.name(), "` enforces `", level->value,
                            "`, which refuses the injected pods of ", first.title())
                        .label("admits the pods only as they are written")
                        .help("Use Istio's CNI plugin, which needs no such init container, or enforce another level")
                        .severity(severity_of(input.decisions.of(first)))
                        .about(first);
  remark_workloads(finding, workloads);
  finding.remark("whoever creates the pods reads: ", refused.front().message);
}

void check(const Input& input, Report& report) {
  std::map<const model::Namespace*, std::vector<Refused>> by_namespace;
  for (const model::Workload& workload : input.repository.workloads) {
    if (!input.decisions.of(workload).possible(Verdict::rejected)) continue;
    const std::optional<InjectedPod> injected = injected_pod(input, workload);
    if (injected && is_injections_fault(*injected))
      by_namespace[injected->creation.name_space].push_back({&workload, *injected->answer->admitted.refusal});
  }
  for (const auto& [name_space, refused] : by_namespace) report_namespace(input, *name_space, refused, report);
}

constexpr Example kBad[] = {{"an init container that may change the network", R"(-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  values: "{}"
  config: |
    policy: enabled
    templates:
      sidecar: |
        spec:
          initContainers:
          - {name: istio-init, image: proxyv2, securityContext: {capabilities: {add: [NET_ADMIN]}}}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
    pod-security.kubernetes.io/enforce: baseline
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"a pod that is refused anyway; one that is left out", R"(-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  values: "{}"
  config: |
    policy: enabled
    templates:
      sidecar: |
        spec: {initContainers: [{name: istio-init, image: i, securityContext: {privileged: true}}]}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled, pod-security.kubernetes.io/enforce: baseline}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {hostPID: true, containers: [{name: app, image: "app:1"}]}
---
apiVersion: v1
kind: Pod
metadata: {name: top, namespace: shop, labels: {sidecar.istio.io/inject: "false"}}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule pod_psa_rejects_injected_pod{
    .name = "pod/psa-rejects-injected-pod",
    .since = "0.1.0",
    .summary = "Pod Security refuses pods for what the injector adds to them.",
    .why = "The workload is created and never gets a pod; the reason stands in an event of its ReplicaSet only.",
    .help = "Use Istio's CNI plugin, or another level for the namespace.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
