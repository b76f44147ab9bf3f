// What the organisation asks of whole namespaces.
#include "rules/expectation_report.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

bool names_no_workload(const Expectation& expectation) { return expectation.workloads.empty(); }

void check(const Input& input, Report& report) { report_unmet(input, names_no_workload, "policy broken: ", report); }

constexpr Example kBad[] = {{"a pod of production without a sidecar", R"(-- .sidelint.yaml --
expect:
  - {namespaces: ["prod-*"], injected: true}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: prod-shop, labels: {team: shop}}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
#       ^^^^
  namespace: prod-shop
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"another namespace", R"(-- .sidelint.yaml --
expect:
  - {namespaces: ["prod-*"], injected: true}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: test-shop, labels: {team: shop}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: test-shop}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr std::string_view kEquivalents[] = {"IST0102", "IST0103", "Kyverno add-sidecar-injection-namespace",
                                             "Kyverno enforce-sidecar-injection-namespace"};

}  // namespace

extern constinit const Rule policy_required_injection{
    .name = "policy/required-injection",
    .since = "0.1.0",
    .summary = "A workload breaks the organisation's policy for its namespace.",
    .why = "The configuration says which namespaces must, or must not, be in the mesh.",
    .help = "Change the manifests so that the policy holds, or write the exception before it in `expect:`.",
    .severity = Severity::error,
    .equivalents = kEquivalents,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
