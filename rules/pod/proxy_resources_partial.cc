// One annotation about the proxy's resources takes the place of all the mesh's defaults.
//
// The templates write either the defaults of values.global.proxy.resources or what the four annotations say (istio,
// injection-template.yaml, define "resources", all releases). A limit without a request is the request, too.
#include <array>
#include <string>
#include <vector>

#include "engine/decide/steps/labels.h"
#include "rules/injected_pod.h"
#include "rules/remedy.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

struct Resource {
  std::string_view request_key, limit_key, name;
};
constexpr std::array<Resource, 2> kResources{
    {{"sidecar.istio.io/proxyCPU", "sidecar.istio.io/proxyCPULimit", "CPU"},
     {"sidecar.istio.io/proxyMemory", "sidecar.istio.io/proxyMemoryLimit", "memory"}}};

// What the pod's proxy has no request for, though another annotation speaks of resources.
std::vector<std::string> missing_requests(const model::FieldMap& annotations) {
  std::vector<std::string> missing;
  for (const Resource& each : kResources)
    if (!annotations.find(each.request_key) && !annotations.find(each.limit_key)) missing.emplace_back(each.name);
  return missing;
}

const model::Field* first_said(const model::FieldMap& annotations) {
  for (const Resource& each : kResources)
    for (const std::string_view key : {each.request_key, each.limit_key})
      if (const model::Field* field = annotations.find(key)) return field;
  return nullptr;
}

// Whether the proxy loses nothing by it: its container in the manifest names some, the template is another one, or the
// mesh has no such default.
bool has_others(const Input& input, const model::Workload& workload) {
  for (const model::Container& container : workload.pod.containers)
    if (container.name.value == kProxyName && container.node.find("resources")) return true;
  const auto injected = injected_pod(input, workload);
  const yaml::Value* pod = injected ? injected->pod() : nullptr;
  if (pod == nullptr) return false;
  const yaml::Value& values = input.injections.injector_of(injected->creation.calls.front()).values();
  for (const std::string_view list : {"containers", "initContainers"})
    if (const yaml::Value* proxy = find_container(*pod, list, kProxyName))
      for (const std::string_view what : {"cpu", "memory"})
        if (!proxy->find_path({"resources", "requests", what}) &&
            values.find_path({"global", "proxy", "resources", "requests", what}))
          return false;
  return true;
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const model::FieldMap& annotations = workload.pod.metadata.annotations;
    const model::Field* said = first_said(annotations);
    if (said == nullptr || !reaches_templates(input.decisions.of(workload))) continue;
    const std::vector<std::string> missing = missing_requests(annotations);
    if (missing.empty() || has_others(input, workload)) continue;
    const std::string& lacks = missing.front();
    report
        .at(said->at, "the proxy of ", workload.title(), " requests no ", lacks, ": `", said->key,
            "` replaces all defaults")
        .label("takes the place of the mesh's requests and limits")
        .help("Say the others, too: `",
              missing.front() == "CPU" ? kResources[0].request_key : kResources[1].request_key, "` and the limits")
        .about(workload);
  }
}

constexpr Example kBad[] = {{"only the CPU", R"(-- shop.yaml --
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
    sidecar.istio.io/proxyCPU: 50m
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"requests for both; a limit is a request", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations: {sidecar.istio.io/proxyCPU: 50m, sidecar.istio.io/proxyMemoryLimit: 256Mi}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule pod_proxy_resources_partial{
    .name = "pod/proxy-resources-partial",
    .since = "0.1.0",
    .summary = "Annotations set some of the proxy's resources, which removes the mesh's defaults for the others.",
    .why = "A proxy without a request is the first to be evicted, and autoscalers and quotas cannot count it.",
    .help = "Set CPU and memory both, or leave the defaults alone.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
