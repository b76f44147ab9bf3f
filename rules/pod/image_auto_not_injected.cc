// A container whose image the injector would fill in, in a pod that no injector changes.
//
// The chart of gateways writes `image: auto` and counts on the template (istio, manifests/charts/gateway, 1.12 and
// newer); without the injection the node pulls an image of that name.
#include <algorithm>

#include "rules/rule.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kAuto = "auto";

void note_reason(Finding finding, const decide::Decision& decision) {
  const decide::Step* deciding = decision.deciding_step();
  if (deciding == nullptr) return;
  const auto placed =
      std::ranges::find_if(deciding->evidence, [](const decide::Evidence& seen) { return bool(seen.origin); });
  finding.note(placed == deciding->evidence.end() ? OriginId() : placed->origin, "not injected: ", deciding->because);
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const decide::Decision& decision = input.decisions.of(workload);
    if (decision.verdict() != Verdict::not_injected) continue;
    for (const model::Container& container : workload.pod.containers) {
      if (container.image.value != kAuto) continue;
      note_reason(report
                      .at(container.image.origin, "container `", container.name.value, "` of ", workload.title(),
                          " keeps the image `auto`: no sidecar is injected")
                      .label("only an injector replaces it; nodes cannot pull it")
                      .help("Let the pods be injected, or name the image")
                      .about(workload),
                  decision);
    }
  }
}

constexpr Example kBad[] = {{"a gateway in a namespace that is out of the mesh", R"(-- gateway.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: edge, labels: {istio-injection: disabled}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ingress, namespace: edge}
spec:
  selector: {matchLabels: {istio: ingress}}
  template:
    metadata:
      labels: {istio: ingress, sidecar.istio.io/inject: "true"}
      annotations: {inject.istio.io/templates: gateway}
    spec:
      containers:
      - name: istio-proxy
        image: auto
#              ^^^^
)"}};

constexpr Example kGood[] = {{"injected; and an image that only looks so", R"(-- gateway.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: edge}
---
apiVersion: v1
kind: Pod
metadata:
  name: ingress
  namespace: edge
  labels: {sidecar.istio.io/inject: "true"}
  annotations: {inject.istio.io/templates: gateway}
spec: {containers: [{name: istio-proxy, image: auto}]}
---
apiVersion: v1
kind: Pod
metadata: {name: car, namespace: edge}
spec: {containers: [{name: car, image: "example.com/auto:1"}]}
)"}};

constexpr std::string_view kEquivalents[] = {"IST0146", "IST0147"};

}  // namespace

extern constinit const Rule pod_image_auto_not_injected{
    .name = "pod/image-auto-not-injected",
    .since = "0.1.0",
    .summary = "A container leaves its image to the injector, and the pod is not injected.",
    .why = "The pod is created and never starts: no registry has an image of that name.",
    .help = "Label the namespace or the pods so that an injector is called, or name the image.",
    .severity = Severity::error,
    .releases = "1.9 and newer",
    .equivalents = kEquivalents,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
