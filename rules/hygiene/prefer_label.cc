// The annotation sidecar.istio.io/inject where the label of the same name does the same, and more: webhooks read labels
// only. Deprecated in istio/api annotation/annotations.yaml; the label counts since 1.10.
#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/question.h"
#include "rules/remedy.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

// Whether the control plane is known to be too old for the label.
bool is_before_labels(const decide::ControlPlane& plane) {
  constexpr decide::Release kFirstWithLabels{1, 10, 0};
  return plane.release_known && plane.release < kFirstWithLabels;
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const model::Metadata& pod = workload.pod.metadata;
    const model::Field* annotation = pod.annotations.find(model::kInjectKey);
    if (annotation == nullptr || pod.labels.find(model::kInjectKey) != nullptr) continue;
    // Where it does not do what it asks for, that is the matter.
    if (!grants(input.decisions.of(workload), wish_of_pod(pod))) continue;
    if (is_before_labels(input.decisions.control_plane(workload.object))) continue;
    using Place = decide::Supposition::Place;
    const decide::Decision after = input.decisions.suppose(
        workload,
        {{Place::pod_annotation, annotation->key, std::nullopt}, with_pod_label(annotation->key, annotation->value)});
    if (!grants(after, wish_of_pod(pod))) continue;  // an injector of a release that is not told may read none
    Finding finding = report
                          .at(annotation->at, "the annotation `", annotation->key, "` of ", workload.title(),
                              " is deprecated; there is a label")
                          .label("read by the injector, but by no webhook")
                          .help("Move it to `", pod.path, ".labels`")
                          .about(workload);
    if (!has_plain_template(workload)) continue;
    finding.fix(fix_of_workload(input, workload, after, "make a label of it",
                                {edit::move(annotation->key_at, labels_of(workload.object, pod))}));
  }
}

constexpr Example kBad[] = {{"an opt-out as an annotation", R"(-- cart.yaml --
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
    sidecar.istio.io/inject: "false"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)",
                             R"(-- cart.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  labels:
    sidecar.istio.io/inject: "false"
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"as a label", R"(-- cart.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {sidecar.istio.io/inject: "false"}}
spec: {containers: [{name: app, image: "app:1"}]}
)"},
                             {"a mesh in which only the annotation counts", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.8"}
-- cart.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, annotations: {sidecar.istio.io/inject: "false"}}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr std::string_view kEquivalents[] = {"IST0135"};

}  // namespace

extern constinit const Rule hygiene_prefer_label{
    .name = "hygiene/prefer-label",
    .since = "0.1.0",
    .summary = "The deprecated annotation sidecar.istio.io/inject stands where the label does the same.",
    .why =
        "The label opts in where no webhook would be called for the annotation, and spares the call where it opts out.",
    .help = "Write the label sidecar.istio.io/inject on the pods instead.",
    .severity = Severity::note,
    .releases = "1.10 and newer",
    .equivalents = kEquivalents,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
