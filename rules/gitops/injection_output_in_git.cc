// The output of `istioctl kube-inject`, or of a cluster, kept as the source: the sidecar in it never follows an
// upgrade.
#include "rules/injection_output.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const OriginId output = injection_output(workload);
    // Where it is injected again, that is the matter.
    if (!output || input.decisions.of(workload).verdict() == Verdict::injected) continue;
    report.at(output, workload.title(), " keeps the sidecar that is written here, whatever the control plane's version")
        .label("what an injector once wrote")
        .help("Keep the manifest as it was before the injection, and let the webhook add the sidecar")
        .about(workload);
  }
}

constexpr Example kBad[] = {{"the status that an injector leaves", R"(-- cart.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata:
      labels: {app: cart}
      annotations:
        sidecar.istio.io/status: '{"containers":["istio-proxy"]}'
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    spec: {containers: [{name: app, image: "app:1"}, {name: istio-proxy, image: "istio/proxyv2:1.12.0"}]}
)"},
                            {"the containers that it adds", R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec:
  initContainers: [{name: istio-init, image: "istio/proxyv2:1.12.0"}]
  containers:
    - name: app
      image: app:1
    - name: istio-proxy
#           ^^^^^^^^^^^
      image: istio/proxyv2:1.12.0
)"}};

constexpr Example kGood[] = {{"a proxy without injection", R"(-- gateway.yaml --
apiVersion: v1
kind: Pod
metadata: {name: gateway, namespace: shop, labels: {sidecar.istio.io/inject: "false"}}
spec: {containers: [{name: istio-proxy, image: "istio/proxyv2:1.12.0", args: [proxy, router]}]}
)"}};

}  // namespace

extern constinit const Rule gitops_injection_output_in_git{
    .name = "gitops/injection-output-in-git",
    .since = "0.1.0",
    .summary = "A manifest holds the output of an injector.",
    .why =
        "Its sidecar stays at the version and the settings of that day, and has to be made anew for each upgrade and "
        "fix.",
    .help = "Keep the manifest as it was before the injection.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
