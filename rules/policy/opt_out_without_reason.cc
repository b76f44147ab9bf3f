// Pods that would be injected, are left out, and do not say why.
#include <algorithm>
#include <string>

#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kReason = "sidelint/reason";

// The opt-out without which the pods would be injected; null if there is none.
const model::Field* opt_out(const Input& input, const model::Workload& workload) {
  const model::Metadata& pod = workload.pod.metadata;
  const model::Field* entry = injection_entry(pod);
  if (entry == nullptr || wish_of_pod(pod) != Wish::no_sidecar) return nullptr;
  using Place = decide::Supposition::Place;
  const std::string key(model::kInjectKey);
  const decide::Decision without = input.decisions.suppose(
      workload, {{Place::pod_label, key, std::nullopt}, {Place::pod_annotation, key, std::nullopt}});
  return without.verdict() == Verdict::injected ? entry : nullptr;
}

bool gives_reason(const model::Metadata& metadata) {
  const model::Field* reason = metadata.annotations.find(kReason);
  return reason != nullptr && !reason->value.empty();
}

// In the manifest, or where the configuration expects the same.
bool has_reason(const Input& input, const model::Workload& workload) {
  return gives_reason(workload.pod.metadata) || gives_reason(workload.object.metadata) ||
         std::ranges::any_of(input.expectations, [&](const Expectation& expectation) {
           return expectation.wanted == Verdict::not_injected && !expectation.reason.empty() &&
                  expectation.covers(workload);
         });
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const model::Field* entry = opt_out(input, workload);
    if (entry == nullptr || has_reason(input, workload)) continue;
    report.at(entry->at, workload.title(), " opts out of injection without a reason")
        .label("leaves them out, and does not say why")
        .help("Say why in an annotation: `sidelint/reason: \"…\"`, or in `expect:` of the configuration")
        .about(workload);
  }
}

constexpr Example kBad[] = {{"an opt-out that says nothing", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  labels:
    sidecar.istio.io/inject: "false"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"a reason; a namespace that does not inject", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  labels: {sidecar.istio.io/inject: "false"}
  annotations: {sidelint/reason: speaks a protocol of its own}
spec: {containers: [{name: app, image: "app:1"}]}
---
apiVersion: v1
kind: Namespace
metadata: {name: test, labels: {team: shop}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: test, labels: {sidecar.istio.io/inject: "false"}}
spec: {containers: [{name: app, image: "app:1"}]}
)"},
                             {"the configuration says why", R"(-- .sidelint.yaml --
expect:
  - {workloads: ["job/*/*"], injected: false, reason: jobs never finish with a sidecar}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: batch/v1
kind: Job
metadata: {name: migrate, namespace: shop}
spec:
  template:
    metadata: {labels: {sidecar.istio.io/inject: "false"}}
    spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr std::string_view kEquivalents[] = {"Kyverno prevent-disabling-injection-pods"};

}  // namespace

extern constinit const Rule policy_opt_out_without_reason{
    .name = "policy/opt-out-without-reason",
    .since = "0.1.0",
    .summary =
        "Pods opt out of injection and give no reason; off unless it is selected or the configuration asks for it.",
    .why = "Nobody can tell later whether the exception still holds, so pods without a proxy pile up.",
    .help = "Say why in the annotation `sidelint/reason`, or in `expect:` of the configuration.",
    .severity = Severity::note,
    .equivalents = kEquivalents,
    .runs = Runs::on_request,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
