// sidecar.istio.io/inject on a Deployment instead of its pod template: the injector sees Pods only.
#include "rules/inert_key.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    // A CronJob has a third metadata block and a rule of its own.
    if (workload.kind->kind != "CronJob") report_inert_key(input, workload, report);
  }
}

constexpr Example kBad[] = {{"an opt-out on the Deployment", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: payments, labels: {istio-injection: enabled}}
-- checkout.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
  namespace: payments
  annotations:
    sidecar.istio.io/inject: "false"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec:
  selector: {matchLabels: {app: checkout}}
  template:
    metadata: {labels: {app: checkout}}
    spec: {containers: [{name: app, image: "app:1"}]}
)",
                             R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: payments, labels: {istio-injection: enabled}}
-- checkout.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
  namespace: payments
spec:
  selector: {matchLabels: {app: checkout}}
  template:
    metadata: {labels: {app: checkout, sidecar.istio.io/inject: "false"}}
    spec: {containers: [{name: app, image: "app:1"}]}
)"},
                            {"an opt-in on a StatefulSet, whatever its namespace says", R"(-- redis.yaml --
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: redis
  namespace: cache
  labels:
    sidecar.istio.io/inject: "true"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec:
  template:
    metadata: {labels: {app: redis}}
    spec: {containers: [{name: redis, image: "redis:7"}]}
)"}};

constexpr Example kGood[] = {{"the key is on the pod template", R"(-- checkout.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: checkout, namespace: payments}
spec:
  selector: {matchLabels: {app: checkout}}
  template:
    metadata: {labels: {app: checkout, sidecar.istio.io/inject: "false"}}
    spec: {containers: [{name: app, image: "app:1"}]}
)"},
                             {"the pod template says the same", R"(-- checkout.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: checkout, namespace: payments, labels: {sidecar.istio.io/inject: "false"}}
spec:
  selector: {matchLabels: {app: checkout}}
  template:
    metadata: {labels: {app: checkout, sidecar.istio.io/inject: "false"}}
    spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr std::string_view kEquivalents[] = {"IST0107"};

}  // namespace

extern constinit const Rule placement_inject_on_controller_metadata{
    .name = "placement/inject-on-controller-metadata",
    .since = "0.1.0",
    .summary = "The inject key stands on a controller's own metadata instead of its pod template.",
    .why =
        "Only the pod template's metadata is copied to the pods, and the injector reads nothing else, so the opt-in or "
        "opt-out has no effect.",
    .help = "Move the key to the pod template, as a label.",
    .severity = Severity::error,
    .equivalents = kEquivalents,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
