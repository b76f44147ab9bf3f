// What a change of the files makes of workloads that were there before: told by `sidelint diff`, once for each cause.
#include "rules/rule.h"
#include "rules/verdict_change.h"

namespace sidelint::rules {
namespace {

using Kind = VerdictChange::Kind;

std::string_view advice(Kind kind) {
  switch (kind) {
    case Kind::lost:
    case Kind::gained:
      return "Make sure that this is meant";
    case Kind::moved:
      return "Make sure that the control plane of this revision runs before this is applied";
    case Kind::refused:
      return "Mend it before this is applied: no new pod is created";
    case Kind::accepted:
      return "Nothing is to be done: pods are created again";
    case Kind::undecided:
    case Kind::decided:
      return "Ask `sidelint why` what it rests on";
  }
  return "";
}

void check(const Input& input, Report& report) {
  for (const VerdictChange& change : input.changes) {
    const bool one = change.members.size() == 1;
    Finding finding = report.at(change.after.at, subject_of(change.members), " ", effect_of(change));
    finding.label("now: ", change.after.fact).help(advice(change.kind)).about(*change.members.front().workload);
    finding.note(change.before.at, "before: ", change.before.fact);
    if (!one) finding.remark("it is about ", names_of(change.members));
    if (change.kind == Kind::refused) finding.severity(Severity::warning);
  }
}

constexpr Example kBad[] = {{"the label of the namespace goes", R"(-- before/shop.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
-- before/cart.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {containers: [{name: app, image: "app:1"}]}
-- after/shop.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
#       ^^^^
  labels:
    team: shop
-- after/cart.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {containers: [{name: app, image: "app:1"}]}
)"},
                            {"a pod opts out", R"(-- before/all.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  labels: {app: cart}
spec: {containers: [{name: app, image: "app:1"}]}
-- after/all.yaml --
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
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"a change that injection does not depend on", R"(-- before/all.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {containers: [{name: app, image: "app:1"}]}
-- after/moved/all.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled, team: shop}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {containers: [{name: app, image: "app:2"}]}
)"}};

}  // namespace

extern constinit const Rule gitops_verdict_changed{
    .name = "gitops/verdict-changed",
    .since = "0.1.0",
    .summary = "A change of the files changes whether, or by which revision, a workload is injected.",
    .why = "One line of a namespace decides about all workloads in it, and none of them shows in the diff.",
    .help = "Make sure that it is meant; `sidelint why` tells the whole decision.",
    .severity = Severity::note,
    .runs = Runs::on_comparison,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
