// A CronJob has three metadata blocks; only the innermost reaches its pods.
#include "rules/inert_key.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    if (workload.kind->kind == "CronJob") report_inert_key(input, workload, report);
  }
}

constexpr Example kBad[] = {{"an opt-out on the Jobs", R"(-- backup.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: backup, namespace: shop}
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    metadata:
      annotations:
        sidecar.istio.io/inject: "false"
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    spec:
      template:
        spec: {restartPolicy: Never, containers: [{name: app, image: "app:1"}]}
)",
                             R"(-- backup.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: backup, namespace: shop}
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec: {restartPolicy: Never, containers: [{name: app, image: "app:1"}]}
        metadata:
          labels:
            sidecar.istio.io/inject: "false"
)"},
                            {"an opt-out on the CronJob", R"(-- backup.yaml --
apiVersion: batch/v1
kind: CronJob
metadata:
  name: backup
  namespace: shop
  labels:
    sidecar.istio.io/inject: "false"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec: {restartPolicy: Never, containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"the key is on the pod template", R"(-- backup.yaml --
apiVersion: batch/v1
kind: CronJob
metadata: {name: backup, namespace: shop}
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        metadata: {labels: {sidecar.istio.io/inject: "false"}}
        spec: {restartPolicy: Never, containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule placement_cronjob_metadata_level{
    .name = "placement/cronjob-metadata-level",
    .since = "0.1.0",
    .summary = "The inject key of a CronJob stands on the CronJob or on its Jobs instead of the pod template.",
    .why =
        "The pods of a CronJob that should have no sidecar get one, and with a classic sidecar its Jobs never finish.",
    .help = "Move the key to spec.jobTemplate.spec.template.metadata, as a label.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
