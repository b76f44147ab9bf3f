// sidecar.istio.io/inject among the labels by which a controller finds its pods. A selector cannot be changed, so
// neither can the label: not without deleting the controller.
#include <cstddef>
#include <set>

#include "engine/model/istio_keys.h"
#include "engine/yaml/node.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

// The label in the controller's selector; absent if it is not there. A ReplicationController's is a plain mapping.
yaml::Node inject_label(const model::Workload& workload) {
  const yaml::Node selector = workload.object.node.find("spec").find("selector");
  const yaml::Node in_match = selector.find("matchLabels").find_key(model::kInjectKey);
  if (in_match) return in_match;
  const yaml::Node expressions = selector.find("matchExpressions");
  for (std::size_t i = 0; expressions.is(yaml::Kind::sequence) && i < expressions.size(); ++i) {
    const yaml::Node key = expressions.item(i).find("key");
    if (key.text() == model::kInjectKey) return key;
  }
  return selector.find_key(model::kInjectKey);
}

void check(const Input& input, Report& report) {
  std::set<OriginId> seen;  // an object with several templates has its selector once
  for (const model::Workload& workload : input.repository.workloads) {
    const yaml::Node label = inject_label(workload);
    if (!label || !seen.insert(label.origin()).second) continue;
    report.at(label.origin(), workload.title(), " has to be recreated to change the injection of its pods")
        .label("part of a selector, which cannot be changed")
        .help("Delete `", model::kInjectKey, "` from the selector, and recreate ", workload.title(), " once")
        .about(workload);
  }
}

constexpr Example kBad[] = {{"all of the pods' labels in the selector", R"(-- cart.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop}
spec:
  selector:
    matchLabels:
      app: cart
      sidecar.istio.io/inject: "true"
#     ^^^^^^^^^^^^^^^^^^^^^^^
  template:
    metadata: {labels: {app: cart, sidecar.istio.io/inject: "true"}}
    spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"only what tells the pods from others", R"(-- cart.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata: {labels: {app: cart, sidecar.istio.io/inject: "true"}}
    spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule placement_inject_label_in_selector{
    .name = "placement/inject-label-in-selector",
    .since = "0.1.0",
    .summary = "The label sidecar.istio.io/inject is part of a controller's selector.",
    .why =
        "Selectors are immutable, so the pods cannot be opted in or out later without deleting the controller and its "
        "pods.",
    .help = "Select the pods by labels that never change.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
