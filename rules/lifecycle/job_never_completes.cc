// A Job whose pods get a sidecar that outlives the work.
//
// A Job is done when all containers of its pod have ended; a proxy among them never does by itself. As an init
// container that stays (native, the default from 1.27 on where the nodes can) it ends with the others.
#include <algorithm>
#include <string>

#include "engine/model/istio_keys.h"
#include "rules/injected_pod.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

bool makes_jobs(const model::Object& object) {
  return (object.kind == "Job" || object.kind == "CronJob") && object.api_version.starts_with("batch/");
}

// Whether a container tells the proxy to end, by its endpoint /quitquitquit.
bool ends_its_proxy(const model::Workload& workload) {
  constexpr std::string_view kEndpoint = "quitquitquit";
  const auto says = [&](yaml::Node list) {
    if (list.text().find(kEndpoint) != std::string_view::npos) return true;
    for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i)
      if (list.item(i).text().find(kEndpoint) != std::string_view::npos) return true;
    return false;
  };
  return std::ranges::any_of(workload.pod.containers, [&](const model::Container& container) {
    return says(container.node.find("command")) || says(container.node.find("args"));
  });
}

bool forbids_the_next(const model::Object& object) {
  return object.node.find("spec").find("concurrencyPolicy").text() == "Forbid";
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    if (!makes_jobs(workload.object) || ends_its_proxy(workload)) continue;
    const decide::Decision& decision = input.decisions.of(workload);
    if (decision.verdict() != Verdict::injected || proxy_place(input, workload) != ProxyPlace::container) continue;
    Finding finding =
        report.at(workload.object.kind_at, workload.title(), " never completes: its sidecar keeps running")
            .label("its pods get a sidecar that does not end")
            .help("Leave the pods out: `", typed(model::kInjectKey, "false"), "` under `", workload.pod.metadata.path,
                  ".labels`")
            .alternative("Let the work end the proxy: POST http://localhost:15020/quitquitquit")
            .about(workload);
    note_namespace(finding, decision);
    if (!forbids_the_next(workload.object)) continue;
    finding.severity(Severity::error)
        .note(workload.object.node.find("spec").find("concurrencyPolicy").origin(), "so it runs only once");
  }
}

constexpr Example kBad[] = {{"a nightly job in an injecting namespace", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.22"}
-- backup.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: batch/v1
kind: CronJob
#     ^^^^^^^
metadata: {name: backup, namespace: shop}
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers: [{name: dump, image: "dump:1"}]
)"}};

constexpr Example kGood[] = {{"left out, or ending its proxy", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.22"}
-- backup.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: batch/v1
kind: Job
metadata: {name: backup, namespace: shop}
spec:
  template:
    metadata: {labels: {sidecar.istio.io/inject: "false"}}
    spec: {restartPolicy: Never, containers: [{name: dump, image: "dump:1"}]}
---
apiVersion: batch/v1
kind: Job
metadata: {name: restore, namespace: shop}
spec:
  template:
    spec:
      restartPolicy: Never
      containers: [{name: dump, image: "dump:1", command: [sh, -c, "restore; curl -X POST localhost:15020/quitquitquit"]}]
)"},
                             {"a native sidecar ends with the others", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.30"}
-- backup.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: batch/v1
kind: Job
metadata: {name: backup, namespace: shop}
spec: {template: {spec: {restartPolicy: Never, containers: [{name: dump, image: "dump:1"}]}}}
)"},
                             {"the order for the control plane makes them native", R"(-- istio.yaml --
apiVersion: sailoperator.io/v1
kind: Istio
metadata: {name: default}
spec:
  version: v1.26.4
  namespace: istio-system
  values: {pilot: {env: {ENABLE_NATIVE_SIDECARS: "true"}}}
-- backup.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: batch/v1
kind: Job
metadata: {name: backup, namespace: shop}
spec: {template: {spec: {restartPolicy: Never, containers: [{name: dump, image: "dump:1"}]}}}
)"}};

}  // namespace

extern constinit const Rule lifecycle_job_never_completes{
    .name = "lifecycle/job-never-completes",
    .since = "0.1.0",
    .summary = "The pods of a Job get a sidecar that keeps running when the work is done.",
    .why = "The Job stays active for ever; a CronJob that forbids concurrency never starts another.",
    .help = "Leave the pods out of the mesh, use native sidecars, or end the proxy when the work is done.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
