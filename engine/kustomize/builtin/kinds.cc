#include "engine/kustomize/builtin/kinds.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sidelint::kustomize {
namespace {

// Sorted by apiVersion and kind. Without a shape: kinds of which kustomize knows the scope alone.
constexpr BuiltinKind kKinds[] = {
    {"admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", Scope::cluster, Shape::webhooks},
    {"admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy", Scope::cluster, Shape::leaf},
    {"admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicyBinding", Scope::cluster, Shape::leaf},
    {"admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", Scope::cluster, Shape::webhooks},
    {"admissionregistration.k8s.io/v1beta1", "MutatingWebhookConfiguration", Scope::cluster, Shape::webhooks},
    {"admissionregistration.k8s.io/v1beta1", "ValidatingWebhookConfiguration", Scope::cluster, Shape::webhooks},
    {"apiextensions.k8s.io/v1", "CustomResourceDefinition", Scope::cluster, Shape::object},
    {"apiextensions.k8s.io/v1beta1", "CustomResourceDefinition", Scope::cluster, Shape::object},
    {"apiregistration.k8s.io/v1", "APIService", Scope::cluster, Shape::conditioned},
    {"apiregistration.k8s.io/v1beta1", "APIService", Scope::cluster, Shape::conditioned},
    {"apps/v1", "ControllerRevision", Scope::namespaced, Shape::object},
    {"apps/v1", "DaemonSet", Scope::namespaced, Shape::workload},
    {"apps/v1", "Deployment", Scope::namespaced, Shape::workload},
    {"apps/v1", "ReplicaSet", Scope::namespaced, Shape::workload},
    {"apps/v1", "StatefulSet", Scope::namespaced, Shape::workload},
    {"authentication.k8s.io/v1", "TokenRequest", Scope::unknown, Shape::object},
    {"authentication.k8s.io/v1", "TokenReview", Scope::unknown, Shape::object},
    {"authentication.k8s.io/v1beta1", "TokenReview", Scope::unknown, Shape::object},
    {"authorization.k8s.io/v1", "LocalSubjectAccessReview", Scope::unknown, Shape::object},
    {"authorization.k8s.io/v1", "SelfSubjectAccessReview", Scope::unknown, Shape::object},
    {"authorization.k8s.io/v1", "SelfSubjectRulesReview", Scope::unknown, Shape::object},
    {"authorization.k8s.io/v1", "SubjectAccessReview", Scope::unknown, Shape::object},
    {"authorization.k8s.io/v1beta1", "LocalSubjectAccessReview", Scope::unknown, Shape::object},
    {"authorization.k8s.io/v1beta1", "SelfSubjectAccessReview", Scope::unknown, Shape::object},
    {"authorization.k8s.io/v1beta1", "SelfSubjectRulesReview", Scope::unknown, Shape::object},
    {"authorization.k8s.io/v1beta1", "SubjectAccessReview", Scope::unknown, Shape::object},
    {"autoscaling/v1", "HorizontalPodAutoscaler", Scope::namespaced, Shape::object},
    {"autoscaling/v1", "Scale", Scope::namespaced, Shape::object},
    {"autoscaling/v2beta1", "HorizontalPodAutoscaler", Scope::namespaced, Shape::object},
    {"autoscaling/v2beta2", "HorizontalPodAutoscaler", Scope::namespaced, Shape::object},
    {"batch/v1", "CronJob", Scope::namespaced, Shape::cron_job},
    {"batch/v1", "Job", Scope::namespaced, Shape::workload},
    {"batch/v1beta1", "CronJob", Scope::namespaced, Shape::cron_job},
    {"certificates.k8s.io/v1", "CertificateSigningRequest", Scope::cluster, Shape::object},
    {"certificates.k8s.io/v1beta1", "CertificateSigningRequest", Scope::cluster, Shape::object},
    {"coordination.k8s.io/v1", "Lease", Scope::namespaced, Shape::object},
    {"coordination.k8s.io/v1beta1", "Lease", Scope::namespaced, Shape::object},
    {"discovery.k8s.io/v1", "EndpointSlice", Scope::namespaced, Shape::object},
    {"discovery.k8s.io/v1beta1", "EndpointSlice", Scope::namespaced, Shape::object},
    {"events.k8s.io/v1", "Event", Scope::namespaced, Shape::object},
    {"events.k8s.io/v1beta1", "Event", Scope::namespaced, Shape::object},
    {"extensions/v1beta1", "Ingress", Scope::namespaced, Shape::object},
    {"flowcontrol.apiserver.k8s.io/v1beta1", "FlowSchema", Scope::cluster, Shape::object},
    {"flowcontrol.apiserver.k8s.io/v1beta1", "PriorityLevelConfiguration", Scope::cluster, Shape::object},
    {"networking.k8s.io/v1", "Ingress", Scope::namespaced, Shape::object},
    {"networking.k8s.io/v1", "IngressClass", Scope::cluster, Shape::object},
    {"networking.k8s.io/v1", "NetworkPolicy", Scope::namespaced, Shape::object},
    {"networking.k8s.io/v1beta1", "Ingress", Scope::namespaced, Shape::object},
    {"networking.k8s.io/v1beta1", "IngressClass", Scope::cluster, Shape::object},
    {"node.k8s.io/v1", "RuntimeClass", Scope::cluster, Shape::object},
    {"node.k8s.io/v1beta1", "RuntimeClass", Scope::cluster, Shape::object},
    {"policy/v1", "PodDisruptionBudget", Scope::namespaced, Shape::conditioned},
    {"policy/v1beta1", "Eviction", Scope::unknown, Shape::object},
    {"policy/v1beta1", "PodDisruptionBudget", Scope::namespaced, Shape::conditioned},
    {"policy/v1beta1", "PodSecurityPolicy", Scope::cluster, Shape::object},
    {"rbac.authorization.k8s.io/v1", "ClusterRole", Scope::cluster, Shape::object},
    {"rbac.authorization.k8s.io/v1", "ClusterRoleBinding", Scope::cluster, Shape::object},
    {"rbac.authorization.k8s.io/v1", "Role", Scope::namespaced, Shape::object},
    {"rbac.authorization.k8s.io/v1", "RoleBinding", Scope::namespaced, Shape::object},
    {"rbac.authorization.k8s.io/v1beta1", "ClusterRole", Scope::cluster, Shape::object},
    {"rbac.authorization.k8s.io/v1beta1", "ClusterRoleBinding", Scope::cluster, Shape::object},
    {"rbac.authorization.k8s.io/v1beta1", "Role", Scope::namespaced, Shape::object},
    {"rbac.authorization.k8s.io/v1beta1", "RoleBinding", Scope::namespaced, Shape::object},
    {"scheduling.k8s.io/v1", "PriorityClass", Scope::cluster, Shape::object},
    {"scheduling.k8s.io/v1beta1", "PriorityClass", Scope::cluster, Shape::object},
    {"storage.k8s.io/v1", "CSIDriver", Scope::cluster, Shape::object},
    {"storage.k8s.io/v1", "CSINode", Scope::cluster, Shape::csi_node},
    {"storage.k8s.io/v1", "StorageClass", Scope::cluster, Shape::object},
    {"storage.k8s.io/v1", "VolumeAttachment", Scope::cluster, Shape::object},
    {"storage.k8s.io/v1beta1", "CSIDriver", Scope::cluster, Shape::object},
    {"storage.k8s.io/v1beta1", "CSINode", Scope::cluster, Shape::csi_node},
    {"storage.k8s.io/v1beta1", "CSIStorageCapacity", Scope::namespaced, Shape::object},
    {"storage.k8s.io/v1beta1", "StorageClass", Scope::cluster, Shape::object},
    {"storage.k8s.io/v1beta1", "VolumeAttachment", Scope::cluster, Shape::object},
    {"v1", "Binding", Scope::unknown, Shape::object},
    {"v1", "ComponentStatus", Scope::cluster, Shape::component_status},
    {"v1", "ConfigMap", Scope::namespaced, Shape::object},
    {"v1", "Endpoints", Scope::namespaced, Shape::object},
    {"v1", "Event", Scope::namespaced, Shape::object},
    {"v1", "LimitRange", Scope::namespaced, Shape::object},
    {"v1", "Namespace", Scope::cluster, Shape::conditioned},
    {"v1", "Node", Scope::cluster, Shape::node},
    {"v1", "NodeProxyOptions", Scope::cluster, Shape::leaf},
    {"v1", "PersistentVolume", Scope::cluster, Shape::object},
    {"v1", "PersistentVolumeClaim", Scope::namespaced, Shape::conditioned},
    {"v1", "Pod", Scope::namespaced, Shape::pod},
    {"v1", "PodTemplate", Scope::namespaced, Shape::pod_template_kind},
    {"v1", "ReplicationController", Scope::namespaced, Shape::workload},
    {"v1", "ResourceQuota", Scope::namespaced, Shape::object},
    {"v1", "Secret", Scope::namespaced, Shape::object},
    {"v1", "Service", Scope::namespaced, Shape::service},
    {"v1", "ServiceAccount", Scope::namespaced, Shape::service_account},
};

// Those that other definitions have for fields.
constexpr NamedShape kNamed[] = {
    {"io.k8s.api.apps.v1.DaemonSetSpec", Shape::template_spec},
    {"io.k8s.api.apps.v1.DeploymentSpec", Shape::template_spec},
    {"io.k8s.api.apps.v1.ReplicaSetSpec", Shape::template_spec},
    {"io.k8s.api.apps.v1.StatefulSetSpec", Shape::template_spec},
    {"io.k8s.api.batch.v1.CronJobSpec", Shape::cron_job_spec},
    {"io.k8s.api.batch.v1.JobSpec", Shape::template_spec},
    {"io.k8s.api.batch.v1.JobTemplateSpec", Shape::job_template},
    {"io.k8s.api.batch.v1beta1.CronJobSpec", Shape::cron_job_spec},
    {"io.k8s.api.batch.v1beta1.JobTemplateSpec", Shape::job_template},
    {"io.k8s.api.core.v1.Container", Shape::container},
    {"io.k8s.api.core.v1.EphemeralContainer", Shape::ephemeral_container},
    {"io.k8s.api.core.v1.EphemeralVolumeSource", Shape::ephemeral_volume},
    {"io.k8s.api.core.v1.PersistentVolumeClaim", Shape::conditioned},
    {"io.k8s.api.core.v1.PersistentVolumeClaimTemplate", Shape::object},
    {"io.k8s.api.core.v1.PodSpec", Shape::pod_spec},
    {"io.k8s.api.core.v1.PodTemplateSpec", Shape::pod_template},
    {"io.k8s.api.core.v1.ReplicationControllerSpec", Shape::template_spec},
    {"io.k8s.api.core.v1.ServiceSpec", Shape::service_spec},
    {"io.k8s.api.core.v1.Volume", Shape::volume},
    {"io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta", Shape::metadata},
};

constexpr auto kMap = ShapeField::Merges::map;
constexpr auto kList = ShapeField::Merges::list;

constexpr ShapeField kFields[] = {
    {Shape::metadata, "finalizers", kList, {}, Shape::leaf},
    {Shape::metadata, "ownerReferences", kList, {"uid"}, Shape::leaf},
    {Shape::object, "metadata", kMap, {}, Shape::metadata},
    {Shape::webhooks, "metadata", kMap, {}, Shape::metadata},
    {Shape::webhooks, "webhooks", kList, {"name"}, Shape::leaf},
    {Shape::workload, "metadata", kMap, {}, Shape::metadata},
    {Shape::workload, "spec", kMap, {}, Shape::template_spec},
    {Shape::workload, "status", kMap, {}, Shape::conditions},
    {Shape::template_spec, "template", kMap, {}, Shape::pod_template},
    {Shape::conditions, "conditions", kList, {"type"}, Shape::leaf},
    {Shape::cron_job, "metadata", kMap, {}, Shape::metadata},
    {Shape::cron_job, "spec", kMap, {}, Shape::cron_job_spec},
    {Shape::cron_job_spec, "jobTemplate", kMap, {}, Shape::job_template},
    {Shape::job_template, "metadata", kMap, {}, Shape::metadata},
    {Shape::job_template, "spec", kMap, {}, Shape::template_spec},
    {Shape::component_status, "metadata", kMap, {}, Shape::metadata},
    {Shape::component_status, "conditions", kList, {"type"}, Shape::leaf},
    {Shape::container, "env", kList, {"name"}, Shape::leaf},
    {Shape::container, "ports", kList, {"containerPort", "protocol"}, Shape::leaf},
    {Shape::container, "volumeDevices", kList, {"devicePath"}, Shape::leaf},
    {Shape::container, "volumeMounts", kList, {"mountPath"}, Shape::leaf},
    {Shape::ephemeral_container, "env", kList, {"name"}, Shape::leaf},
    {Shape::ephemeral_container, "volumeDevices", kList, {"devicePath"}, Shape::leaf},
    {Shape::ephemeral_container, "volumeMounts", kList, {"mountPath"}, Shape::leaf},
    {Shape::ephemeral_volume, "volumeClaimTemplate", kMap, {}, Shape::object},
    {Shape::conditioned, "metadata", kMap, {}, Shape::metadata},
    {Shape::conditioned, "status", kMap, {}, Shape::conditions},
    {Shape::node, "metadata", kMap, {}, Shape::metadata},
    {Shape::node, "spec", kMap, {}, Shape::node_spec},
    {Shape::node, "status", kMap, {}, Shape::node_status},
    {Shape::node_spec, "podCIDRs", kList, {}, Shape::leaf},
    {Shape::node_status, "addresses", kList, {"type"}, Shape::leaf},
    {Shape::node_status, "conditions", kList, {"type"}, Shape::leaf},
    {Shape::pod, "metadata", kMap, {}, Shape::metadata},
    {Shape::pod, "spec", kMap, {}, Shape::pod_spec},
    {Shape::pod, "status", kMap, {}, Shape::pod_status},
    {Shape::pod_spec, "containers", kList, {"name"}, Shape::container},
    {Shape::pod_spec, "ephemeralContainers", kList, {"name"}, Shape::ephemeral_container},
    {Shape::pod_spec, "hostAliases", kList, {"ip"}, Shape::leaf},
    {Shape::pod_spec, "imagePullSecrets", kList, {"name"}, Shape::leaf},
    {Shape::pod_spec, "initContainers", kList, {"name"}, Shape::container},
    {Shape::pod_spec, "topologySpreadConstraints", kList, {"topologyKey", "whenUnsatisfiable"}, Shape::leaf},
    {Shape::pod_spec, "volumes", kList, {"name"}, Shape::volume},
    {Shape::pod_status, "conditions", kList, {"type"}, Shape::leaf},
    {Shape::pod_status, "podIPs", kList, {"ip"}, Shape::leaf},
    {Shape::pod_template_kind, "metadata", kMap, {}, Shape::metadata},
    {Shape::pod_template_kind, "template", kMap, {}, Shape::pod_template},
    {Shape::pod_template, "metadata", kMap, {}, Shape::metadata},
    {Shape::pod_template, "spec", kMap, {}, Shape::pod_spec},
    {Shape::service, "metadata", kMap, {}, Shape::metadata},
    {Shape::service, "spec", kMap, {}, Shape::service_spec},
    {Shape::service, "status", kMap, {}, Shape::conditions},
    {Shape::service_spec, "ports", kList, {"port", "protocol"}, Shape::leaf},
    {Shape::service_account, "metadata", kMap, {}, Shape::metadata},
    {Shape::service_account, "secrets", kList, {"name"}, Shape::leaf},
    {Shape::volume, "ephemeral", kMap, {}, Shape::ephemeral_volume},
    {Shape::csi_node, "metadata", kMap, {}, Shape::metadata},
    {Shape::csi_node, "spec", kMap, {}, Shape::csi_node_spec},
    {Shape::csi_node_spec, "drivers", kList, {"name"}, Shape::leaf},
};

}  // namespace

const BuiltinKind* find_builtin_kind(std::string_view api_version, std::string_view kind) {
  const auto* found = std::lower_bound(std::begin(kKinds), std::end(kKinds), kind,
                                       [&](const BuiltinKind& row, std::string_view wanted) {
                                         const int order = row.api_version.compare(api_version);
                                         return order != 0 ? order < 0 : row.kind < wanted;
                                       });
  return found != std::end(kKinds) && found->api_version == api_version && found->kind == kind ? found : nullptr;
}

const NamedShape* find_named_shape(std::string_view name) {
  const auto* found = std::ranges::find(kNamed, name, &NamedShape::name);
  return found != std::end(kNamed) ? found : nullptr;
}

const ShapeField* find_shape_field(Shape shape, std::string_view name) {
  for (const ShapeField& field : kFields)
    if (field.of == shape && field.name == name) return &field;
  return nullptr;
}

}  // namespace sidelint::kustomize
