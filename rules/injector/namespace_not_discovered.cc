// A namespace whose pods are injected, and which the control plane does not look at.
//
// The injector knows nothing of meshConfig.discoverySelectors, but istiod writes the root certificate only into the
// namespaces that they select (istio, pilot/pkg/serviceregistry/kube/controller/namespacecontroller.go, 1.10 and
// newer): the proxies wait for it for ever.
#include <algorithm>
#include <string>
#include <vector>

#include "engine/decide/plane/reach.h"
#include "rules/injected_pod.h"
#include "rules/injector_objects.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

// The mesh configurations that count for the namespace; several are equally near.
std::vector<const model::MeshSettings*> meshes_of(const Input& input, const model::Namespace& name_space) {
  std::vector<const model::Object*> objects;
  std::vector<const model::MeshSettings*> all;
  for (const model::MeshSettings& mesh : input.repository.supporting.mesh_settings) {
    if (!decide::speaks_for(mesh.object, decide::place_of(name_space.object))) continue;
    all.push_back(&mesh);
    objects.push_back(&mesh.object);
  }
  std::vector<const model::MeshSettings*> meshes;
  for (const std::size_t index : model::nearest_definitions(objects, name_space.object.file))
    meshes.push_back(all[index]);
  return meshes;
}

// Whether selectors leave the namespace out; an invalid one makes istiod refuse them all. Its own namespace holds what
// it needs in any case.
bool leaves_out(const model::MeshSettings& mesh, const model::Namespace& name_space) {
  if (mesh.discovery_selectors.empty() || !mesh.object.alterations.empty()) return false;
  if (mesh.object.metadata.name_space.value == name_space.name()) return false;
  model::Labels labels = labels_of(name_space.object.metadata.labels);
  model::set_label(labels, "kubernetes.io/metadata.name", std::string(name_space.name()));
  return std::ranges::none_of(mesh.discovery_selectors, [&](const model::Selector& selector) {
    return !selector.error.empty() || selector.matches(labels);
  });
}

bool may_change(const model::Namespace& name_space) {
  const auto& labels = name_space.object.metadata.labels;
  return !name_space.object.alterations.empty() || std::ranges::any_of(labels, &model::Field::placeholder);
}

void check(const Input& input, Report& report) {
  for (const model::Namespace& name_space : input.repository.namespaces) {
    const auto meshes = meshes_of(input, name_space);
    const auto excludes = [&](const model::MeshSettings* mesh) { return leaves_out(*mesh, name_space); };
    if (meshes.empty() || may_change(name_space) || !std::ranges::all_of(meshes, excludes)) continue;
    std::vector<const model::Workload*> injected;
    for (const model::Workload* workload : input.decisions.workloads_in(name_space))
      if (input.decisions.of(*workload).verdict() == Verdict::injected) injected.push_back(workload);
    if (injected.empty()) continue;
    Finding finding = report
                          .at(name_space.object.metadata.name.origin, "namespace `", name_space.name(),
                              "` is injected, and `discoverySelectors` leave it out")
                          .label("none of the selectors matches its labels")
                          .note(meshes.front()->discovery_selectors.front().at, "what the control plane looks at")
                          .help("Label the namespace as the selectors want it, or add a selector for it")
                          .about(name_space.object);
    remark_workloads(finding, injected);
  }
}

constexpr Example kBad[] = {{"injected, but not discovered", R"(-- mesh.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio, namespace: istio-system}
data:
  mesh: |
    discoverySelectors:
    - matchLabels: {mesh: member}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
#       ^^^^
  labels: {istio-injection: enabled}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"discovered by its name; left out, and not injected", R"(-- mesh.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio, namespace: istio-system}
data:
  mesh: |
    discoverySelectors:
    - matchLabels: {mesh: member}
    - matchExpressions:
      - {key: kubernetes.io/metadata.name, operator: In, values: [shop]}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {containers: [{name: app, image: "app:1"}]}
---
apiVersion: v1
kind: Namespace
metadata: {name: tools}
---
apiVersion: v1
kind: Pod
metadata: {name: top, namespace: tools}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule injector_namespace_not_discovered{
    .name = "injector/namespace-not-discovered",
    .since = "0.1.0",
    .summary = "Pods of a namespace are injected, and meshConfig.discoverySelectors leave the namespace out.",
    .why = "The root certificate never arrives in the namespace, so the pods hang at `istio-ca-root-cert` not found.",
    .help = "Label the namespace so that a discovery selector matches it, or add a selector.",
    .severity = Severity::error,
    .releases = "1.10 and newer",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
