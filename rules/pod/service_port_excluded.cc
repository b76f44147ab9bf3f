// A Service that leads to a port which the sidecar of its pods does not capture.
//
// Only the pods' annotations are asked; what the mesh says for pods without them is somebody's choice for all.
#include <algorithm>
#include <string>
#include <vector>

#include "rules/inbound_capture.h"
#include "rules/injector_objects.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

bool is_tcp(yaml::Node port) {
  const yaml::Node protocol = port.find("protocol");
  return !protocol || protocol.text() == "TCP";
}

// The number of the pods' port that the Service's leads to; empty if no container has a port of that name.
std::string number_of(const model::Workload& workload, const std::string& target) {
  if (!target.empty() && target.find_first_not_of("0123456789") == std::string::npos) return target;
  for (const model::Container& container : workload.pod.containers) {
    const yaml::Node ports = container.node.find("ports");
    for (std::size_t i = 0; ports.is(yaml::Kind::sequence) && i < ports.size(); ++i)
      if (ports.item(i).find("name").text() == target) return std::string(ports.item(i).find("containerPort").text());
  }
  return {};
}

// The Services that lead to the pods. Of those that a repository with several clusters holds, the nearest.
std::vector<const model::Service*> services_before(const Input& input, const model::Workload& workload) {
  const model::Labels labels = labels_of(workload.pod.metadata.labels);
  std::vector<const model::Service*> services;
  std::vector<const model::Object*> objects;
  for (const model::Service& service : input.repository.supporting.services) {
    if (service.object.metadata.name_space.value != workload.object.metadata.name_space.value) continue;
    if (service.type.value == "ExternalName" || service.selector_is_placeholder || !service.selects(labels)) continue;
    if (service.object.unit != workload.object.unit || !service.object.alterations.empty()) continue;
    services.push_back(&service);
    objects.push_back(&service.object);
  }
  std::vector<const model::Service*> nearest;
  for (const std::size_t i : model::nearest_definitions(objects, workload.object.file)) nearest.push_back(services[i]);
  return nearest;
}

void check_service(const model::Workload& workload, const model::Service& service, const decide::ControlPlane& plane,
                   Report& report) {
  const yaml::Node ports = service.object.node.find("spec").find("ports");
  for (std::size_t i = 0; i < service.ports.size(); ++i) {
    const model::ServicePort& port = service.ports[i];
    const std::string number = number_of(workload, port.target.value);
    if (number.empty() || !is_tcp(ports.item(i))) continue;
    const model::Field* by = passes_by(workload.pod, number, plane);
    if (by == nullptr) continue;
    report
        .at(by->at, "port ", std::to_string(port.port.value), " of Service `", service.name(),
            "` bypasses the sidecars: no mTLS and no policy there")
        .label(by->key == kExcludeInbound ? "takes it out" : "names the only ports that are captured")
        .note(port.port.origin, "leads to port ", number, " of the pods")
        .remark("clients in the mesh speak mTLS to this port nevertheless, unless a DestinationRule switches that off")
        .help("Let the sidecar capture port ", number, ", or take it out of the Service")
        .about(workload);
  }
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const model::FieldMap& annotations = workload.pod.metadata.annotations;
    if (annotations.find(kIncludeInbound) == nullptr && annotations.find(kExcludeInbound) == nullptr) continue;
    if (input.decisions.of(workload).verdict() != Verdict::injected) continue;
    const decide::ControlPlane& plane = input.decisions.control_plane(workload.object);
    for (const model::Service* service : services_before(input, workload))
      check_service(workload, *service, plane, report);
  }
}

constexpr Example kBad[] = {{"the port that the Service leads to", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {selector: {app: cart}, ports: [{port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  labels: {app: cart}
  annotations:
    traffic.sidecar.istio.io/excludeInboundPorts: "8080,9090"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"a port that no Service leads to; a pod without a sidecar", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {selector: {app: cart}, ports: [{port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  labels: {app: cart}
  annotations: {traffic.sidecar.istio.io/excludeInboundPorts: "9090"}
spec: {containers: [{name: app, image: "app:1"}]}
---
apiVersion: v1
kind: Pod
metadata:
  name: bare
  namespace: shop
  labels: {app: cart, sidecar.istio.io/inject: "false"}
  annotations: {traffic.sidecar.istio.io/excludeInboundPorts: "8080"}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule pod_service_port_excluded{
    .name = "pod/service-port-excluded",
    .since = "0.1.0",
    .summary = "A Service leads to a port that the sidecar of its pods does not capture.",
    .why =
        "The proxy sees nothing of it: no mTLS, no access policy, no telemetry. Clients in the mesh speak mTLS to it "
        "nevertheless, which the application does not understand.",
    .help = "Let the sidecar capture the port, or take it out of the Service.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
