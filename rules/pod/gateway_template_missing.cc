// A gateway that gets the template of sidecars.
//
// A pod whose only container is `istio-proxy` with `image: auto` is a gateway to be completed by the template `gateway`
// (istio, manifests/charts/gateway, 1.12 and newer). The template `sidecar` makes a proxy of it that redirects its own
// traffic and has no application.
#include <algorithm>
#include <string>

#include "engine/istio/templates.h"
#include "rules/injected_pod.h"
#include "rules/remedy.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kGateway = "gateway";

const model::Container* lone_proxy(const model::Workload& workload) {
  const auto& all = workload.pod.containers;
  if (std::ranges::count(all, false, &model::Container::init) != 1) return nullptr;
  const auto own = std::ranges::find(all, false, &model::Container::init);
  return own->name.value == kProxyName && own->image.value == "auto" ? &*own : nullptr;
}

// Whether the injectors in force give all pods the plain template and have one for gateways.
bool has_gateway_besides(const decide::ControlPlane& plane) {
  if (istio::first_with_template(kGateway) > plane.release) return false;
  return std::ranges::all_of(plane.injectors, [](const decide::Injector& injector) {
    const auto& defaults = injector.settings->default_templates;
    const auto& names = injector.settings->template_names;
    return (defaults.empty() || defaults == std::vector<std::string>{"sidecar"}) &&
           (names.empty() || std::ranges::find(names, kGateway) != names.end());
  });
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const model::Container* proxy = lone_proxy(workload);
    if (proxy == nullptr || !reaches_templates(input.decisions.of(workload))) continue;
    if (workload.pod.metadata.annotations.find(istio::kTemplatesAnnotation) != nullptr) continue;
    if (!has_gateway_besides(input.decisions.control_plane(workload.object))) continue;
    Finding finding = report.at(proxy->image.origin, workload.title(), " is a gateway, and gets the template `sidecar`")
                          .label("the pod's only container, left to the injector")
                          .help("Write `", typed(istio::kTemplatesAnnotation, kGateway), "` under `",
                                workload.pod.metadata.path, ".annotations`")
                          .about(workload);
    if (!has_plain_template(workload)) continue;
    finding.fix({.how = Applicability::unsafe,
                 .title = "ask for the template `gateway`",
                 .operations = {edit::add_key(annotations_of(workload.object, workload.pod.metadata),
                                              istio::kTemplatesAnnotation, kGateway)},
                 .effect = "the pods are made by another template"});
  }
}

constexpr Example kBad[] = {{"the annotation is forgotten",
                             R"(-- gateway.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: ingress, namespace: edge}
spec:
  selector: {matchLabels: {istio: ingress}}
  template:
    metadata:
      labels:
        istio: ingress
    spec:
      containers:
      - name: istio-proxy
        image: auto
#              ^^^^
-- namespace.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: edge, labels: {istio-injection: enabled}}
)",
                             R"(-- gateway.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: ingress, namespace: edge}
spec:
  selector: {matchLabels: {istio: ingress}}
  template:
    metadata:
      labels:
        istio: ingress
      annotations:
        inject.istio.io/templates: gateway
    spec:
      containers:
      - name: istio-proxy
        image: auto
-- namespace.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: edge, labels: {istio-injection: enabled}}
)"}};

constexpr Example kGood[] = {{"it asks for the template; an application with settings for its proxy", R"(-- edge.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: edge, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: ingress, namespace: edge, annotations: {inject.istio.io/templates: gateway}}
spec: {containers: [{name: istio-proxy, image: auto}]}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: edge}
spec: {containers: [{name: app, image: "app:1"}, {name: istio-proxy, image: auto}]}
)"}};

}  // namespace

extern constinit const Rule pod_gateway_template_missing{
    .name = "pod/gateway-template-missing",
    .since = "0.1.0",
    .summary = "A gateway is injected with the template of sidecars.",
    .why = "It comes up as the sidecar of nothing: it listens on none of the gateway's ports.",
    .help = "Ask for the template `gateway` in the annotation inject.istio.io/templates.",
    .severity = Severity::warning,
    .releases = "1.10 and newer",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
