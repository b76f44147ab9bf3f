// Steps of a workflow engine in an injecting namespace: a classic sidecar keeps each of them from ending.
//
// Native sidecars, which end with their pod, are on by default since 1.27 where the nodes allow it, so what is certain
// before is a note from there on.
#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

#include "engine/model/istio_keys.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

struct Engine {
  std::string_view group;
  std::string_view kind;
};
// Kinds whose pods are steps, or workers, that have to end.
constexpr std::array<Engine, 6> kEngines{{{"argoproj.io", "Workflow"},
                                          {"argoproj.io", "CronWorkflow"},
                                          {"argoproj.io", "WorkflowTemplate"},
                                          {"tekton.dev", "TaskRun"},
                                          {"tekton.dev", "PipelineRun"},
                                          {"sparkoperator.k8s.io", "SparkApplication"}}};

bool is_workflow(const model::Workload& workload) {
  return std::ranges::any_of(kEngines, [&](const Engine& engine) {
    return engine.group == workload.kind->group && engine.kind == workload.kind->kind;
  });
}

bool is_native_likely(const decide::ControlPlane& plane) {
  constexpr decide::Release kFirstWithNative{1, 27, 0};
  return !plane.release_known || plane.release >= kFirstWithNative;
}

bool asks_for_native(const model::Workload& workload) {
  return workload.pod.metadata.annotations.find("sidecar.istio.io/nativeSidecar") != nullptr;
}

void check(const Input& input, Report& report) {
  std::map<OriginId, std::vector<const model::Workload*>> injected;  // the templates of each object
  for (const model::Workload& workload : input.repository.workloads) {
    if (!is_workflow(workload) || asks_for_native(workload)) continue;
    if (input.decisions.of(workload).verdict() == Verdict::injected) injected[workload.object.at].push_back(&workload);
  }
  for (const auto& [at, workloads] : injected) {
    const model::Workload& first = *workloads.front();
    Finding finding =
        report.at(first.pod.metadata.at, "the steps of ", first.title(), " do not end: each gets a sidecar")
            .label("a classic sidecar outlives the step")
            .help("Opt the steps out: write `", typed(model::kInjectKey, "false"), "` under `", first.pod.metadata.path,
                  ".labels`")
            .about(first);
    note_namespace(finding, input.decisions.of(first));
    if (workloads.size() > 1) finding.remark("and ", count_of(workloads.size() - 1, "more template"), " of it");
    if (is_native_likely(input.decisions.control_plane(first.object))) {
      finding.severity(Severity::note)
          .remark("native sidecars end with the step, where the nodes run Kubernetes 1.33 or newer");
    }
  }
}

constexpr Example kBad[] = {{"a workflow in an injecting namespace", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.22"}
-- build.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: ci, labels: {istio-injection: enabled}}
---
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: build, namespace: ci}
spec:
  entrypoint: main
  templates:
    - name: main
      metadata: {labels: {step: main}}
#               ^^^^^^^^^^^^^^^^^^^^^^
      container: {image: "build:1"}
)"}};

constexpr Example kGood[] = {{"the steps opt out", R"(-- build.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: ci, labels: {istio-injection: enabled}}
---
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: build, namespace: ci}
spec:
  entrypoint: main
  templates:
    - name: main
      metadata: {labels: {sidecar.istio.io/inject: "false"}}
      container: {image: "build:1"}
)"}};

}  // namespace

extern constinit const Rule lifecycle_workflow_pods_injected{
    .name = "lifecycle/workflow-pods-injected",
    .since = "0.1.0",
    .summary = "The pods of a workflow engine's steps are to be injected.",
    .why = "The sidecar goes on running when the step is done, so the pod never ends and the workflow stands still.",
    .help = "Opt the steps out, or use native sidecars.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
