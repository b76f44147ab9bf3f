// A pod label that asks for the sidecar which the pod gets without it, too.
#include "engine/model/istio_keys.h"
#include "rules/question.h"
#include "rules/remedy.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

// Gateways are told by the label and the template together, and a selector that names the label needs it.
bool is_needed_otherwise(const model::Workload& workload) {
  if (workload.pod.metadata.annotations.find("inject.istio.io/templates") != nullptr) return true;
  const yaml::Node selector = workload.object.node.find("spec").find("selector");
  return static_cast<bool>(selector.find("matchLabels").find(model::kInjectKey)) ||
         static_cast<bool>(selector.find(model::kInjectKey));
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const model::Field* label = workload.pod.metadata.labels.find(model::kInjectKey);
    const decide::Decision& decision = input.decisions.of(workload);
    if (label == nullptr || label->value != "true" || decision.verdict() != Verdict::injected) continue;
    if (is_needed_otherwise(workload)) continue;
    using Place = decide::Supposition::Place;
    const decide::Decision without = input.decisions.suppose(workload, {{Place::pod_label, label->key, std::nullopt}});
    if (without.verdict() != Verdict::injected || without.revision != decision.revision) continue;
    Finding finding = report.at(label->at, workload.title(), " gets its sidecar without this label, too")
                          .label("changes nothing")
                          .help("Delete it, so that the namespace alone decides")
                          .about(workload);
    if (!has_plain_template(workload)) continue;
    finding.fix(fix_of_workload(input, workload, without, "remove the label", {edit::remove(label->key_at)}));
  }
}

constexpr Example kBad[] = {{"a namespace that injects all of its pods", R"(-- cart.yaml --
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
    app: cart
    sidecar.istio.io/inject: "true"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
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
    app: cart
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"the only one that asks; a gateway; a pod that opts out", R"(-- cart.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: pay}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: pay, labels: {sidecar.istio.io/inject: "true"}}
spec: {containers: [{name: app, image: "app:1"}]}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata:
  name: gateway
  namespace: shop
  labels: {sidecar.istio.io/inject: "true"}
  annotations: {inject.istio.io/templates: gateway}
spec: {containers: [{name: istio-proxy, image: auto}]}
---
apiVersion: v1
kind: Pod
metadata: {name: bare, namespace: shop, labels: {sidecar.istio.io/inject: "false"}}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule hygiene_redundant_opt_in{
    .name = "hygiene/redundant-opt-in",
    .since = "0.1.0",
    .summary = "A pod's label asks for a sidecar that the pod gets without it, too.",
    .why = "Whoever reads the manifest takes the label for the reason, and looks in the wrong place when it changes.",
    .help = "Delete the label, so that the namespace alone decides.",
    .severity = Severity::note,
    .releases = "1.10 and newer",
    .runs = Runs::in_preview,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
