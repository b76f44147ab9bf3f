// A volume or container of the pod has the name of one that the template brings, and together they are no valid pod.
//
// The template is merged over the pod by names: two kinds of volume of one name become one volume of two kinds, and a
// container among the init containers of the other's name stands twice (istio, pkg/kube/inject/inject.go, 1.9 and
// newer; older injectors delete or append).
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "engine/istio/templates.h"
#include "rules/injected_pod.h"
#include "rules/refusal.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

struct Collision {
  std::string_view what;
  yaml::Node name;
};

// The names of volumes, and of containers that stand in the other list than the template's.
std::vector<Collision> collisions(const model::Workload& workload, const Brought& brought) {
  std::vector<Collision> all;
  const yaml::Node spec = workload.pod.spec;
  const auto collect = [&](std::string_view list, std::string_view what, const std::vector<std::string>& names) {
    const yaml::Node items = spec.find(list);
    for (std::size_t i = 0; items.is(yaml::Kind::sequence) && i < items.size(); ++i)
      if (const yaml::Node name = items.item(i).find("name");
          name && name.text() != kProxyName && holds(names, name.text()))
        all.push_back({what, name});
  };
  collect("volumes", "volume", brought.volumes);
  collect("containers", "container", brought.init_containers);
  collect("initContainers", "init container", brought.containers);
  return all;
}

// What the charts' templates for sidecars and gateways bring, from 1.9 on.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kChartVolumes{
    {{"istio-envoy", "emptyDir"}, {"istio-data", "emptyDir"}, {"istio-podinfo", "downwardAPI"}}};

void check_by_charts(const Input& input, const model::Workload& workload, Report& report) {
  const bool named = workload.pod.metadata.annotations.find(istio::kTemplatesAnnotation) != nullptr;
  if (named || input.decisions.control_plane(workload.object).release < istio::kFirstWithTemplates) return;
  const yaml::Node volumes = workload.pod.spec.find("volumes");
  for (std::size_t i = 0; volumes.is(yaml::Kind::sequence) && i < volumes.size(); ++i) {
    const yaml::Node name = volumes.item(i).find("name");
    const auto* brought = std::ranges::find(kChartVolumes, name.text(), [](const auto& each) { return each.first; });
    if (brought == kChartVolumes.end() || volumes.item(i).find(brought->second) || volumes.item(i).size() < 2) continue;
    report.at(name.origin(), "volume `", name.text(), "` of ", workload.title(), " collides with an injected one")
        .label("the charts' templates bring an ", brought->second, " of this name")
        .help("Rename the volume")
        .severity(Severity::warning)
        .about(workload);
  }
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const decide::Decision& decision = input.decisions.of(workload);
    const std::optional<InjectedPod> injected = injected_pod(input, workload);
    if (decision.verdict() == Verdict::injected && input.decisions.creations_of(workload).empty())
      check_by_charts(input, workload, report);
    if (!decision.possible(Verdict::rejected)) continue;
    if (!injected || injected->answer->admitted.refused_by != inject::Refuser::validation) continue;
    const yaml::Value* pod = injected->pod();
    if (pod == nullptr || injected->answer->refused_anyway) continue;
    for (const Collision& each : collisions(workload, brought_by_templates(*pod))) {
      Finding finding = report
                            .at(each.name.origin(), no_pods(workload, decision), ": ", each.what, " `",
                                each.name.text(), "` collides with an injected one")
                            .label("the template brings one of this name")
                            .help("Rename the ", each.what)
                            .severity(severity_of(decision))
                            .about(workload);
      remark_message(finding, decision);
    }
  }
}

constexpr Example kBad[] = {{"a volume of another kind", R"(-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector}
data: {values: "{}", config: "{policy: enabled, templates: {sidecar: 'spec: {volumes: [{name: istio-envoy, emptyDir: {}}]}'}}"}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec:
  containers: [{name: app, image: "app:1"}]
  volumes:
  - name: istio-envoy
#         ^^^^^^^^^^^
    configMap: {name: bootstrap}
)"}};

constexpr Example kGood[] = {{"a volume of the same kind; another name", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec:
  containers: [{name: app, image: "app:1"}]
  volumes: [{name: istio-envoy, emptyDir: {}}, {name: envoy, configMap: {name: bootstrap}}]
)"}};

}  // namespace

extern constinit const Rule pod_name_collision{
    .name = "pod/name-collision",
    .since = "0.1.0",
    .summary = "A volume or container has the name of an injected one, and the API server refuses the two merged.",
    .why = "The workload is created and never gets a pod.",
    .help = "Give the volume or container another name.",
    .severity = Severity::error,
    .releases = "1.9 and newer",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
