// A kustomization's `namespace:` (Flux: `targetNamespace:`) takes workloads out of a namespace that decides otherwise.
//
// kustomize moves the objects and leaves the Namespace's labels behind: NamespaceTransformer (kustomize api 0.21) knows
// nothing of them.
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

// The Namespace that the workload was written for, if the repository declares one that counts there.
const model::Namespace* former_namespace(const Input& input, const model::Workload& workload) {
  const std::string& name = workload.object.metadata.former_name_space.value;
  std::vector<const model::Object*> all;
  std::vector<const model::Namespace*> namespaces;
  for (const model::Namespace& each : input.repository.namespaces) {
    if (each.name() != name) continue;
    all.push_back(&each.object);
    namespaces.push_back(&each);
  }
  const std::vector<std::size_t> nearest = model::nearest_definitions(all, workload.object.file);
  return nearest.size() == 1 ? namespaces[nearest.front()] : nullptr;
}

// The labels of one namespace instead of those of another.
std::vector<decide::Supposition> exchange(const model::Namespace& from, const model::Namespace& to) {
  constexpr auto kPlace = decide::Supposition::Place::namespace_label;
  std::vector<decide::Supposition> suppositions{{kPlace, "kubernetes.io/metadata.name", to.name()}};
  for (const model::Field& label : from.object.metadata.labels)
    if (to.label(label.key) == nullptr) suppositions.push_back({kPlace, label.key, std::nullopt});
  for (const model::Field& label : to.object.metadata.labels) suppositions.push_back({kPlace, label.key, label.value});
  return suppositions;
}

// What all workloads have in common that one line moves: the unit, the namespaces, what would be and what is.
using Move = std::tuple<std::string, std::string, std::string, Verdict, Verdict>;

void check(const Input& input, Report& report) {
  std::map<Move, std::vector<const model::Workload*>> moved;
  std::map<Move, std::string_view> formerly;
  for (const model::Workload& workload : input.repository.workloads) {
    const model::Metadata& metadata = workload.object.metadata;
    if (metadata.former_name_space.value.empty()) continue;
    const decide::Decision& now = input.decisions.of(workload);
    const std::vector<const model::Namespace*> current = input.decisions.namespaces_of(workload);
    const model::Namespace* former = former_namespace(input, workload);
    if (now.verdict() == Verdict::unknown || current.size() != 1 || former == nullptr) continue;
    const decide::Decision before = input.decisions.suppose(workload, exchange(*current.front(), *former));
    if (before.verdict() == Verdict::unknown || before.verdict() == now.verdict()) continue;
    const Move move{workload.object.unit, former->name(), metadata.name_space.value, before.verdict(), now.verdict()};
    moved[move].push_back(&workload);
    formerly[move] = gets(before);
  }
  for (const auto& [move, workloads] : moved) {
    const model::Workload& first = *workloads.front();
    const model::Metadata& metadata = first.object.metadata;
    Finding finding =
        report
            .at(metadata.name_space.origin, "moves ", first.title(), " to a namespace where it ",
                gets(input.decisions.of(first)))
            .label("in `", metadata.former_name_space.value, "` it ", formerly[move])
            .note(metadata.former_name_space.origin, "the namespace that it was written for")
            .help("Give both namespaces the same labels, or label the pods themselves: `sidecar.istio.io/inject`")
            .about(first);
    if (workloads.size() > 1) remark_workloads(finding, workloads);
  }
}

constexpr Example kBad[] = {{"an overlay for a namespace without the label", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.27", default-revision: default, policy: enabled}
-- namespaces.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop-staging}
-- base/kustomization.yaml --
resources: [web.yaml]
-- base/web.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec: {containers: [{name: app, image: "app:1"}]}
-- staging/kustomization.yaml --
namespace: shop-staging
#          ^^^^^^^^^^^^
resources: [../base]
)"}};

constexpr Example kGood[] = {{"both namespaces are labelled", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.27", default-revision: default, policy: enabled}
-- namespaces.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop-staging, labels: {istio-injection: enabled}}
-- base/kustomization.yaml --
resources: [web.yaml]
-- base/web.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec: {containers: [{name: app, image: "app:1"}]}
-- staging/kustomization.yaml --
namespace: shop-staging
resources: [../base]
)"}};

}  // namespace

extern constinit const Rule gitops_namespace_transformer_changes_verdict{
    .name = "gitops/namespace-transformer-changes-verdict",
    .since = "0.1.0",
    .summary = "A kustomization moves workloads to a namespace that decides otherwise about their sidecars.",
    .why =
        "The namespace is changed and its labels are not: the pods gain or lose the sidecar that the base was "
        "written for.",
    .help = "Give both namespaces the same labels, or label the pods themselves.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
