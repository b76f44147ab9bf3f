// An init container that runs while traffic is redirected to a proxy that does not run yet.
//
// Istio's CNI plugin redirects before any container starts; the proxy, an ordinary container, starts after the init
// containers (istio.io/docs, "Compatibility with application init containers"). `istio-validation` in the injected pod
// tells that the plugin is used. Without it istio-init redirects last, and a native sidecar runs before the others.
#include <algorithm>
#include <array>

#include "rules/injected_pod.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

// Traffic that is let through on purpose.
bool lets_traffic_out(const model::Workload& workload) {
  constexpr std::array<std::string_view, 4> kKeys{
      "traffic.sidecar.istio.io/excludeOutboundIPRanges", "traffic.sidecar.istio.io/excludeOutboundPorts",
      "traffic.sidecar.istio.io/includeOutboundIPRanges", "traffic.sidecar.istio.io/includeOutboundPorts"};
  return std::ranges::any_of(
      kKeys, [&](std::string_view key) { return workload.pod.metadata.annotations.find(key) != nullptr; });
}

bool redirects_before_the_proxy_runs(const yaml::Value& pod) {
  return find_container(pod, "initContainers", "istio-validation") != nullptr &&
         find_container(pod, "containers", kProxyName) != nullptr;
}

// The first that runs as somebody whose traffic is redirected.
const model::Container* first_caught(const model::Workload& workload) {
  const auto& all = workload.pod.containers;
  const auto found = std::ranges::find_if(all, [](const model::Container& container) {
    return container.init && container.node.find("securityContext").find("runAsUser").text() != "1337";
  });
  return found == all.end() ? nullptr : &*found;
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const model::Container* caught = first_caught(workload);
    if (caught == nullptr || input.decisions.of(workload).verdict() != Verdict::injected) continue;
    const auto injected = injected_pod(input, workload);
    const yaml::Value* pod = injected ? injected->pod() : nullptr;
    if (pod == nullptr || lets_traffic_out(workload) || !redirects_before_the_proxy_runs(*pod)) continue;
    report
        .at(caught->name.origin, "init container `", caught->name.value, "` of ", workload.title(),
            " has no network: the proxy starts after it")
        .label("its traffic is redirected already")
        .help("If it needs the network, run it as user 1337, or use native sidecars")
        .remark("`holdApplicationUntilProxyStarts` does not help: it orders containers, not init containers")
        .about(workload);
  }
}

constexpr Example kBad[] = {{"a migration under Istio's CNI plugin", R"(-- injector.yaml --
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
          initContainers: [{name: istio-validation, image: proxyv2}]
          containers: [{name: istio-proxy, image: proxyv2}]
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
  - name: migrate
#         ^^^^^^^
    image: app:1
  containers: [{name: app, image: "app:1"}]
)"}};

constexpr Example kGood[] = {{"it runs as the proxy's user", R"(-- injector.yaml --
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
          initContainers: [{name: istio-validation, image: proxyv2}]
          containers: [{name: istio-proxy, image: proxyv2}]
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec:
  initContainers: [{name: migrate, image: "app:1", securityContext: {runAsUser: 1337}}]
  containers: [{name: app, image: "app:1"}]
)"}};

}  // namespace

extern constinit const Rule pod_init_without_network{
    .name = "pod/init-without-network",
    .since = "0.1.0",
    .summary = "An init container runs after its traffic is redirected and before the proxy runs.",
    .why = "Every connection that it opens is refused, and the pod hangs in its initialisation.",
    .help = "Run it as user 1337, exclude its traffic from the redirection, or use native sidecars.",
    .severity = Severity::warning,
    .releases = "1.9 and newer",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
