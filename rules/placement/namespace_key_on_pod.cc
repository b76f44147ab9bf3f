// istio-injection on pods or on their controller: the key is a Namespace's, nobody reads it there.
#include <string>
#include <vector>

#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/question.h"
#include "rules/remedy.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

// The entries with the key, those that reach the pods first.
std::vector<const model::Field*> entries(const model::Workload& workload) {
  std::vector<const model::Field*> found;
  const auto collect = [&](const model::Metadata& block) {
    for (const model::FieldMap* fields : {&block.labels, &block.annotations}) {
      if (const model::Field* field = fields->find(model::kInjectionLabel)) found.push_back(field);
    }
  };
  collect(workload.pod.metadata);
  for (const model::Metadata& block : workload.inert) collect(block);
  return found;
}

std::string message(const model::Workload& workload, const decide::Decision& decision, const model::Field& entry) {
  const Wish wanted = wish(entry.value);
  if (denies(decision, wanted)) {
    return workload.title() + " " + std::string(gets(decision)) + ": `" + entry.key + "` means nothing on pods";
  }
  return "`" + entry.key + "` means nothing on " + pods_of(workload);
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const std::vector<const model::Field*> found = entries(workload);
    if (found.empty()) continue;
    if (reads_pod_label(input.decisions.control_plane(workload.object), model::kInjectionLabel)) continue;
    const model::Field& entry = *found.front();
    const Wish wanted = wish(entry.value);
    const decide::Decision& decision = input.decisions.of(workload);
    const model::Field* own = injection_entry(workload.pod.metadata);
    const bool said_rightly = own != nullptr && wanted != Wish::unclear && wish_of_pod(workload.pod.metadata) == wanted;
    Finding finding = report.at(entry.at, message(workload, decision, entry))
                          .label("a label of Namespaces; nobody reads it here")
                          .about(workload);
    if (said_rightly) {
      finding.note(own->at, "says it in the way that counts")
          .help("Delete it")
          .fix({.title = "remove it", .operations = {edit::remove(entry.key_at)}});
    } else {
      finding.help("Write `", typed(model::kInjectKey, wanted == Wish::no_sidecar ? "false" : "true"), "` under `",
                   workload.pod.metadata.path, ".labels`, or label the Namespace");
    }
    if (own == nullptr && wanted != Wish::unclear && has_plain_template(workload)) {
      const std::string_view right = wanted == Wish::sidecar ? "true" : "false";
      finding.fix(fix_of_workload(input, workload,
                                  input.decisions.suppose(workload, {with_pod_label(model::kInjectKey, right)}),
                                  "write the pods' own label",
                                  rewritten(workload.object, workload.pod.metadata, entry, model::kInjectKey, right)));
    }
    if (said_rightly || grants(decision, wanted)) finding.severity(Severity::note);
    if (found.size() > 1) finding.note(found[1]->at, "nor here");
  }
}

constexpr Example kBad[] = {{"an opt-in on the pod template", R"(-- cart.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata:
      labels:
        app: cart
        istio-injection: enabled
#       ^^^^^^^^^^^^^^^^^^^^^^^^
    spec: {containers: [{name: app, image: "app:1"}]}
)",
                             R"(-- cart.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata:
      labels:
        app: cart
        sidecar.istio.io/inject: "true"
    spec: {containers: [{name: app, image: "app:1"}]}
)"},
                            {"an opt-out on the controller", R"(-- cart.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: cart
  namespace: shop
  labels:
    istio-injection: disabled
#   ^^^^^^^^^^^^^^^^^^^^^^^^^
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata: {labels: {app: cart}}
    spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"the pod's own key", R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {sidecar.istio.io/inject: "false"}}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule placement_namespace_key_on_pod{
    .name = "placement/namespace-key-on-pod",
    .since = "0.1.0",
    .summary = "The label istio-injection stands on a workload instead of a Namespace.",
    .why = "Only a Namespace's label of that name is read, so the workload's opt-in or opt-out has no effect.",
    .help = "Use the label sidecar.istio.io/inject on the pod template.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
