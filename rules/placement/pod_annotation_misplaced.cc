// An annotation for a pod's sidecar on the object that makes the pods, or on a Service.
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/model/istio_keys.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

// Whether Istio reads the annotation on pods, and nowhere else. The inject key has rules of its own.
bool is_for_pods(const model::Field& annotation) {
  if (annotation.key == model::kInjectKey) return false;
  const model::IstioKey* key = model::find_istio_key(annotation.key);
  return key != nullptr && key->places == model::kPodAnnotation && key->status != model::KeyStatus::internal &&
         key->status != model::KeyStatus::gone;
}

// Says once what is in the wrong place, and notes the others.
class Misplaced {
 public:
  Misplaced(Report& report, const model::Object& object, std::string title)
      : report_(report), object_(object), title_(std::move(title)) {}

  void add(const model::Field& annotation, std::string_view where) {
    if (finding_) {
      finding_->note(annotation.at, "nor this one");
      return;
    }
    finding_ = report_.at(annotation.at, "`", annotation.key, "` does nothing on ", title_)
                   .label("read on pods only, and not handed down to them")
                   .help("Move it to ", where)
                   .about(object_);
  }

 private:
  Report& report_;
  const model::Object& object_;
  std::string title_;
  std::optional<Finding> finding_;
};

void check(const Input& input, Report& report) {
  std::set<OriginId> seen;  // an object with several templates has its own metadata once
  for (const model::Workload& workload : input.repository.workloads) {
    Misplaced misplaced(report, workload.object, workload.title());
    const std::string where = "`" + std::string(workload.pod.metadata.path) + ".annotations`";
    for (const model::Metadata& block : workload.inert) {
      for (const model::Field& annotation : block.annotations) {
        const bool is_there_too = workload.pod.metadata.annotations.find(annotation.key) != nullptr;
        if (is_for_pods(annotation) && !is_there_too && seen.insert(annotation.at).second)
          misplaced.add(annotation, where);
      }
    }
  }
  for (const model::Service& service : input.repository.supporting.services) {
    Misplaced misplaced(report, service.object, "Service `" + service.name() + "`");
    for (const model::Field& annotation : service.object.metadata.annotations) {
      if (is_for_pods(annotation) || annotation.key == model::kInjectKey)
        misplaced.add(annotation, "the metadata of the pods behind the Service");
    }
  }
}

constexpr Example kBad[] = {{"a setting of the sidecar on a Deployment", R"(-- cart.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: cart
  namespace: shop
  annotations:
    traffic.sidecar.istio.io/excludeOutboundPorts: "5432"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata: {labels: {app: cart}}
    spec: {containers: [{name: app, image: "app:1"}]}
)"},
                            {"an opt-out on a Service", R"(-- cart.yaml --
apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: shop
  annotations:
    sidecar.istio.io/inject: "false"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {ports: [{port: 80}], selector: {app: cart}}
)"}};

constexpr Example kGood[] = {{"on the pod template; and one that Services have", R"(-- cart.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata: {labels: {app: cart}, annotations: {traffic.sidecar.istio.io/excludeOutboundPorts: "5432"}}
    spec: {containers: [{name: app, image: "app:1"}]}
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop, annotations: {networking.istio.io/exportTo: "."}}
spec: {ports: [{port: 80}], selector: {app: cart}}
)"}};

constexpr std::string_view kEquivalents[] = {"IST0107"};

}  // namespace

extern constinit const Rule placement_pod_annotation_misplaced{
    .name = "placement/pod-annotation-misplaced",
    .since = "0.1.0",
    .summary = "An annotation that Istio reads on pods stands on a controller or a Service.",
    .why = "Controllers copy only the metadata of their pod template, so the sidecar never learns of it.",
    .help = "Move the annotation to the pod template.",
    .severity = Severity::error,
    .equivalents = kEquivalents,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
