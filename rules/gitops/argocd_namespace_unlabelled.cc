// An Application of Argo CD that creates its namespace without the labels that its pods count on.
//
// Argo CD labels a namespace only together with CreateNamespace=true, and a Namespace among the application's manifests
// is applied after that (argo-cd 3.1, docs/user-guide/sync-options, gitops-engine pkg/sync).
#include <algorithm>
#include <vector>

#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/question.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

using model::Application;

// The label by which the application wants its namespace injected; null if it wants none.
const model::Field* wanted_label(const Application& application) {
  const model::Field* label = application.name_space_labels.find(model::kInjectionLabel);
  if (label != nullptr && label->value == "enabled") return label;
  return application.name_space_labels.find(model::kRevisionLabel);
}

bool is_told_elsewhere(const Input& input, const Application& application) {
  return may_be_labelled(input, application.name_space.value, application.object) ||
         std::ranges::count(input.repository.namespaces, application.name_space.value, &model::Namespace::name) > 0;
}

// A manifest of the application itself that declares its namespace without the label.
const model::Namespace* overruling(const Input& input, const Application& application, const model::Field& label) {
  const auto found = std::ranges::find_if(input.repository.namespaces, [&](const model::Namespace& each) {
    return !each.made_by && each.object.unit == application.delivers && each.name() == application.name_space.value &&
           each.label(label.key) == nullptr;
  });
  return found == input.repository.namespaces.end() ? nullptr : &*found;
}

// The application's workloads there that ask for a sidecar, which only the namespace's label would give.
std::vector<const model::Workload*> asking(const Input& input, const Application& application) {
  std::vector<const model::Workload*> workloads;
  for (const model::Workload& workload : input.repository.workloads) {
    if (workload.object.unit == application.delivers && wish_of_pod(workload.pod.metadata) == Wish::sidecar &&
        workload.object.metadata.name_space.value == application.name_space.value &&
        input.decisions.of(workload).verdict() != Verdict::injected)
      workloads.push_back(&workload);
  }
  return workloads;
}

void check_label(const Input& input, const Application& application, const model::Field& label, Report& report) {
  const std::string& name = application.name_space.value;
  if (!application.creates) {
    report
        .at(label.at, "namespace `", name, "` is not labelled: Application `", application.name(),
            "` does not create it")
        .label("never applied")
        .help("Add `CreateNamespace=true` to `syncOptions`")
        .about(application.object);
  } else if (const model::Namespace* manifest = overruling(input, application, label)) {
    report
        .at(label.at, "namespace `", name, "` is not labelled: a manifest of Application `", application.name(),
            "` declares it")
        .label("overruled")
        .note(manifest->object.metadata.name.origin, "this manifest counts")
        .help("Write `", typed(label.key, label.value), "` in the Namespace manifest")
        .about(application.object);
  }
}

void check(const Input& input, Report& report) {
  for (const Application& application : input.repository.applications) {
    if (application.delivers.empty() || application.name_space.value.empty()) continue;
    if (const model::Field* label = wanted_label(application)) {
      check_label(input, application, *label, report);
      continue;
    }
    if (!application.creates || is_told_elsewhere(input, application)) continue;
    const std::vector<const model::Workload*> workloads = asking(input, application);
    if (workloads.empty()) continue;
    Finding finding = report
                          .at(*application.creates, "namespace `", application.name_space.value,
                              "` is created by Application `", application.name(), "` without injection labels")
                          .label("its pods ask for a sidecar")
                          .help("Add `managedNamespaceMetadata` with the label `", model::kInjectionLabel,
                                ": enabled` to `syncPolicy`")
                          .about(application.object);
    remark_workloads(finding, workloads);
  }
}

constexpr Example kBad[] = {{"labels without the option to create", R"(-- argocd/shop.yaml --
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  source: {repoURL: https://github.com/acme/shop, path: apps/shop}
  destination: {name: in-cluster, namespace: shop}
  syncPolicy:
    managedNamespaceMetadata:
      labels:
        istio-injection: enabled
#       ^^^^^^^^^^^^^^^^^^^^^^^^
-- apps/shop/pod.yaml --
{apiVersion: v1, kind: Pod, metadata: {name: cart}, spec: {containers: [{name: app, image: "app:1"}]}}
)"},
                            {"a pod counts on the namespace", R"(-- argocd/shop.yaml --
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop}
spec:
  source: {repoURL: https://github.com/acme/shop, path: apps/shop}
  destination: {namespace: shop}
  syncPolicy:
    syncOptions:
    - CreateNamespace=true
#     ^^^^^^^^^^^^^^^^^^^^
-- apps/shop/pod.yaml --
{apiVersion: v1, kind: Pod, metadata: {name: cart, annotations: {sidecar.istio.io/inject: "true"}}}
)"}};

constexpr Example kGood[] = {{"created with its labels", R"(-- argocd/shop.yaml --
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  source: {repoURL: https://github.com/acme/shop, path: apps/shop}
  destination: {name: in-cluster, namespace: shop}
  syncPolicy: {syncOptions: [CreateNamespace=true], managedNamespaceMetadata: {labels: {istio-injection: enabled}}}
-- apps/shop/pod.yaml --
{apiVersion: v1, kind: Pod, metadata: {name: cart}, spec: {containers: [{name: app, image: "app:1"}]}}
)"}};

}  // namespace

extern constinit const Rule gitops_argocd_namespace_unlabelled{
    .name = "gitops/argocd-namespace-unlabelled",
    .since = "0.1.0",
    .summary = "An Application's namespace does not get the injection label that its pods count on.",
    .why =
        "Argo CD creates a namespace without labels unless it is told some, so the application runs without sidecars.",
    .help = "Use `CreateNamespace=true` together with `managedNamespaceMetadata`, or declare the labelled Namespace.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
