// An application that runs as the sidecar's own user or group.
//
// The redirection leaves the traffic of user and group 1337 alone, since that is the proxy's own (istio,
// tools/istio-iptables, all releases). Init containers run as 1337 on purpose, to reach the network without the proxy.
#include <algorithm>
#include <array>

#include "rules/injected_pod.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

constexpr std::int64_t kProxyId = 1337;

struct Identity {
  std::string_view field;
  std::string_view what;
};
constexpr std::array<Identity, 2> kIdentities{{{"runAsUser", "user"}, {"runAsGroup", "group"}}};

yaml::Node own_setting(const model::Container& container, std::string_view field) {
  return container.node.find("securityContext").find(field);
}

bool is_app(const model::Container& container) { return !container.init && container.name.value != kProxyName; }

// Whether the pod's setting reaches an application's container.
bool reaches_an_app(const model::Workload& workload, std::string_view field) {
  return std::ranges::any_of(workload.pod.containers, [&](const model::Container& container) {
    return is_app(container) && !own_setting(container, field);
  });
}

void report_id(yaml::Node id, const Identity& identity, const model::Workload& workload, Report& report) {
  if (id.integer() != kProxyId) return;
  report
      .at(id.origin(), "`", identity.field, ": 1337` is the proxy's own ", identity.what, ": the traffic of ",
          workload.title(), " bypasses the sidecar")
      .label("left alone by the redirection")
      .help("Run the application as another ", identity.what)
      .about(workload);
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    if (!reaches_templates(input.decisions.of(workload))) continue;
    for (const Identity& identity : kIdentities) {
      if (reaches_an_app(workload, identity.field))
        report_id(workload.pod.spec.find("securityContext").find(identity.field), identity, workload, report);
      for (const model::Container& container : workload.pod.containers)
        if (is_app(container)) report_id(own_setting(container, identity.field), identity, workload, report);
    }
  }
}

constexpr Example kBad[] = {{"a container, and a pod", R"(-- shop.yaml --
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
    securityContext:
      runAsUser: 1337
#                ^^^^
---
apiVersion: v1
kind: Pod
metadata: {name: stock, namespace: shop}
spec:
  securityContext:
    runAsGroup: 1337
#               ^^^^
  containers:
  - {name: app, image: "app:1"}
)"}};

constexpr Example kGood[] = {{"the proxy itself, an init container, a pod whose containers say otherwise",
                              R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec:
  securityContext: {runAsUser: 1337, fsGroup: 1337}
  initContainers: [{name: fetch, image: "app:1", securityContext: {runAsUser: 1337}}]
  containers:
  - {name: app, image: "app:1", securityContext: {runAsUser: 1000}}
  - {name: istio-proxy, image: auto, securityContext: {runAsUser: 1337}}
)"},
                             {"without a sidecar it is a user like any other", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec:
  containers: [{name: app, image: "app:1", securityContext: {runAsUser: 1337}}]
)"}};

constexpr std::string_view kEquivalents[] = {"IST0144"};

}  // namespace

extern constinit const Rule pod_reserved_uid_gid{
    .name = "pod/reserved-uid-gid",
    .since = "0.1.0",
    .summary = "An application with a sidecar runs as the proxy's user or group.",
    .why = "Nothing of its traffic is redirected to the proxy: no mTLS, no policy, no telemetry.",
    .help = "Run the application as another user and group than 1337.",
    .severity = Severity::error,
    .equivalents = kEquivalents,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
