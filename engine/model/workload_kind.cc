#include "engine/model/workload_kind.h"

#include <algorithm>
#include <array>

#include "engine/model/injector.h"
#include "engine/model/mesh/read_mesh.h"

namespace sidelint::model {
namespace {

constexpr std::string_view kTemplateMetadata = "spec.template.metadata";
constexpr std::string_view kTemplateSpec = "spec.template.spec";

// Labels of Jobs' pods: the first two on every release of Kubernetes, their twins since 1.27.
constexpr std::string_view kJobLabels =
    "job-name,controller-uid,batch.kubernetes.io/job-name,batch.kubernetes.io/controller-uid,"
    "batch.kubernetes.io/job-completion-index";
constexpr std::string_view kKnativeLabels =
    "app,serving.knative.dev/revision,serving.knative.dev/revisionUID,serving.knative.dev/service,"
    "serving.knative.dev/serviceUID,serving.knative.dev/configuration,serving.knative.dev/configurationUID,"
    "serving.knative.dev/configurationGeneration";
constexpr std::string_view kKubeVirtLabels =
    "kubevirt.io,kubevirt.io/created-by,kubevirt.io/domain,kubevirt.io/nodeName,vm.kubevirt.io/name";
constexpr std::string_view kPrometheusLabels =
    "prometheus,operator.prometheus.io/name,operator.prometheus.io/mode,operator.prometheus.io/shard,"
    "app.kubernetes.io/name,app.kubernetes.io/instance,app.kubernetes.io/managed-by,app.kubernetes.io/version,"
    "controller-revision-hash,statefulset.kubernetes.io/pod-name,apps.kubernetes.io/pod-index";
constexpr std::string_view kStatefulSetLabels =
    "controller-revision-hash,statefulset.kubernetes.io/pod-name,apps.kubernetes.io/pod-index";

constexpr std::string_view kGetPodFromTemplate =
    "kubernetes v1.36 pkg/controller/controller_utils.go GetPodFromTemplate";
constexpr std::string_view kJobController = "kubernetes v1.36 pkg/controller/job/job_controller.go";
constexpr std::string_view kKnativeMeta = "knative serving 98e5ef90 pkg/reconciler/revision/resources/meta.go";
constexpr std::string_view kKubeVirtTemplate = "kubevirt d923fdb8 pkg/virt-controller/services/template.go";
constexpr std::string_view kPrometheusTypes =
    "prometheus-operator pkg/apis/monitoring/v1/prometheus_types.go: documented at podMetadata";
constexpr std::string_view kUnchecked = "the resource's schema; its operator's code was not read";

using enum Propagation;
// group, kind, metadata path, spec path, inert paths, added labels, propagation, source
constexpr std::array kKinds = std::to_array<WorkloadKind>({
    {"", "Pod", "metadata", "spec", "", "", copied, "kubernetes v1.36: it is the pod"},
    {"", "ReplicationController", kTemplateMetadata, kTemplateSpec, "metadata", "", copied, kGetPodFromTemplate},
    {"", "PodTemplate", "template.metadata", "template.spec", "metadata", "", no_pods, "kubernetes v1.36 core/v1"},
    {"apps", "Deployment", kTemplateMetadata, kTemplateSpec, "metadata", "pod-template-hash", copied,
     kGetPodFromTemplate},
    {"extensions", "Deployment", kTemplateMetadata, kTemplateSpec, "metadata", "pod-template-hash", copied,
     kGetPodFromTemplate},
    {"apps", "ReplicaSet", kTemplateMetadata, kTemplateSpec, "metadata", "", copied, kGetPodFromTemplate},
    {"extensions", "ReplicaSet", kTemplateMetadata, kTemplateSpec, "metadata", "", copied, kGetPodFromTemplate},
    {"apps", "StatefulSet", kTemplateMetadata, kTemplateSpec, "metadata", kStatefulSetLabels, copied,
     kGetPodFromTemplate},
    {"apps", "DaemonSet", kTemplateMetadata, kTemplateSpec, "metadata",
     "controller-revision-hash,pod-template-generation", copied, kGetPodFromTemplate},
    {"extensions", "DaemonSet", kTemplateMetadata, kTemplateSpec, "metadata",
     "controller-revision-hash,pod-template-generation", copied, kGetPodFromTemplate},
    {"batch", "Job", kTemplateMetadata, kTemplateSpec, "metadata", kJobLabels, copied, kJobController},
    {"batch", "CronJob", "spec.jobTemplate.spec.template.metadata", "spec.jobTemplate.spec.template.spec",
     "metadata,spec.jobTemplate.metadata", kJobLabels, copied, kJobController},
    {"apps.openshift.io", "DeploymentConfig", kTemplateMetadata, kTemplateSpec, "metadata",
     "deployment,deploymentconfig", copied, "openshift apps.openshift.io/v1: through a ReplicationController"},
    {"argoproj.io", "Rollout", kTemplateMetadata, kTemplateSpec, "metadata", "rollouts-pod-template-hash", copied,
     "argo-rollouts 9f8d111d pkg/apis/rollouts/v1alpha1/types.go, rollout/ephemeralmetadata.go"},
    {"serving.knative.dev", "Service", kTemplateMetadata, kTemplateSpec, "metadata", kKnativeLabels, copied,
     kKnativeMeta},
    {"serving.knative.dev", "Configuration", kTemplateMetadata, kTemplateSpec, "metadata", kKnativeLabels, copied,
     kKnativeMeta},
    {"kubevirt.io", "VirtualMachine", kTemplateMetadata, kTemplateSpec, "metadata", kKubeVirtLabels, copied,
     kKubeVirtTemplate},
    {"kubevirt.io", "VirtualMachineInstance", "metadata", "spec", "", kKubeVirtLabels, copied, kKubeVirtTemplate},
    {"kubevirt.io", "VirtualMachineInstanceReplicaSet", kTemplateMetadata, kTemplateSpec, "metadata", kKubeVirtLabels,
     copied, kKubeVirtTemplate},
    {"pool.kubevirt.io", "VirtualMachinePool", "spec.virtualMachineTemplate.spec.template.metadata",
     "spec.virtualMachineTemplate.spec.template.spec", "metadata,spec.virtualMachineTemplate.metadata", kKubeVirtLabels,
     copied, kKubeVirtTemplate},
    {"keda.sh", "ScaledJob", "spec.jobTargetRef.template.metadata", "spec.jobTargetRef.template.spec", "metadata",
     "scaledjob,job-name,controller-uid,batch.kubernetes.io/job-name,batch.kubernetes.io/controller-uid,"
     "batch.kubernetes.io/job-completion-index",
     copied, "keda 7f17c10c pkg/scaling/executor/scale_jobs.go"},
    {"apps.kruise.io", "CloneSet", kTemplateMetadata, kTemplateSpec, "metadata",
     "controller-revision-hash,pod-template-hash,apps.kruise.io/cloneset-instance-id,lifecycle.apps.kruise.io/state",
     copied, "openkruise 09dd45ef pkg/controller/cloneset/core/cloneset_core.go newVersionedPods"},
    {"apps.kruise.io", "StatefulSet", kTemplateMetadata, kTemplateSpec, "metadata", kStatefulSetLabels, not_known,
     kUnchecked},
    {"apps.kruise.io", "DaemonSet", kTemplateMetadata, kTemplateSpec, "metadata",
     "controller-revision-hash,pod-template-generation", not_known, kUnchecked},
    {"monitoring.coreos.com", "Prometheus", "spec.podMetadata", "spec", "metadata", kPrometheusLabels, copied,
     kPrometheusTypes},
    {"monitoring.coreos.com", "PrometheusAgent", "spec.podMetadata", "spec", "metadata", kPrometheusLabels, copied,
     kPrometheusTypes},
    {"monitoring.coreos.com", "Alertmanager", "spec.podMetadata", "spec", "metadata", kPrometheusLabels, not_known,
     kUnchecked},
    {"argoproj.io", "Workflow", "spec.podMetadata", "spec", "",
     "workflows.argoproj.io/workflow,workflows.argoproj.io/completed", not_known, kUnchecked},
    {"argoproj.io", "CronWorkflow", "spec.workflowSpec.podMetadata", "spec.workflowSpec", "",
     "workflows.argoproj.io/workflow,workflows.argoproj.io/completed", not_known, kUnchecked},
});

constexpr std::array<std::string_view, 3> kOtherKinds{"Namespace", "MutatingWebhookConfiguration", "ConfigMap"};

bool is_read_singly(std::string_view kind) {
  return std::find(kOtherKinds.begin(), kOtherKinds.end(), kind) != kOtherKinds.end() || is_mesh_kind(kind) ||
         std::any_of(kKinds.begin(), kKinds.end(), [&](const WorkloadKind& row) { return row.kind == kind; });
}

bool holds(std::string_view document, std::string_view word) { return document.find(word) != std::string_view::npos; }

}  // namespace

std::span<const WorkloadKind> workload_kinds() { return kKinds; }

const WorkloadKind* find_workload_kind(std::string_view api_version, std::string_view kind) {
  if (api_version.empty()) return nullptr;
  const std::size_t slash = api_version.find('/');
  const std::string_view group = slash == std::string_view::npos ? std::string_view() : api_version.substr(0, slash);
  const auto found = std::find_if(kKinds.begin(), kKinds.end(),
                                  [&](const WorkloadKind& row) { return row.kind == kind && row.group == group; });
  return found == kKinds.end() ? nullptr : &*found;
}

bool is_read(std::string_view kind) {
  constexpr std::string_view kList = "List";
  if (kind.size() < kList.size() || kind.substr(kind.size() - kList.size()) != kList) return is_read_singly(kind);
  const std::string_view item = kind.substr(0, kind.size() - kList.size());
  return item.empty() || is_read_singly(item);
}

bool is_worth_reading(std::string_view kind, std::string_view document) {
  if (is_mesh_kind(kind)) return is_worth_as_mesh(kind, document);
  if (kind == "ConfigMap" || kind == "ConfigMapList") return holds(document, kInjectorConfigMap);
  if (kind == "Service" || kind == "ServiceList" || kind == "Configuration")
    return holds(document, "serving.knative.dev");
  return true;
}

}  // namespace sidelint::model
