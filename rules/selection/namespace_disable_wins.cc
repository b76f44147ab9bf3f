// A pod asks for a sidecar in a namespace that is switched off: no webhook matches such a namespace, whatever the pod
// says.
#include <algorithm>
#include <string>

#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/question.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

// What on the pod asks for a sidecar: the inject key, or a revision.
const model::Field* asking_entry(const model::Metadata& pod) {
  if (wish_of_pod(pod) == Wish::sidecar) return injection_entry(pod);
  const model::Field* revision = pod.labels.find(model::kRevisionLabel);
  return revision != nullptr && !revision->value.empty() ? revision : nullptr;
}

// The namespace's label that says no; null if it says something else, or nothing.
const model::Field* refusing_label(const Input& input, const model::Workload& workload) {
  const model::Field* refusing = nullptr;
  for (const model::Namespace* name_space : input.decisions.namespaces_of(workload)) {
    const model::Field* label = name_space->label(model::kInjectionLabel);
    if (label == nullptr || wish(label->value) != Wish::no_sidecar) return nullptr;
    if (refusing == nullptr) refusing = label;
  }
  return refusing;
}

// Whether the pods would be injected if their namespace did not refuse.
bool is_decisive(const Input& input, const model::Workload& workload) {
  const decide::Supposition without = without_namespace_label(model::kInjectionLabel);
  if (injects_if(input, workload, {without}) ||
      injects_if(input, workload, {with_namespace_label(model::kInjectionLabel, "enabled")})) {
    return true;
  }
  // Where nothing serves the default revision, a named one injects.
  return std::ranges::any_of(
      input.decisions.control_plane(workload.object).revisions(), [&](const std::string& revision) {
        return injects_if(input, workload, {without, with_namespace_label(model::kRevisionLabel, revision)});
      });
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const model::Field* entry = asking_entry(workload.pod.metadata);
    if (entry == nullptr || input.decisions.of(workload).verdict() != Verdict::not_injected) continue;
    const model::Field* refusing = refusing_label(input, workload);
    if (refusing == nullptr || !is_decisive(input, workload)) continue;
    report.at(entry->at, workload.title(), " gets no sidecar although it asks for one: its namespace is switched off")
        .label("asks for a sidecar, but no webhook is called")
        .note(refusing->at, "no webhook selects a namespace with this label, whatever its pods say")
        .help("Delete `", typed(refusing->key, refusing->value),
              "` from the namespace, which then leaves it to each pod")
        .alternative("Delete `", typed(entry->key, entry->value), "` if the pods are to stay without a sidecar")
        .about(workload);
  }
}

constexpr Example kBad[] = {{"the pod says yes, the namespace says no", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: {istio-injection: disabled}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  labels:
    sidecar.istio.io/inject: "true"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"the namespace leaves it to the pods", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {sidecar.istio.io/inject: "true"}}
spec: {containers: [{name: app, image: "app:1"}]}
)"},
                             {"both say no", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: disabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {sidecar.istio.io/inject: "false"}}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule selection_namespace_disable_wins{
    .name = "selection/namespace-disable-wins",
    .since = "0.1.0",
    .summary = "A pod asks for a sidecar in a namespace that is labelled istio-injection=disabled.",
    .why = "Every webhook of Istio's wants that label to be `enabled` or absent, so the pod's own wish is never read.",
    .help = "Remove the namespace's label, or the pod's.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
