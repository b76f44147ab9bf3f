// A key of Istio's in a custom resource, at a place that its operator does not copy to the pods. The metadata of the
// object itself is the matter of inject-on-controller-metadata.
#include <string_view>

#include "engine/model/istio_keys.h"
#include "rules/ignored_metadata.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

void check_object(const model::Workload& workload, Report& report) {
  for (const IgnoredEntry& entry : ignored_entries(workload)) {
    const model::IstioKey* key = model::find_istio_key(entry.key.text());
    const bool is_label = (key->places & model::kPodLabel) != 0;
    report.at(entry.key.origin(), "`", entry.key.text(), "` never reaches ", pods_of(workload))
        .label("under `", entry.path, "`, which is copied to no pod")
        .note(workload.object.kind_at, "takes its pods' metadata from `", workload.kind->metadata_path, "`")
        .help("Write it under `", workload.kind->metadata_path, ".",
              is_label ? workload.kind->labels_key : workload.kind->annotations_key, "`")
        .about(workload);
  }
}

void check(const Input& input, Report& report) {
  const model::Object* last = nullptr;  // an object may have several kinds of pods
  for (const model::Workload& workload : input.repository.workloads) {
    if (last != nullptr && last->node == workload.object.node) continue;
    last = &workload.object;
    const bool is_custom = workload.kind->group.find('.') != std::string_view::npos;
    if (is_custom && workload.kind->propagation == model::Propagation::copied) {
      check_object(workload, report);
    }
  }
}

constexpr Example kBad[] = {{"a template that Prometheus does not have", R"(-- metrics.yaml --
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: main, namespace: metrics}
spec:
  template:
    metadata:
      annotations:
        traffic.sidecar.istio.io/excludeOutboundPorts: "9090"
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  podMetadata: {labels: {sidecar.istio.io/inject: "true"}}
)"}};

constexpr Example kGood[] = {{"where the operators look", R"(-- metrics.yaml --
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: main, namespace: metrics}
spec: {podMetadata: {labels: {sidecar.istio.io/inject: "true"}}}
---
apiVersion: kubeflow.org/v1
kind: PyTorchJob
metadata: {name: train, namespace: ml}
spec:
  pytorchReplicaSpecs:
    Worker: {template: {metadata: {labels: {sidecar.istio.io/inject: "false"}}}}
)"},
                             {"pods that the table does not decide, a selector, another's key", R"(-- kafka.yaml --
apiVersion: kafka.strimzi.io/v1beta2
kind: KafkaConnect
metadata: {name: connect, namespace: events}
spec:
  template:
    buildPod: {metadata: {labels: {sidecar.istio.io/inject: "false"}}}
    apiService: {metadata: {labels: {istio.io/rev: canary}}}
---
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: main, namespace: metrics}
spec: {podMonitorSelector: {matchLabels: {sidecar.istio.io/inject: "true"}}}
)"}};

}  // namespace

extern constinit const Rule placement_operator_ignores_metadata{
    .name = "placement/operator-ignores-metadata",
    .since = "0.1.0",
    .summary = "A key of Istio's stands where the operator of a custom resource does not copy it to the pods.",
    .why = "Custom resources may hold any field, so nothing refuses the key, and the pods never carry it.",
    .help = "Write the key where the operator takes the pods' metadata from.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
