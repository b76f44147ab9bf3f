// An application that runs as its sidecar's user or group.
//
// The redirection leaves the traffic of the proxy's own user and group alone (redirection.h): 1337, or what the
// manifest gives the container istio-proxy. Init containers run so on purpose, to reach the network without the proxy.
#include "rules/injected_pod.h"
#include "rules/redirection.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

struct Identity {
  std::string_view field;
  std::string_view what;
  LeftAlone::Id LeftAlone::*of_proxy;
};
constexpr Identity kIdentities[] = {{"runAsUser", "user", &LeftAlone::user},
                                    {"runAsGroup", "group", &LeftAlone::group}};

void report_id(yaml::Node id, const Identity& identity, const LeftAlone::Id& proxy, const model::Workload& workload,
               Report& report) {
  Finding finding = report
                        .at(id.origin(), "`", identity.field, ": ", id.text(), "` is the proxy's own ", identity.what,
                            ": the traffic of ", workload.title(), " bypasses the sidecar")
                        .label("left alone by the redirection")
                        .help("Run the application as another ", identity.what)
                        .about(workload);
  if (!proxy.set_at) return;
  finding.note(*proxy.set_at, "the proxy runs as ", id.text(), ", and so nothing of ", id.text(), " is redirected")
      .alternative("Run the proxy as another ", identity.what, ", or as the 1337 that it has of itself");
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    if (!reaches_templates(input.decisions.of(workload))) continue;
    const LeftAlone left = left_alone(input, workload);
    for (const Identity& identity : kIdentities) {
      const LeftAlone::Id& proxy = left.*identity.of_proxy;
      for (const yaml::Node& id : ids_of_apps(workload, identity.field))
        if (proxy.value && id.integer() == proxy.value) report_id(id, identity, proxy, workload, report);
    }
  }
}

constexpr Example kBad[] = {{"a container, a pod, and a proxy that is given the application's user", R"(-- shop.yaml --
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
---
apiVersion: v1
kind: Pod
metadata: {name: till, namespace: shop}
spec:
  containers:
  - name: app
    image: app:1
    securityContext:
      runAsUser: 2000
#                ^^^^
  - {name: istio-proxy, image: auto, securityContext: {runAsUser: 2000}}
)"}};

constexpr Example kGood[] = {
    {"the proxy itself, an init container, a pod whose containers say otherwise; 1337 beside another proxy",
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
---
apiVersion: v1
kind: Pod
metadata: {name: till, namespace: shop}
spec:
  containers:
  - {name: app, image: "app:1", securityContext: {runAsUser: 1337}}
  - {name: istio-proxy, image: auto, securityContext: {runAsUser: 2000}}
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
    .help =
        "Run the application as another user and group than the proxy, which is 1337 unless the manifest says "
        "otherwise.",
    .severity = Severity::error,
    .equivalents = kEquivalents,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
