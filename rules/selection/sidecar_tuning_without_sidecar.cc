// Annotations for a sidecar on pods that get none: often the only sign that one was meant to be there.
#include <optional>

#include "engine/model/istio_keys.h"
#include "rules/injection_output.h"
#include "rules/intent.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

// Whether the annotation sets how a sidecar works. A key of no release, or one that Istio writes itself, is none.
bool tunes_sidecar(const model::Field& annotation) {
  const model::IstioKey* key = model::find_istio_key(annotation.key);
  if (key == nullptr || annotation.key == model::kInjectKey || key->places != model::kPodAnnotation) return false;
  return key->status == model::KeyStatus::current || key->status == model::KeyStatus::deprecated;
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const decide::Decision& decision = input.decisions.of(workload);
    if (decision.verdict() != Verdict::not_injected || may_bring_proxy(workload)) continue;
    std::optional<Finding> finding;
    for (const model::Field& annotation : workload.pod.metadata.annotations) {
      if (!tunes_sidecar(annotation)) continue;
      if (finding) {
        finding->note(annotation.at, "nor does this");
        continue;
      }
      finding = report.at(annotation.at, "`", annotation.key, "` does nothing: ", workload.title(), " gets no sidecar")
                    .label("sets a sidecar that is not there")
                    .help("Let the pods be injected, or delete the annotation")
                    .about(workload);
      // Who opts out has seen it coming; an assumed control plane may not be the one.
      const bool is_meant = wish_of_pod(workload.pod.metadata) == Wish::no_sidecar;
      if (is_meant || decision.assumes_control_plane) finding->severity(Severity::note);
    }
  }
}

constexpr Example kBad[] = {{"a namespace that nobody labelled", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.27", default-revision: default, policy: enabled}
-- cart.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations:
    sidecar.istio.io/proxyCPU: 100m
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"the sidecar is there", R"(-- cart.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, annotations: {sidecar.istio.io/proxyCPU: 100m}}
spec: {containers: [{name: app, image: "app:1"}]}
)"},
                             {"a gateway that brings its own proxy", R"(-- gateway.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: Pod
metadata: {name: gateway, namespace: shop, annotations: {proxy.istio.io/config: "concurrency: 2"}}
spec: {containers: [{name: istio-proxy, image: "istio/proxyv2:1.30.0"}]}
)"}};

}  // namespace

extern constinit const Rule selection_sidecar_tuning_without_sidecar{
    .name = "selection/sidecar-tuning-without-sidecar",
    .since = "0.1.0",
    .summary = "An annotation sets how a sidecar works, on pods that get none.",
    .why = "Whoever wrote it expects a sidecar there, with its policies and its encryption.",
    .help = "Let the pods be injected, or delete the annotation.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
