// Probes that the kubelet sends without a certificate to pods that take none without.
//
// The injector turns probes into requests to the proxy's agent, unless an annotation or the settings switch that off
// (istio, pkg/kube/inject/app_probe.go, ShouldRewriteAppHTTPProbers). Only under STRICT mTLS does it matter.
#include <algorithm>
#include <array>
#include <string>

#include "engine/inject/pod.h"
#include "rules/injected_pod.h"
#include "rules/injector_objects.h"
#include "rules/rule.h"
#include "rules/same_cluster.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kRewrite = "sidecar.istio.io/rewriteAppHTTPProbers";

// The first probe of the application that is a request: over HTTP or gRPC.
yaml::Node first_request(const model::Workload& workload) {
  constexpr std::array<std::string_view, 3> kProbes{"readinessProbe", "livenessProbe", "startupProbe"};
  for (const model::Container& container : workload.pod.containers) {
    if (container.init || container.name.value == kProxyName) continue;
    for (const std::string_view probe : kProbes)
      for (const std::string_view kind : {"httpGet", "grpc"})
        if (const yaml::Node found = container.node.find(probe).find(kind)) return found;
  }
  return {};
}

// The policy that makes the pods refuse what has no certificate: of the pods, of the namespace, of the mesh. The
// narrowest counts, and one that says otherwise there is an answer too.
const model::SidecarPolicy* strict_policy(const Input& input, const model::Workload& workload,
                                          const SameCluster& cluster) {
  const model::Labels labels = labels_of(workload.pod.metadata.labels);
  const model::SidecarPolicy* best = nullptr;
  int best_rank = 0;
  for (const model::SidecarPolicy& policy : input.repository.supporting.policies) {
    if (policy.object.kind != "PeerAuthentication" || policy.mtls_mode.empty()) continue;
    if (!cluster.may_hold(policy.object, workload)) continue;
    const bool here = policy.object.metadata.name_space.value == workload.object.metadata.name_space.value;
    const bool everywhere = policy.object.metadata.name_space.value == "istio-system" && policy.selector.empty();
    if (!(here && policy.selects(labels)) && !everywhere) continue;
    const int rank = !here ? 1 : policy.selector.empty() ? 2 : 3;
    if (rank > best_rank) best = &policy;
    best_rank = std::max(rank, best_rank);
  }
  return best != nullptr && best->mtls_mode == "STRICT" ? best : nullptr;
}

void check(const Input& input, Report& report) {
  const SameCluster cluster(input.repository);
  for (const model::Workload& workload : input.repository.workloads) {
    const model::Field* rewrite = workload.pod.metadata.annotations.find(kRewrite);
    if (rewrite == nullptr || rewrite->placeholder || inject::parse_bool(rewrite->value) != false) continue;
    if (input.decisions.of(workload).verdict() != Verdict::injected) continue;
    const yaml::Node probe = first_request(workload);
    const model::SidecarPolicy* strict = strict_policy(input, workload, cluster);
    if (!probe || strict == nullptr) continue;
    report.at(rewrite->at, workload.title(), " never becomes ready: its probes are not rewritten, and mTLS is strict")
        .label("switches the rewriting off")
        .note(probe.origin(), "the kubelet sends this without a certificate")
        .note(strict->object.metadata.name.origin, "refuses requests without one")
        .help("Delete `", kRewrite, "`")
        .about(workload);
  }
}

constexpr Example kBad[] = {{"switched off under strict mTLS", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: {name: default, namespace: istio-system}
spec: {mtls: {mode: STRICT}}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations:
    sidecar.istio.io/rewriteAppHTTPProbers: "false"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1", readinessProbe: {httpGet: {path: /, port: 80}}}]}
)"}};

constexpr Example kGood[] = {{"a command as a probe; a namespace that takes requests without a certificate",
                              R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: {name: default, namespace: istio-system}
spec: {mtls: {mode: STRICT}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, annotations: {sidecar.istio.io/rewriteAppHTTPProbers: "false"}}
spec: {containers: [{name: app, image: "app:1", readinessProbe: {exec: {command: ["true"]}}}]}
---
apiVersion: v1
kind: Namespace
metadata: {name: open, labels: {istio-injection: enabled}}
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: {name: default, namespace: open}
spec: {mtls: {mode: PERMISSIVE}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: open, annotations: {sidecar.istio.io/rewriteAppHTTPProbers: "false"}}
spec: {containers: [{name: app, image: "app:1", readinessProbe: {httpGet: {path: /, port: 80}}}]}
)"}};

}  // namespace

extern constinit const Rule pod_probe_not_rewritten{
    .name = "pod/probe-not-rewritten",
    .since = "0.1.0",
    .summary = "Probes of a pod are not rewritten, and its sidecar takes only requests with a certificate.",
    .why = "The kubelet has no certificate of the mesh: its probes fail, and the pod never becomes ready.",
    .help = "Let the injector rewrite the probes, or allow plain requests to their port.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
