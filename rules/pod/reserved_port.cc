// An application that listens where its sidecar does.
//
// The ports of istio.io/docs, "Application Requirements"; the containers of a pod share them.
#include <algorithm>
#include <array>
#include <string>

#include "rules/injected_pod.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

struct ReservedPort {
  std::int64_t port;
  std::string_view use;
};
constexpr std::array<ReservedPort, 9> kReserved{{{15000, "the proxy's administration"},
                                                 {15001, "the redirected outbound traffic"},
                                                 {15004, "the proxy's debug interface"},
                                                 {15006, "the redirected inbound traffic"},
                                                 {15008, "the mesh's tunnel (HBONE)"},
                                                 {15020, "the merged metrics"},
                                                 {15021, "the proxy's health"},
                                                 {15053, "the proxy's DNS"},
                                                 {15090, "the proxy's metrics"}}};

void check_container(const model::Workload& workload, const model::Container& container, Report& report) {
  const yaml::Node ports = container.node.find("ports");
  for (std::size_t i = 0; ports.is(yaml::Kind::sequence) && i < ports.size(); ++i) {
    const yaml::Node port = ports.item(i).find("containerPort");
    const yaml::Node protocol = ports.item(i).find("protocol");
    const auto reserved =
        std::ranges::find_if(kReserved, [&](const ReservedPort& each) { return port.integer() == each.port; });
    if (reserved == kReserved.end() || (protocol && protocol.text() != "TCP")) continue;
    report
        .at(port.origin(), "container `", container.name.value, "` of ", workload.title(), " listens on port ",
            std::to_string(reserved->port), ", which the sidecar uses")
        .label("taken for ", reserved->use)
        .help("Let the application listen on a port outside of 15000 to 15090")
        .about(workload);
  }
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    if (!reaches_templates(input.decisions.of(workload))) continue;
    for (const model::Container& container : workload.pod.containers)
      if (!container.init && container.name.value != kProxyName) check_container(workload, container, report);
  }
}

constexpr Example kBad[] = {{"a debug port of its own", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec:
  containers:
  - name: app
    image: app:1
    ports:
    - containerPort: 8080
    - containerPort: 15000
#                    ^^^^^
)"}};

constexpr Example kGood[] = {{"the proxy's own, another protocol, a pod without a sidecar", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec:
  containers:
  - {name: app, image: "app:1", ports: [{containerPort: 8080}, {containerPort: 15053, protocol: UDP}]}
  - {name: istio-proxy, image: auto, ports: [{containerPort: 15090}]}
---
apiVersion: v1
kind: Pod
metadata: {name: bare, namespace: shop, labels: {sidecar.istio.io/inject: "false"}}
spec:
  containers: [{name: app, image: "app:1", ports: [{containerPort: 15000}]}]
)"}};

}  // namespace

extern constinit const Rule pod_reserved_port{
    .name = "pod/reserved-port",
    .since = "0.1.0",
    .summary = "An application with a sidecar listens on a port that the sidecar uses.",
    .why = "One of the two cannot listen, or the application's traffic ends at the proxy.",
    .help = "Let the application listen on another port.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
