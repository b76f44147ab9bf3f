// Pods on the host's network are never injected, and nothing says so at run time (istio: pkg/kube/inject/inject.go,
// injectRequired, the first test of every release).
#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

// Whether the injector is certainly called, and turns the pod away for its network alone.
bool is_turned_away(const decide::Decision& decision) {
  const decide::Step* called = decision.step(decide::StepId::webhook_match);
  const decide::Step* deciding = decision.deciding_step();
  return called != nullptr && called->outcome == Outcome::matched && deciding != nullptr &&
         deciding->id == decide::StepId::host_network;
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    if (!workload.pod.host_network) continue;
    const decide::Decision& decision = input.decisions.of(workload);
    const Wish wanted = wish_of_pod(workload.pod.metadata);
    if (decision.verdict() != Verdict::not_injected || wanted == Wish::no_sidecar) continue;
    if (wanted != Wish::sidecar && !is_turned_away(decision)) continue;
    Finding finding =
        report.at(workload.pod.host_network_at, workload.title(), " gets no sidecar: its pods use the host's network")
            .label("such pods are never injected")
            .help("Delete `hostNetwork: true` if the pods are to be in the mesh")
            .alternative("Say that they are not: `", typed(model::kInjectKey, "false"), "` under `",
                         workload.pod.metadata.path, ".labels`")
            .about(workload);
    if (wanted == Wish::sidecar) {
      finding.severity(Severity::error).note(injection_entry(workload.pod.metadata)->at, "asks for a sidecar");
    } else {
      note_namespace(finding, decision);
    }
  }
}

constexpr Example kBad[] = {{"a host network in an injecting namespace", R"(-- agent.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: shop}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      hostNetwork: true
#     ^^^^^^^^^^^^^^^^^
      containers: [{name: app, image: "app:1"}]
)"},
                            {"the pod asks for a sidecar itself", R"(-- agent.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: agent
  namespace: shop
  labels: {sidecar.istio.io/inject: "true"}
spec:
  hostNetwork: true
# ^^^^^^^^^^^^^^^^^
  containers: [{name: app, image: "app:1"}]
)"}};

constexpr Example kGood[] = {{"the pod opts out", R"(-- agent.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: agent, namespace: shop, annotations: {sidecar.istio.io/inject: "false"}}
spec: {hostNetwork: true, containers: [{name: app, image: "app:1"}]}
)"},
                             {"nothing would inject it anyway", R"(-- agent.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: Pod
metadata: {name: agent, namespace: shop}
spec: {hostNetwork: true, containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule selection_host_network_not_injected{
    .name = "selection/host-network-not-injected",
    .since = "0.1.0",
    .summary = "Pods that use the host's network are to be injected.",
    .why =
        "The injector skips them without a word, because the sidecar's traffic rules would change the node's own "
        "network.",
    .help = "Give the pods a network of their own, or opt them out so that it is plain they are not in the mesh.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
