// The proxy stands among the containers and among the init containers: somebody counts on native sidecars, and the
// others do not.
//
// A manifest's `istio-proxy` among the init containers is for injectors that put it there; a template of one's own that
// adds to `containers` is for those that do not (istio, pkg/kube/inject/inject.go, 1.19 and newer). The API server
// refuses two containers of one name.
#include <algorithm>
#include <map>
#include <string>

#include "rules/injected_pod.h"
#include "rules/native_sidecars.h"
#include "rules/refusal.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

bool has_two_proxies(const InjectedPod& injected) {
  const yaml::Value* pod = injected.pod();
  return injected.answer->admitted.refused_by == inject::Refuser::validation && pod != nullptr &&
         find_container(*pod, "containers", kProxyName) != nullptr &&
         find_container(*pod, "initContainers", kProxyName) != nullptr;
}

const model::Container* own_init_proxy(const model::Workload& workload) {
  const auto found = std::ranges::find_if(workload.pod.containers, [](const model::Container& container) {
    return container.init && container.name.value == kProxyName;
  });
  return found == workload.pod.containers.end() ? nullptr : &*found;
}

void report_workload(const Input& input, const model::Workload& workload, const model::Container& own, Report& report) {
  const decide::Decision& decision = input.decisions.of(workload);
  const Finding finding =
      report.at(own.name.origin, no_pods(workload, decision), ": the injector's proxy is no init container")
          .label("for an injector of native sidecars")
          .help("Move the container to `containers`, or switch native sidecars on")
          .severity(severity_of(decision))
          .about(workload);
  remark_message(finding, decision);
}

void report_injector(const Input& input, const model::InjectorConfig& config, const model::Workload& first,
                     Report& report) {
  const yaml::Node templates = config.document->root().find("templates");
  const decide::Decision& decision = input.decisions.of(first);
  const Finding finding =
      report
          .at(templates ? templates.origin() : config.object.metadata.name.origin,
              "the templates add `istio-proxy` twice: as a native sidecar and as an ordinary container")
          .label("merged over each other")
          .note(first.object.metadata.name.origin, "gets no pods")
          .help("Let all templates write the proxy to the same list")
          .severity(severity_of(decision))
          .about(first);
  remark_message(finding, decision);
}

void check(const Input& input, Report& report) {
  std::map<const model::InjectorConfig*, const model::Workload*> of_injectors;
  for (const model::Workload& workload : input.repository.workloads) {
    if (!input.decisions.of(workload).possible(Verdict::rejected)) continue;
    const auto injected = injected_pod(input, workload);
    if (!injected || !has_two_proxies(*injected)) continue;
    if (const model::Container* own = own_init_proxy(workload)) {
      report_workload(input, workload, *own, report);
    } else {
      of_injectors.emplace(injected->creation.calls.front().injector, &workload);
    }
  }
  for (const auto& [config, first] : of_injectors) report_injector(input, *config, *first, report);
  report_missing_native_sidecars(input, report);
}

constexpr Example kBad[] = {{"settings for a native sidecar, and an injector of ordinary ones", R"(-- injector.yaml --
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
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec:
  initContainers:
  - name: istio-proxy
#         ^^^^^^^^^^^
    image: auto
  containers: [{name: app, image: "app:1"}]
)"}};

constexpr Example kGood[] = {{"settings for the proxy that the injector adds", R"(-- injector.yaml --
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
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {containers: [{name: app, image: "app:1"}, {name: istio-proxy, image: auto}]}
)"}};

}  // namespace

extern constinit const Rule lifecycle_native_sidecar_unsupported{
    .name = "lifecycle/native-sidecar-unsupported",
    .since = "0.1.0",
    .summary = "A proxy is a native sidecar where the injector adds ordinary ones, or where Kubernetes runs none.",
    .why =
        "The API server refuses a pod with two containers named istio-proxy; without native sidecars, the pod never "
        "starts.",
    .help = "Write the proxy's settings and all templates for one kind of sidecar, which the clusters run.",
    .severity = Severity::error,
    .releases = "1.9 and newer",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
