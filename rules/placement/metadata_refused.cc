// A label or annotation that the API server takes in no object: a value with blanks, an address, a key that is none.
//
// Mirrors the validation of labels and of annotations' keys (k8s.io/apimachinery, pkg/apis/meta/v1/validation). Values
// that are no strings are told by placement/non-string-value.
#include <algorithm>

#include "engine/decide/steps/refusal.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

// The entry that is refused, unless it is for its type; null if it is none of these.
const model::Field* refused_entry(const model::Workload& workload, const model::FieldMap& entries) {
  const auto found = std::ranges::find_if(entries, [&](const model::Field& entry) {
    return entry.type == model::ValueType::string && entry.at == workload.refusal->at;
  });
  return found == entries.end() ? nullptr : &*found;
}

void report_entry(const model::Workload& workload, const model::Metadata& metadata, Report& report) {
  const model::Field* label = refused_entry(workload, metadata.labels);
  const model::Field* entry = label != nullptr ? label : refused_entry(workload, metadata.annotations);
  if (entry == nullptr) return;
  report
      .at(entry->at, workload.title(), " is refused: its ", label != nullptr ? "label" : "annotation", " `", entry->key,
          "` is not valid")
      .label("what the API server refuses")
      .help(label != nullptr ? "Write at most 63 letters, digits, `-`, `_` and `.`, a letter or digit first and last"
                             : "Correct the key: letters, digits, `-`, `_` and `.`, with a domain and `/` in front or "
                               "without")
      .about(workload)
      .remark("kubectl says: ", decide::on_one_line(workload.refusal->message));
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    if (!workload.refusal) continue;
    report_entry(workload, workload.object.metadata, report);
    if (workload.object.metadata.path != workload.pod.metadata.path)
      report_entry(workload, workload.pod.metadata, report);
  }
}

constexpr Example kBad[] = {{"an address as a label, and a key with a blank", R"(-- cart.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata:
      labels:
        app: cart
        owner: team@shop.example
#       ^^^^^^^^^^^^^^^^^^^^^^^^
    spec: {containers: [{name: app, image: "app:1"}]}
---
apiVersion: v1
kind: Pod
metadata:
  name: till
  annotations:
    sidecar istio.io/inject: "true"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"anything goes in an annotation's value; what is filled in later", R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
  labels: {app: cart, version: "", owner: "${OWNER}"}
  annotations: {owner: team@shop.example, sidecar.istio.io/inject: "true"}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule placement_metadata_refused{
    .name = "placement/metadata-refused",
    .since = "0.1.0",
    .summary = "A workload has a label or annotation that the API server refuses.",
    .why = "Nothing of the workload is applied, or it is applied and never gets a pod.",
    .help = "Write labels of at most 63 letters, digits, `-`, `_` and `.`, and put everything else in annotations.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
