// A pod that the API server refuses: as it is written, or for what the injection made of it.
//
// Told of pods that are to be injected by templates of the repository, in the API server's words (engine/kube). Names
// that collide with injected ones, and Pod Security's objections to the injection, are told by other rules.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/steps/refusal.h"
#include "rules/injected_pod.h"
#include "rules/refusal.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

bool shares_a_name(yaml::Node list, const std::vector<std::string>& names) {
  for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i)
    if (std::ranges::find(names, list.item(i).find("name").text()) != names.end()) return true;
  return false;
}

// Whether what is wrong is a name that the template brings as well.
bool is_a_collision(const model::Workload& workload, const InjectedPod& injected) {
  const yaml::Value* pod = injected.pod();
  if (pod == nullptr) return false;
  const Brought brought = brought_by_templates(*pod);
  const yaml::Node spec = workload.pod.spec;
  const bool twice =
      find_container(*pod, "containers", kProxyName) && find_container(*pod, "initContainers", kProxyName);
  return twice || shares_a_name(spec.find("volumes"), brought.volumes) ||
         shares_a_name(spec.find("containers"), brought.init_containers) ||
         shares_a_name(spec.find("initContainers"), brought.containers);
}

bool is_told_here(const model::Workload& workload, const InjectedPod& injected) {
  const inject::Refuser by = injected.answer->admitted.refused_by;
  if (by == inject::Refuser::request || injected.answer->refused_anyway) return true;
  return by == inject::Refuser::validation && !is_a_collision(workload, injected);
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const decide::Decision& decision = input.decisions.of(workload);
    if (!decision.possible(Verdict::rejected)) continue;
    const std::optional<InjectedPod> injected = injected_pod(input, workload);
    if (!injected || !injected->answer->admitted.refusal || !is_told_here(workload, *injected)) continue;
    const OriginId at = injected->answer->admitted.at;
    const bool alone =
        injected->answer->admitted.refused_by == inject::Refuser::request || injected->answer->refused_anyway;
    report
        .at(at.is_written() ? at : workload.object.metadata.name.origin, no_pods(workload, decision),
            ": the API server refuses them", alone ? "" : " with their sidecar")
        .label("what it refuses")
        .help(alone ? "Correct the pod's specification" : "Correct the settings that go into the sidecar")
        .severity(severity_of(decision))
        .about(workload)
        .remark("whoever creates the pods reads: ", decide::on_one_line(*injected->answer->admitted.refusal));
  }
}

constexpr Example kBad[] = {{"a proxy that requests more than its limit", R"(-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  values: "{}"
  config: |
    policy: enabled
    templates:
      sidecar: |
        spec:
          containers:
          - name: istio-proxy
            image: proxyv2
            resources: {requests: {cpu: '{{ annotation .ObjectMeta `sidecar.istio.io/proxyCPU` "1m" }}'}, limits: {cpu: 1}}
-- shop.yaml --
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
    sidecar.istio.io/proxyCPU: "2"
#                              ^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"a request below the limit", R"(-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  values: "{}"
  config: |
    policy: enabled
    templates: {sidecar: "spec: {containers: [{name: istio-proxy, image: proxyv2}]}"}
-- shop.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {sidecar.istio.io/inject: "true"}}
spec: {containers: [{name: app, image: "app:1", resources: {requests: {cpu: 1m}, limits: {cpu: 1}}}]}
)"}};

}  // namespace

extern constinit const Rule pod_refused_by_api_server{
    .name = "pod/refused-by-api-server",
    .since = "0.1.0",
    .summary = "The API server refuses the pods of a workload that is to be injected.",
    .why = "The workload is created and never gets a pod; the reason stands in an event of its controller only.",
    .help = "Correct what the API server complains of.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
