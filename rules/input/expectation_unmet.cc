// What the configuration expects of certain workloads, and what becomes of them.
#include "rules/expectation_report.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

bool names_workloads(const Expectation& expectation) { return !expectation.workloads.empty(); }

// What a workload expects of itself: `injected`, or anything else for no sidecar, as `not-injected`.
constexpr std::string_view kAnnotation = "sidelint/expect";

void check(const Input& input, Report& report) {
  constexpr std::string_view kSubject = "expectation unmet: ";
  report_unmet(input, names_workloads, kSubject, report);
  for (const model::Workload& workload : input.repository.workloads) {
    const model::Field* field = workload.object.metadata.annotations.find(kAnnotation);
    if (field == nullptr) continue;
    Expectation expectation;
    expectation.wanted = field->value == "injected" ? Verdict::injected : Verdict::not_injected;
    expectation.at = field->at;
    report_if_unmet(input, workload, expectation, kSubject, report);
  }
}

constexpr Example kBad[] = {{"jobs that are injected", R"(-- .sidelint.yaml --
expect:
  - {workloads: ["job/*/*"], injected: false, reason: jobs never finish with a sidecar}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
#       ^^^^^^^
  namespace: shop
spec: {template: {spec: {containers: [{name: app, image: "app:1"}]}}}
)"},
                            {"the annotation says otherwise", R"(-- cart.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: shop}}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
#       ^^^^
  namespace: shop
  annotations: {sidelint/expect: injected}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"the job opts out", R"(-- .sidelint.yaml --
expect:
  - {workloads: ["job/*/*"], injected: false}
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

}  // namespace

extern constinit const Rule input_expectation_unmet{
    .name = "input/expectation-unmet",
    .since = "0.1.0",
    .summary = "A workload is not what `expect:` in the configuration, or its annotation `sidelint/expect`, says.",
    .why = "Somebody wrote down what must hold of this workload, and it does not.",
    .help = "Change the manifests so that the expectation holds, or the expectation.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
