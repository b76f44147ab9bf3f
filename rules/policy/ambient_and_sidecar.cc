// Ambient and sidecar enrolment of the same pods: the sidecar wins.
//
// The injector does not look at istio.io/dataplane-mode, and ambient's agent passes over pods that were injected (istio
// 1.30.3, cni/pkg/util/enablement_selector.go).
#include <map>
#include <string_view>
#include <vector>

#include "rules/question.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kModeLabel = "istio.io/dataplane-mode";

// The mode's label, if it asks into ambient.
const model::Field* ambient_label(const model::FieldMap& labels) {
  const model::Field* label = labels.find(kModeLabel);
  return label != nullptr && label->value == "ambient" ? label : nullptr;
}

void advise(Finding finding, const model::Field& label) {
  finding.label("without effect on pods that have a sidecar")
      .help("Delete `", typed(label.key, label.value), "`, or what asks for the sidecar: a pod has one data plane");
}

void check_namespaces(const Input& input, Report& report) {
  for (const model::Namespace& name_space : input.repository.namespaces) {
    const model::Field* label = ambient_label(name_space.object.metadata.labels);
    if (label == nullptr || selects(input, name_space) != decide::Certainty::yes) continue;
    Finding finding = report
                          .at(label->at, "Namespace `", name_space.name(),
                              "` asks for ambient and for sidecars: its pods get sidecars")
                          .about(name_space.object);
    advise(finding, *label);
    remark_workloads(finding, input.decisions.workloads_in(name_space));
  }
}

// The label by which the workload's pods, but not all of their namespace's, are asked into ambient.
const model::Field* ambient_label(const Input& input, const model::Workload& workload) {
  const model::FieldMap& labels = workload.pod.metadata.labels;
  if (labels.find(kModeLabel) != nullptr) return ambient_label(labels);
  for (const model::Namespace* name_space : input.decisions.namespaces_of(workload)) {
    const model::Field* mode = ambient_label(name_space->object.metadata.labels);
    if (mode != nullptr && selects(input, *name_space) != decide::Certainty::yes) return mode;
  }
  return nullptr;
}

void check_workloads(const Input& input, Report& report) {
  std::map<OriginId, std::vector<const model::Workload*>> injected;  // by the label that asks
  for (const model::Workload& workload : input.repository.workloads) {
    if (input.decisions.of(workload).verdict() != Verdict::injected) continue;
    if (const model::Field* mode = ambient_label(input, workload)) injected[mode->at].push_back(&workload);
  }
  for (const auto& [at, workloads] : injected) {
    const model::Workload& first = *workloads.front();
    Finding finding = report.at(at, first.title(), " is asked into ambient, but gets a sidecar").about(first);
    advise(finding, *ambient_label(input, first));
    if (workloads.size() > 1) finding.remark("and ", count_of(workloads.size() - 1, "more workload"));
  }
}

void check(const Input& input, Report& report) {
  check_namespaces(input, report);
  check_workloads(input, report);
}

constexpr Example kBad[] = {{"both labels on a namespace", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
    istio.io/dataplane-mode: ambient
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
)"},
                            {"a pod that asks for a sidecar in an ambient namespace", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio.io/dataplane-mode: ambient
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {sidecar.istio.io/inject: "true"}}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"one data plane each", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient}}
---
apiVersion: v1
kind: Namespace
metadata: {name: pay, labels: {istio-injection: enabled, istio.io/dataplane-mode: none}}
)"}};

constexpr std::string_view kEquivalents[] = {"IST0123", "KIA1311", "KIA1312", "KIA1313",
                                             "KIA1314", "KIA1315", "KIA1316"};

}  // namespace

extern constinit const Rule policy_ambient_and_sidecar{
    .name = "policy/ambient-and-sidecar",
    .since = "0.1.0",
    .summary = "Both ambient mode and sidecar injection are asked for.",
    .why = "The sidecar wins without a word, so the pods are not in the data plane that somebody expects them in.",
    .help = "Ask for one of them.",
    .severity = Severity::warning,
    .releases = "1.18 and newer",
    .equivalents = kEquivalents,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
