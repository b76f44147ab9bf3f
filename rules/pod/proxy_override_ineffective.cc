// Settings for the proxy as a container of the pod, which replace its image as well.
//
// What the manifest says of a container `istio-proxy` is laid over the template's; only the image `auto` is left to the
// injector (istio, pkg/kube/inject/webhook.go, reapplyOverwrittenContainers, 1.9 and newer).
#include <algorithm>

#include "engine/model/reader.h"
#include "rules/injected_pod.h"
#include "rules/injection_output.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

// The container of the proxy beside the application's; alone it is a gateway.
const model::Container* find_override(const model::Workload& workload) {
  const auto& all = workload.pod.containers;
  const auto is_proxy = [](const model::Container& container) { return container.name.value == kProxyName; };
  const auto own = std::ranges::find_if(all, is_proxy);
  const bool alone =
      std::ranges::none_of(all, [&](const model::Container& each) { return !each.init && !is_proxy(each); });
  return own == all.end() || alone ? nullptr : &*own;
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    if (!reaches_templates(input.decisions.of(workload)) || injection_output(workload)) continue;
    const model::Container* proxy = find_override(workload);
    if (proxy == nullptr || proxy->image.value.empty() || proxy->image.value == "auto") continue;
    if (model::holds_placeholder(proxy->image.value)) continue;
    report
        .at(proxy->image.origin, "the proxy of ", workload.title(), " keeps the image `", proxy->image.value,
            "` of its manifest")
        .label("laid over the injected container; only `auto` is left to the injector")
        .help("Write `image: auto`")
        .about(workload)
        .fix({.how = Applicability::unsafe,
              .title = "leave the image to the injector",
              .operations = {edit::set(proxy->image.origin, "auto")},
              .effect = "the proxy's image becomes that of the control plane"});
  }
}

constexpr Example kBad[] = {{"a name for a placeholder",
                             R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec:
  containers:
  - {name: app, image: "app:1"}
  - name: istio-proxy
    image: istio-proxy
#          ^^^^^^^^^^^
    resources: {requests: {cpu: 200m}}
)",
                             R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec:
  containers:
  - {name: app, image: "app:1"}
  - name: istio-proxy
    image: auto
    resources: {requests: {cpu: 200m}}
)"}};

constexpr Example kGood[] = {{"left to the injector; a gateway; a pod without an injection", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {containers: [{name: app, image: "app:1"}, {name: istio-proxy, image: auto}]}
---
apiVersion: v1
kind: Pod
metadata: {name: gate, namespace: shop, annotations: {inject.istio.io/templates: gateway}}
spec: {containers: [{name: istio-proxy, image: "istio/proxyv2:1.30.3"}]}
---
apiVersion: v1
kind: Pod
metadata: {name: bare, namespace: shop, labels: {sidecar.istio.io/inject: "false"}}
spec: {containers: [{name: app, image: "app:1"}, {name: istio-proxy, image: mine}]}
)"}};

}  // namespace

extern constinit const Rule pod_proxy_override_ineffective{
    .name = "pod/proxy-override-ineffective",
    .since = "0.1.0",
    .summary = "Settings for the injected proxy name an image, which replaces the control plane's.",
    .why = "The proxy stays at that image through every upgrade, or never starts if it is only a name.",
    .help = "Write `image: auto` in the container istio-proxy.",
    .severity = Severity::warning,
    .releases = "1.9 and newer",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
