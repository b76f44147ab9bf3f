// A policy for pods that have no sidecar to carry it out.
//
// Policies in the control plane's own namespace are for the whole mesh, and those for a waypoint or a Gateway are
// carried out elsewhere: neither counts. Of a policy for a whole namespace it is said only if no pod there has a proxy.
// Under an assumed control plane the whole namespace is one note.
#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "rules/injection_output.h"
#include "rules/injector_objects.h"
#include "rules/rule.h"
#include "rules/same_cluster.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

using model::SidecarPolicy;
using model::Workload;

bool is_ambient(const model::FieldMap& labels) {
  const model::Field* mode = labels.find("istio.io/dataplane-mode");
  return mode != nullptr && mode->value != "none";
}

// Whether the pods certainly have no proxy of any kind.
bool has_no_proxy(const Input& input, const Workload& workload) {
  if (input.decisions.of(workload).verdict() != Verdict::not_injected || is_ambient(workload.pod.metadata.labels))
    return false;
  const auto namespaces = input.decisions.namespaces_of(workload);
  return !may_bring_proxy(workload) && std::ranges::none_of(namespaces, [](const model::Namespace* name_space) {
    return is_ambient(name_space->object.metadata.labels);
  });
}

bool is_mesh_wide(const Input& input, const SidecarPolicy& policy) {
  const std::string& name_space = policy.object.metadata.name_space.value;
  const auto& hooks = input.decisions.control_plane(policy.object).hooks;
  return name_space == "istio-system" || std::ranges::any_of(hooks, [&](const decide::Hook& hook) {
           return hook.entry->service_namespace == name_space;
         });
}

// The pods that the policy is for and that have nobody to carry it out.
std::vector<const Workload*> bare_of(const Input& input, const SidecarPolicy& policy, const SameCluster& cluster) {
  std::vector<const Workload*> bare;
  std::size_t count = 0;
  for (const Workload& workload : input.repository.workloads) {
    if (workload.kind->propagation == model::Propagation::no_pods) continue;
    if (!cluster.may_hold_beside(policy.object, workload)) continue;
    if (!policy.selects(labels_of(workload.pod.metadata.labels))) continue;
    ++count;
    if (has_no_proxy(input, workload)) bare.push_back(&workload);
  }
  if (policy.selector.empty() && bare.size() < count) bare.clear();
  return bare;
}

Finding report_policy(const SidecarPolicy& policy, const std::vector<const Workload*>& bare, Report& report) {
  const Workload& first = *bare.front();
  Finding finding =
      report
          .at(policy.object.metadata.name.origin, policy.object.kind, " `", policy.object.metadata.name.value,
              "` is not enforced on ", pods_of(first), bare.size() == 1 ? "" : " and others", ": no sidecar")
          .label("for pods without a proxy")
          .note(first.pod.metadata.at, "selected by it, and not injected")
          .help("Let the pods be injected, or delete the policy")
          .about(policy.object);
  if (policy.object.kind != "Sidecar" && policy.object.kind != "EnvoyFilter")
    finding.alternative("Enrol the pods in ambient mode, where ztunnel enforces what the policy says of layer 4");
  if (bare.size() > 1) finding.remark("and ", count_of(bare.size() - 1, "more workload"));
  return finding;
}

// Whether the policy is for pods that somebody may rely on it for.
bool counts(const Input& input, const SidecarPolicy& policy) {
  const model::Object& object = policy.object;
  return !policy.has_targets && policy.demands_sidecar() && object.alterations.empty() &&
         !object.metadata.name_space.value.empty() && !object.metadata.name_space_is_placeholder &&
         !is_mesh_wide(input, policy);
}

void check(const Input& input, Report& report) {
  const SameCluster cluster(input.repository);
  std::map<std::string, std::pair<Finding, std::size_t>> assumed;  // by namespace
  for (const SidecarPolicy& policy : input.repository.supporting.policies) {
    if (!counts(input, policy)) continue;
    const std::vector<const Workload*> bare = bare_of(input, policy, cluster);
    if (bare.empty()) continue;
    const std::string& name_space = policy.object.metadata.name_space.value;
    if (!input.decisions.of(*bare.front()).assumes_control_plane) {
      report_policy(policy, bare, report);
    } else if (const auto known = assumed.find(name_space); known != assumed.end()) {
      ++known->second.second;
    } else {
      assumed.emplace(name_space, std::pair(report_policy(policy, bare, report).severity(Severity::note), 0));
    }
  }
  for (auto& [name_space, of] : assumed)
    if (of.second > 0) of.first.remark("and ", std::to_string(of.second), " more of `", name_space, "`");
}

constexpr Example kBad[] = {{"the pods opt out of what protects them", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.27", default-revision: default, policy: enabled}
-- shop.yaml --
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: cart-only-from-web
#       ^^^^^^^^^^^^^^^^^^
  namespace: shop
spec: {selector: {matchLabels: {app: cart}}, rules: [{from: [{source: {principals: [web]}}]}]}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {app: cart, sidecar.istio.io/inject: "false"}}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"the pods have a sidecar", R"(-- shop.yaml --
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: {name: strict, namespace: shop}
spec: {mtls: {mode: STRICT}}
---
{apiVersion: v1, kind: Pod, metadata: {name: cart, namespace: shop, labels: {sidecar.istio.io/inject: "true"}},
 spec: {containers: [{name: app, image: "app:1"}]}}
)"}};

}  // namespace

extern constinit const Rule policy_policy_without_sidecar{
    .name = "policy/policy-without-sidecar",
    .since = "0.1.0",
    .summary = "A policy of Istio's selects pods that have no sidecar.",
    .why = "Nobody carries it out there: access that it denies is allowed, and traffic that it wants encrypted is not.",
    .help = "Let the pods be injected, or delete the policy so that nobody relies on it.",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
