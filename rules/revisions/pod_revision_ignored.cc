// A pod names a revision in a namespace that has its own: the namespace's injects.
//
// The entries that read a pod's istio.io/rev want the namespace without istio-injection and istio.io/rev (chart
// istio-discovery, templates/mutatingwebhook.yaml, rev.object; 1.10 to 1.30.3).
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "engine/model/istio_keys.h"
#include "rules/question.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

// Whose injector a revision or tag is; the name itself where no webhook is seen to serve it.
std::string target_of(const decide::ControlPlane& plane, const std::string& name) {
  const auto serves = [&](const decide::Hook& hook) { return decide::selects_revision(hook, name); };
  const auto hook = std::ranges::find_if(plane.hooks, serves);
  return hook == plane.hooks.end() ? name : hook->revision;
}

// The label by which the namespace is injected.
const model::Field* deciding_label(const Input& input, const model::Workload& workload) {
  const std::vector<const model::Namespace*> namespaces = input.decisions.namespaces_of(workload);
  if (namespaces.size() != 1) return nullptr;
  const model::Field* enabled = namespaces.front()->label(model::kInjectionLabel);
  return enabled != nullptr ? enabled : namespaces.front()->label(model::kRevisionLabel);
}

const model::Field* ignored_label(const Input& input, const model::Workload& workload) {
  const model::Field* label = workload.pod.metadata.labels.find(model::kRevisionLabel);
  if (label == nullptr || label->placeholder || label->value.empty()) return nullptr;
  const model::Field* deciding = deciding_label(input, workload);
  if (deciding == nullptr || deciding->value == label->value) return nullptr;
  const decide::Decision& decision = input.decisions.of(workload);
  if (decision.verdict() != Verdict::injected || decision.revision.empty()) return nullptr;
  return target_of(input.decisions.control_plane(workload.object), label->value) == decision.revision ? nullptr : label;
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const model::Field* label = ignored_label(input, workload);
    if (label == nullptr) continue;
    const model::Field* deciding = deciding_label(input, workload);
    const decide::Decision& decision = input.decisions.of(workload);
    report
        .at(label->at, workload.title(), " is injected by revision `", decision.revision, "`, not by `", label->value,
            "`")
        .label("read only in a namespace that names no revision itself")
        .note(deciding->at, "wins for every pod of the namespace")
        .help("Delete `", typed(label->key, label->value),
              "` from the pods, or move them to a namespace of that revision")
        .alternative("Delete `", typed(deciding->key, deciding->value),
                     "` from the namespace, and let each pod name its revision")
        .about(workload);
  }
}

constexpr Example kBad[] = {{"a canary pod in a stable namespace", R"(-- .sidelint.yaml --
mesh: {default-revision: stable, revisions: {stable: stable, canary: canary}}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio.io/rev: stable}}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  labels:
    istio.io/rev: canary
#   ^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"the namespace leaves it to the pods", R"(-- .sidelint.yaml --
mesh: {default-revision: stable, revisions: {stable: stable, canary: canary}}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {istio.io/rev: canary}}
spec: {containers: [{name: app, image: "app:1"}]}
)"},
                             {"a tag of the same revision", R"(-- .sidelint.yaml --
mesh: {default-revision: stable, revisions: {stable: stable, prod: stable}}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio.io/rev: stable}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {istio.io/rev: prod}}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule revisions_pod_revision_ignored{
    .name = "revisions/pod-revision-ignored",
    .since = "0.1.0",
    .summary = "A pod names another revision than the one that its namespace is injected by.",
    .why = "The namespace's revision injects every pod in it, so the pod does not run the proxy that it asks for.",
    .help = "Remove the pod's label, or the namespace's.",
    .severity = Severity::warning,
    .releases = "1.10 and newer",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
