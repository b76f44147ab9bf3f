// A pod for Windows nodes that would get Istio's proxy, which runs on Linux only. No injector looks at the pod's
// system; the API server does: with `spec.os.name: windows` it forbids the security context that the injector adds.
#include <array>
#include <string_view>

#include "engine/model/istio_keys.h"
#include "engine/yaml/node.h"
#include "rules/intent.h"
#include "rules/question.h"
#include "rules/remedy.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kWindows = "windows";

yaml::Node node_label(const model::Workload& workload) {
  const yaml::Node selector = workload.pod.spec.find("nodeSelector");
  for (const std::string_view key : {"kubernetes.io/os", "beta.kubernetes.io/os"}) {
    if (selector.find(key).text() == kWindows) return selector.find(key);
  }
  return {};
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const yaml::Node os = workload.pod.spec.find("os").find("name");
    const bool declares = os.text() == kWindows;
    const yaml::Node place = declares ? os : node_label(workload);
    if (!place || input.decisions.of(workload).verdict() != Verdict::injected) continue;
    Finding finding = report
                          .at(place.origin(), declares ? "the API server refuses " : "",
                              declares ? pods_of(workload) : workload.title(),
                              declares ? ": the injected Linux proxy cannot be in a Windows pod"
                                       : " gets a Linux proxy that its Windows nodes cannot run")
                          .label("Istio's proxy runs on Linux only")
                          .help("Opt the pods out: write `", typed(model::kInjectKey, "false"), "` under `",
                                workload.pod.metadata.path, ".labels`")
                          .about(workload);
    note_namespace(finding, input.decisions.of(workload));
    const model::Metadata& pod = workload.pod.metadata;
    if (injection_entry(pod) != nullptr || !has_plain_template(workload)) continue;
    finding.fix(fix_of_workload(
        input, workload, input.decisions.suppose(workload, {with_pod_label(model::kInjectKey, "false")}),
        "opt the pods out", {edit::add_key(labels_of(workload.object, pod), model::kInjectKey, "false")}));
  }
}

constexpr Example kBad[] = {{"a pod that declares its system", R"(-- agent.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: agent, namespace: shop}
spec:
  os: {name: windows}
#            ^^^^^^^
  containers: [{name: app, image: "app:1"}]
)",
                             R"(-- agent.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: agent, namespace: shop, labels: {sidecar.istio.io/inject: "false"}}
spec:
  os: {name: windows}
  containers: [{name: app, image: "app:1"}]
)"},
                            {"a pod for Windows nodes", R"(-- agent.yaml --
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
      nodeSelector:
        kubernetes.io/os: windows
#                         ^^^^^^^
      containers: [{name: app, image: "app:1"}]
)"}};

constexpr Example kGood[] = {{"it opts out", R"(-- agent.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: agent, namespace: shop, labels: {sidecar.istio.io/inject: "false"}}
spec: {os: {name: windows}, containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule selection_windows_pod_injected{
    .name = "selection/windows-pod-injected",
    .since = "0.1.0",
    .summary = "A pod for Windows nodes is to be injected.",
    .why = "The injected proxy is a Linux program, so such a pod never becomes ready, or is refused.",
    .help = "Opt the pods out with the label sidecar.istio.io/inject=false.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
