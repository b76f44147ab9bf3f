// A proxy that signs in with the pod's service account token, in a pod that gets none.
//
// Mirrors istio, pkg/istio-agent and security/pkg/nodeagent: with JWT_POLICY first-party-jwt the proxy reads
// /var/run/secrets/kubernetes.io/serviceaccount/token, which the API server mounts. With third-party-jwt, the default
// since 1.5, the template brings a token of its own. Mirrors kubernetes, plugin/pkg/admission/serviceaccount
// (shouldAutomount): the pod's word counts, then its account's.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "rules/injected_pod.h"
#include "rules/rule.h"
#include "rules/same_cluster.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kSetting = "automountServiceAccountToken";

bool reads_mounted_token(const yaml::Value& pod) {
  const yaml::Value* proxy = find_container(pod, "containers", kProxyName);
  if (proxy == nullptr) proxy = find_container(pod, "initContainers", kProxyName);
  const yaml::Value* env = proxy == nullptr ? nullptr : proxy->find("env");
  return env != nullptr && std::ranges::any_of(env->items, [](const yaml::Value& each) {
           const yaml::Value* name = each.find("name");
           const yaml::Value* value = each.find("value");
           return name != nullptr && name->text == "JWT_POLICY" && value != nullptr && value->text == "first-party-jwt";
         });
}

// Where the mounting is switched off: in the pod, or in all definitions of its account.
std::optional<OriginId> switched_off(const Input& input, const SameCluster& cluster, const model::Workload& workload) {
  const yaml::Node own = workload.pod.spec.find(kSetting);
  if (own) return own.boolean() == false ? std::optional(own.origin()) : std::nullopt;
  const yaml::Node named = workload.pod.spec.find("serviceAccountName");
  const std::string_view account = named ? named.text() : "default";
  std::optional<OriginId> off;
  for (const model::ServiceAccount& each : input.repository.supporting.service_accounts) {
    if (each.object.metadata.name.value != account || !cluster.may_hold_beside(each.object, workload)) continue;
    if (each.mounts_token.value != false || !each.object.alterations.empty()) return std::nullopt;
    off = each.mounts_token.origin;
  }
  return off;
}

void check(const Input& input, Report& report) {
  const SameCluster cluster(input.repository);
  for (const model::Workload& workload : input.repository.workloads) {
    if (!reaches_templates(input.decisions.of(workload))) continue;
    const std::optional<OriginId> off = switched_off(input, cluster, workload);
    const std::optional<InjectedPod> injected = off ? injected_pod(input, workload) : std::nullopt;
    const yaml::Value* pod = injected ? injected->pod() : nullptr;
    if (pod == nullptr || !reads_mounted_token(*pod)) continue;
    report.at(*off, "the sidecar of ", workload.title(), " gets no certificate: no service account token is mounted")
        .label("keeps the token from the proxy, too")
        .note(workload.object.metadata.name.origin, "injected with JWT_POLICY `first-party-jwt`")
        .help("Mount the token, or let the mesh use `global.jwtPolicy: third-party-jwt`")
        .about(workload);
  }
}

constexpr Example kBad[] = {{"an injector of first-party tokens", R"(-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  values: "{}"
  config: |
    policy: enabled
    templates:
      sidecar: |
        spec: {containers: [{name: istio-proxy, image: p, env: [{name: JWT_POLICY, value: first-party-jwt}]}]}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec:
  automountServiceAccountToken: false
#                               ^^^^^
  containers: [{name: app, image: "app:1"}]
)"}};

constexpr Example kGood[] = {{"an injector that brings a token; the default one", R"(-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  values: "{}"
  config: |
    policy: enabled
    templates:
      sidecar: |
        spec: {containers: [{name: istio-proxy, image: p, env: [{name: JWT_POLICY, value: third-party-jwt}]}]}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {automountServiceAccountToken: false, containers: [{name: app, image: "app:1"}]}
)"},
                             {"the pod's word wins over its account's", R"(-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  values: "{}"
  config: |
    policy: enabled
    templates:
      sidecar: |
        spec: {containers: [{name: istio-proxy, image: p, env: [{name: JWT_POLICY, value: first-party-jwt}]}]}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: default, namespace: shop}
automountServiceAccountToken: false
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {automountServiceAccountToken: true, containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule pod_service_account_token_off{
    .name = "pod/service-account-token-off",
    .since = "0.1.0",
    .summary = "A sidecar signs in with the pod's service account token, and none is mounted.",
    .why = "The proxy gets no certificate and never becomes ready.",
    .help = "Mount the token, or let the mesh use third-party tokens.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
