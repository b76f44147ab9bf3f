// A manifest that holds the output of an injector, and will be injected again.
//
// Since 1.9 the template is merged over the pod by names, so an old proxy is kept or replaced depending on what the
// status annotation lists (istio 1.30.3, pkg/kube/inject/inject.go, reapplyOverwrittenContainers).
#include "rules/injection_output.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const OriginId output = injection_output(workload);
    if (!output || input.decisions.of(workload).verdict() != Verdict::injected) continue;
    Finding finding =
        report.at(output, workload.title(), " is injected again, over the sidecar that its manifest holds")
            .label("what an injector once wrote")
            .help("Delete the injected containers, volumes and annotations, and let the webhook add them")
            .about(workload);
    note_namespace(finding, input.decisions.of(workload));
  }
}

constexpr Example kBad[] = {{"kube-inject's output in an injecting namespace", R"(-- cart.yaml --
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
    sidecar.istio.io/status: '{"containers":["istio-proxy"]}'
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}, {name: istio-proxy, image: "istio/proxyv2:1.12.0"}]}
)"}};

constexpr Example kGood[] = {{"it is not injected again", R"(-- cart.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, annotations: {sidecar.istio.io/status: '{"containers":["istio-proxy"]}'}}
spec: {containers: [{name: app, image: "app:1"}, {name: istio-proxy, image: "istio/proxyv2:1.12.0"}]}
)"},
                             {"a container for the injector to complete", R"(-- cart.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {containers: [{name: app, image: "app:1"}, {name: istio-proxy, image: auto}]}
)"}};

}  // namespace

extern constinit const Rule pod_injected_twice{
    .name = "pod/injected-twice",
    .since = "0.1.0",
    .summary = "A manifest holds an injected sidecar already, and will be injected again.",
    .why = "Two injections are laid over each other: the pod ends up with an old proxy, or with settings of both.",
    .help = "Keep the manifest as it was before the injection.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
