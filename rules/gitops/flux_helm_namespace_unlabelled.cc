// A HelmRelease of Flux with `createNamespace`: the namespace is born without labels, and its pods without sidecars.
//
// Helm gives it a label that is its name, and takes no others (helm 4.3, pkg/action/install.go; helm-controller 1.4).
#include <algorithm>
#include <vector>

#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

// Those that would get a sidecar if only the namespace had the label. An assumed control plane may not be there at all.
std::vector<const model::Workload*> left_out(const Input& input, const model::Namespace& name_space) {
  constexpr auto kPlace = decide::Supposition::Place::namespace_label;
  const std::vector<decide::Supposition> labelled{{kPlace, std::string(model::kInjectionLabel), "enabled"}};
  std::vector<const model::Workload*> workloads = input.decisions.workloads_in(name_space);
  std::erase_if(workloads, [&](const model::Workload* workload) {
    const decide::Decision& decision = input.decisions.of(*workload);
    const bool may_be_missed = decision.verdict() == Verdict::not_injected && !decision.assumes_control_plane &&
                               wish_of_pod(workload->pod.metadata) != Wish::no_sidecar;
    return !may_be_missed || input.decisions.suppose(*workload, labelled).verdict() != Verdict::injected;
  });
  return workloads;
}

void check(const Input& input, Report& report) {
  for (const model::Namespace& name_space : input.repository.namespaces) {
    if (name_space.made_by != units::UnitKind::flux_helm_release) continue;
    const std::vector<const model::Workload*> workloads = left_out(input, name_space);
    if (workloads.empty()) continue;
    Finding finding = report
                          .at(name_space.object.at, "HelmRelease `", name_space.object.unit, "` creates namespace `",
                              name_space.name(), "` and cannot label it")
                          .label("its pods get no sidecar")
                          .help("Declare the Namespace with `", model::kInjectionLabel, ": enabled`, or with `",
                                model::kInjectionLabel, ": disabled` if that is meant, and let the release use it")
                          .about(name_space.object);
    remark_workloads(finding, workloads);
    const bool is_missed = std::ranges::any_of(workloads, [](const model::Workload* workload) {
      return wish_of_pod(workload->pod.metadata) == Wish::sidecar;
    });
    if (!is_missed) finding.severity(Severity::note);
  }
}

constexpr Example kBad[] = {{"a pod that asks for a sidecar", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.27", default-revision: default, policy: enabled}
-- releases/web.yaml --
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web, namespace: flux-system}
spec:
  chart: {spec: {chart: ./charts/web, sourceRef: {kind: GitRepository, name: flux-system}}}
  targetNamespace: shop
  install:
    createNamespace: true
#                    ^^^^
-- charts/web/Chart.yaml --
apiVersion: v2
name: web
version: 1.0.0
-- charts/web/templates/pod.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations: {sidecar.istio.io/inject: "true"}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"the Namespace is declared", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.27", default-revision: default, policy: enabled}
-- releases/shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
-- releases/web.yaml --
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web, namespace: flux-system}
spec:
  chart: {spec: {chart: ./charts/web, sourceRef: {kind: GitRepository, name: flux-system}}}
  targetNamespace: shop
  install: {createNamespace: true}
-- charts/web/Chart.yaml --
apiVersion: v2
name: web
version: 1.0.0
-- charts/web/templates/pod.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule gitops_flux_helm_namespace_unlabelled{
    .name = "gitops/flux-helm-namespace-unlabelled",
    .since = "0.1.0",
    .summary = "A HelmRelease creates the namespace of its pods, which then has no label for sidecars.",
    .why = "Helm cannot label a namespace that it creates, so its pods run without a sidecar and nobody is told.",
    .help = "Declare the Namespace with its labels, beside the release or before it.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
