// sidecar.istio.io/inject as a label and as an annotation of one pod, with opposite values.
#include <string>

#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/question.h"
#include "rules/remedy.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

bool says(const model::Field& field, bool empty_counts) {
  if (field.placeholder) return false;
  if (field.value.empty()) return empty_counts;
  return field.type == model::ValueType::string && (field.value == "true" || field.value == "false");
}

// Whether the injector certainly reads the annotation in spite of the label, as it did before 1.12.
bool annotation_decides(const Input& input, const model::Workload& workload, const model::Field& annotation) {
  using Place = decide::Supposition::Place;
  if (input.decisions.of(workload).verdict() == Verdict::unknown) return false;
  const decide::Decision without =
      input.decisions.suppose(workload, {{Place::pod_annotation, annotation.key, std::nullopt}});
  return without.verdict() != input.decisions.of(workload).verdict();
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const model::Metadata& pod = workload.pod.metadata;
    const model::Field* label = pod.labels.find(model::kInjectKey);
    const model::Field* annotation = pod.annotations.find(model::kInjectKey);
    if (label == nullptr || annotation == nullptr || label->value == annotation->value) continue;
    if (!says(*label, true) || !says(*annotation, false)) continue;
    const decide::Decision& decision = input.decisions.of(workload);
    const bool overruled = annotation_decides(input, workload, *annotation);
    const model::Field* loses = overruled ? label : annotation;
    const model::Field* wins = overruled ? annotation : label;
    const Wish wanted = wish(loses->value);
    const std::string_view kind = overruled ? "label" : "annotation";
    const std::string effect = denies(decision, wanted)
                                   ? " although its " + std::string(kind) + " asks for " + std::string(sidecar(wanted))
                                   : ": its label and its annotation contradict each other";
    report.at(loses->at, workload.title(), " ", gets(decision), effect)
        .label("asks for ", sidecar(wanted), ", but is overruled")
        .note(wins->at, "this ", overruled ? "annotation" : "label", " is the one that counts")
        .help("Delete the ", kind, " to keep things as they are")
        .alternative("Give both the value that is meant: `", typed(model::kInjectKey, loses->value), "`")
        .fix({.title = "remove the " + std::string(kind), .operations = {edit::remove(loses->key_at)}})
        .about(workload);
  }
}

constexpr Example kBad[] = {{"the label says no, the annotation says yes", R"(-- ledger.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: ledger, namespace: pay}
spec:
  selector: {matchLabels: {app: ledger}}
  template:
    metadata:
      labels:
        app: ledger
        sidecar.istio.io/inject: "false"
      annotations:
        sidecar.istio.io/inject: "true"
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    spec: {containers: [{name: app, image: "app:1"}]}
)",
                             R"(-- ledger.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: ledger, namespace: pay}
spec:
  selector: {matchLabels: {app: ledger}}
  template:
    metadata:
      labels:
        app: ledger
        sidecar.istio.io/inject: "false"
    spec: {containers: [{name: app, image: "app:1"}]}
)"},
                            {"an empty label hides an annotation that opts out", R"(-- ledger.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: pay, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata:
  name: ledger
  namespace: pay
  labels: {sidecar.istio.io/inject: ""}
  annotations:
    sidecar.istio.io/inject: "false"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"both say the same", R"(-- ledger.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: ledger
  namespace: pay
  labels: {sidecar.istio.io/inject: "false"}
  annotations: {sidecar.istio.io/inject: "false"}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule selection_label_annotation_conflict{
    .name = "selection/label-annotation-conflict",
    .since = "0.1.0",
    .summary = "The label and the annotation sidecar.istio.io/inject of one pod contradict each other.",
    .why = "Only one of them counts, since Istio 1.12 the label, so the other says something that is not true.",
    .help = "Keep one of the two, preferably the label.",
    .severity = Severity::warning,
    .releases = "1.10 and newer",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
