// An annotation asks for a sidecar where only a label can: the API server's selectors never see annotations.
#include <string>

#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/question.h"
#include "rules/remedy.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

// What would inject the pods, as one types it: the same key as a label; a revision's label, where nothing serves the
// default revision; up to Istio 1.9 only the namespace's label. Empty if nothing would.
std::string remedy(const Input& input, const model::Workload& workload) {
  const std::string on_pods = "` under `" + std::string(workload.pod.metadata.path) + ".labels`";
  if (injects_if(input, workload, {with_pod_label(model::kInjectKey, "true")})) {
    return "Write it as a label: `" + typed(model::kInjectKey, "true") + on_pods;
  }
  for (const std::string& revision : input.decisions.control_plane(workload.object).revisions()) {
    if (injects_if(input, workload, {with_pod_label(model::kRevisionLabel, revision)})) {
      return "Name the revision in a label: `" + typed(model::kRevisionLabel, revision) + on_pods;
    }
  }
  for (const model::Namespace* name_space : input.decisions.namespaces_of(workload)) {
    // A namespace that speaks for itself is another rule's matter.
    if (name_space->label(model::kInjectionLabel) != nullptr) return "";
  }
  const bool helps = injects_if(input, workload, {with_namespace_label(model::kInjectionLabel, "enabled")});
  return helps ? "Label the namespace: `" + typed(model::kInjectionLabel, "enabled") + "`" : "";
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const model::Metadata& pod = workload.pod.metadata;
    const model::Field* entry = injection_entry(pod);
    if (entry == nullptr || entry != pod.annotations.find(model::kInjectKey) || entry->value != "true") continue;
    if (entry->type != model::ValueType::string) continue;
    const decide::Decision& decision = input.decisions.of(workload);
    if (decision.verdict() != Verdict::not_injected) continue;
    const std::string way_out = remedy(input, workload);
    if (way_out.empty()) continue;
    Finding finding = report.at(entry->at, workload.title(), " gets no sidecar: an annotation cannot ask for one")
                          .label("never seen by the webhooks' selectors, which read labels only")
                          .help(way_out)
                          .about(workload);
    note_namespace(finding, decision);
    const decide::Decision labelled = input.decisions.suppose(workload, {with_pod_label(model::kInjectKey, "true")});
    if (labelled.verdict() != Verdict::injected || !has_plain_template(workload)) continue;
    finding.fix(fix_of_workload(input, workload, labelled, "make a label of it",
                                {edit::move(entry->key_at, labels_of(workload.object, pod))}));
  }
}

constexpr Example kBad[] = {{"an annotation in a namespace without a label", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
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
        sidecar.istio.io/inject: "true"
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    spec: {containers: [{name: app, image: "app:1"}]}
)",
                             R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata:
      labels: {app: cart, sidecar.istio.io/inject: "true"}
    spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"the label asks for it", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {sidecar.istio.io/inject: "true"}}
spec: {containers: [{name: app, image: "app:1"}]}
)"},
                             {"the namespace asks for it", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, annotations: {sidecar.istio.io/inject: "true"}}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule selection_annotation_cannot_opt_in{
    .name = "selection/annotation-cannot-opt-in",
    .since = "0.1.0",
    .summary = "An annotation asks for a sidecar in a namespace that does not inject.",
    .why =
        "The API server calls the injector by labels alone; the injector reads the annotation only once it is called, "
        "so "
        "the annotation can keep a sidecar out but never bring one in.",
    .help = "Write the key as a label of the pod template, or label the namespace.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
