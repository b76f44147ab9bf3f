// Injection happens when a pod is created. A label of the namespace, or another revision, changes nothing of the pods'
// template, so whoever keeps the pods running has no reason to make new ones.
#include <algorithm>
#include <array>
#include <string>

#include "rules/rule.h"
#include "rules/verdict_change.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

using Kind = VerdictChange::Kind;
using Member = VerdictChange::Member;

// Kinds whose pods stay until their template changes. Jobs end by themselves, and of what an operator does with its
// pods nothing is known.
bool keeps_its_pods(const model::Workload& workload) {
  constexpr std::array<std::string_view, 9> kKinds{
      "CloneSet", "DaemonSet",  "Deployment", "DeploymentConfig", "Pod", "ReplicaSet", "ReplicationController",
      "Rollout",  "StatefulSet"};
  return std::ranges::find(kKinds, workload.object.kind) != kKinds.end();
}

std::vector<Member> those_that_stay(const VerdictChange& change) {
  std::vector<Member> staying;
  std::ranges::copy_if(change.members, std::back_inserter(staying),
                       [](const Member& member) { return member.same_template && keeps_its_pods(*member.workload); });
  return staying;
}

std::string state_of_pods(const VerdictChange& change) {
  if (change.kind == Kind::gained) return "stay without a sidecar";
  if (change.kind == Kind::lost) return "keep their sidecar";
  return "keep the sidecar of revision `" + change.before.revision + "`";
}

// kubectl restarts these kinds.
std::string command_for(const std::vector<Member>& staying) {
  constexpr std::array<std::string_view, 3> kRestarted{"Deployment", "StatefulSet", "DaemonSet"};
  constexpr std::size_t kMost = 3;
  const auto known = [&](const Member& member) {
    return std::ranges::find(kRestarted, member.workload->object.kind) != kRestarted.end();
  };
  const std::string& name_space = staying.front().workload->object.metadata.name_space.value;
  if (!std::ranges::all_of(staying, known) || staying.size() > kMost) return "";
  std::string command = ": `kubectl rollout restart" + (name_space.empty() ? "" : " -n " + name_space);
  for (const Member& member : staying) {
    std::string kind = member.workload->object.kind;
    std::ranges::transform(kind, kind.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    command.append(" ").append(kind).append("/").append(member.workload->name());
  }
  return command + "`";
}

std::string whose_pods(const std::vector<Member>& staying) {
  if (staying.size() == 1) return "running pods of " + staying.front().workload->title();
  const std::string& name_space = staying.front().workload->object.metadata.name_space.value;
  const std::string where = name_space.empty() ? "" : "namespace `" + name_space + "`: ";
  return where + "running pods of " + count_of(staying.size(), "workload");
}

void check(const Input& input, Report& report) {
  for (const VerdictChange& change : input.changes) {
    if (change.kind != Kind::gained && change.kind != Kind::lost && change.kind != Kind::moved) continue;
    const std::vector<Member> staying = those_that_stay(change);
    if (staying.empty()) continue;
    Finding finding =
        report.at(change.after.at, whose_pods(staying), " ", state_of_pods(change), " until they are restarted");
    finding.label("now: ", change.after.fact)
        .help("Restart them once this is applied", command_for(staying))
        .about(staying.front().workload->object);
    finding.note(change.before.at, "before: ", change.before.fact);
    if (staying.size() > 1) finding.remark("it is about ", names_of(staying));
  }
}

constexpr Example kBad[] = {{"a namespace is labelled", R"(-- before/shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
-- before/cart.yaml --
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: cart, namespace: shop}
spec: {template: {spec: {containers: [{name: app, image: "app:1"}]}}}
-- after/shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
#                               ^^^^^^^^^^^^^^^^^^^^^^^^
-- after/cart.yaml --
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: cart, namespace: shop}
spec: {template: {spec: {containers: [{name: app, image: "app:1"}]}}}
)"}};

constexpr Example kGood[] = {{"the template changes as well", R"(-- before/all.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop}
spec: {template: {spec: {containers: [{name: app, image: "app:1"}]}}}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop}
-- after/all.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop}
spec: {template: {spec: {containers: [{name: app, image: "app:2"}]}}}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
)"}};

}  // namespace

extern constinit const Rule gitops_enablement_without_rollout{
    .name = "gitops/enablement-without-rollout",
    .since = "0.1.0",
    .summary = "A change of injection does not reach running pods, since their template stays as it is.",
    .why =
        "A sidecar comes when a pod is created, so what runs stays as it is, and strict mTLS refuses half of the "
        "calls.",
    .help = "Restart the workloads once the change is applied, or change their template with it.",
    .severity = Severity::warning,
    .runs = Runs::on_comparison,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
