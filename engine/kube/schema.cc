#include "engine/kube/schema.h"

#include <algorithm>
#include <array>

#include "engine/kube/types/types.h"

namespace sidelint::kube {
namespace {

struct Kind {
  std::string_view api_version;
  std::string_view kind;
  const Type* type;
};

// Istio, pkg/kube/inject/initializer.go.
constexpr std::array<Kind, 10> kInjectable = {{
    {"v1", "Pod", &types::kPod},
    {"v1", "ReplicationController", &types::kReplicationController},
    {"v1", "List", &types::kList},
    {"apps/v1", "Deployment", &types::kDeployment},
    {"apps/v1", "DaemonSet", &types::kDaemonSet},
    {"apps/v1", "ReplicaSet", &types::kReplicaSet},
    {"apps/v1", "StatefulSet", &types::kStatefulSet},
    {"batch/v1", "Job", &types::kJob},
    {"batch/v1", "CronJob", &types::kCronJob},
    {"apps.openshift.io/v1", "DeploymentConfig", &types::kOpenShiftDeploymentConfig},
}};

constexpr Kind kOthers[] = {
    {"v1", "PersistentVolume", &types::kMetadataOnly},
    {"v1", "PodTemplate", &types::kPodTemplate},
    {"v1", "Service", &types::kService},
    {"v1", "ServiceAccount", &types::kServiceAccount},
    {"v1", "Endpoints", &types::kMetadataOnly},
    {"v1", "Node", &types::kNode},
    {"v1", "Namespace", &types::kNamespace},
    {"v1", "LimitRange", &types::kMetadataOnly},
    {"v1", "ResourceQuota", &types::kMetadataOnly},
    {"v1", "Secret", &types::kMetadataOnly},
    {"v1", "ConfigMap", &types::kMetadataOnly},
    {"apps/v1", "ControllerRevision", &types::kMetadataOnly},
    {"admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy", &types::kValidatingAdmissionPolicy},
    {"admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicyBinding", &types::kMetadataOnly},
    {"admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", &types::kValidatingWebhookConfiguration},
    {"admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", &types::kMutatingWebhookConfiguration},
    {"autoscaling/v1", "HorizontalPodAutoscaler", &types::kMetadataOnly},
    {"autoscaling/v2", "HorizontalPodAutoscaler", &types::kHorizontalPodAutoscaler},
    {"certificates.k8s.io/v1", "CertificateSigningRequest", &types::kMetadataOnly},
    {"coordination.k8s.io/v1", "Lease", &types::kMetadataOnly},
    {"discovery.k8s.io/v1", "EndpointSlice", &types::kMetadataOnly},
    {"flowcontrol.apiserver.k8s.io/v1", "FlowSchema", &types::kFlowSchema},
    {"flowcontrol.apiserver.k8s.io/v1", "PriorityLevelConfiguration", &types::kPriorityLevelConfiguration},
    {"networking.k8s.io/v1", "NetworkPolicy", &types::kMetadataOnly},
    {"networking.k8s.io/v1", "Ingress", &types::kMetadataOnly},
    {"networking.k8s.io/v1", "IngressClass", &types::kMetadataOnly},
    {"networking.k8s.io/v1", "IPAddress", &types::kMetadataOnly},
    {"networking.k8s.io/v1", "ServiceCIDR", &types::kServiceCIDR},
    {"node.k8s.io/v1", "RuntimeClass", &types::kMetadataOnly},
    {"policy/v1", "PodDisruptionBudget", &types::kPodDisruptionBudget},
    {"rbac.authorization.k8s.io/v1", "Role", &types::kMetadataOnly},
    {"rbac.authorization.k8s.io/v1", "RoleBinding", &types::kMetadataOnly},
    {"rbac.authorization.k8s.io/v1", "ClusterRole", &types::kMetadataOnly},
    {"rbac.authorization.k8s.io/v1", "ClusterRoleBinding", &types::kMetadataOnly},
    {"resource.k8s.io/v1", "ResourceSlice", &types::kMetadataOnly},
    {"resource.k8s.io/v1", "ResourceClaim", &types::kAllocatedResourceClaim},
    {"resource.k8s.io/v1", "DeviceClass", &types::kMetadataOnly},
    {"resource.k8s.io/v1", "ResourceClaimTemplate", &types::kResourceClaimTemplate},
    {"scheduling.k8s.io/v1", "PriorityClass", &types::kMetadataOnly},
    {"storage.k8s.io/v1", "StorageClass", &types::kMetadataOnly},
    {"storage.k8s.io/v1", "VolumeAttachment", &types::kMetadataOnly},
    {"storage.k8s.io/v1", "CSIDriver", &types::kMetadataOnly},
    {"storage.k8s.io/v1", "CSINode", &types::kCSINode},
    {"storage.k8s.io/v1", "CSIStorageCapacity", &types::kMetadataOnly},
    {"storage.k8s.io/v1", "VolumeAttributesClass", &types::kMetadataOnly},
};

const Kind* find(std::span<const Kind> kinds, std::string_view api_version, std::string_view kind) {
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& known) {
    return known.api_version == api_version && known.kind == kind;
  });
  return found == kinds.end() ? nullptr : &*found;
}

}  // namespace

const Field* Type::find(std::string_view json_name) const {
  if (json_name.empty()) return nullptr;
  for (const Field& field : fields)
    if (field.name.front() == json_name.front() && field.name == json_name) return &field;
  return nullptr;
}

const Type* injectable_type(std::string_view api_version, std::string_view kind) {
  if (const Kind* known = find(kInjectable, api_version, kind)) return known->type;
  for (const Kind& known : kInjectable)
    if (known.kind == kind) return known.type;
  return nullptr;
}

const Type* builtin_type(std::string_view api_version, std::string_view kind) {
  if (const Kind* known = find(kInjectable, api_version, kind)) return known->type;
  if (api_version == "v1" && kind == "PersistentVolumeClaim") return &types::kPersistentVolumeClaim;
  const Kind* known = find(kOthers, api_version, kind);
  return known == nullptr ? nullptr : known->type;
}

const Type& pod_type() { return types::kPod; }

const Field* field_at(const Type& type, std::span<const std::string_view> path) {
  const Field* field = nullptr;
  const Type* at = &type;
  for (const std::string_view name : path) {
    if (at == nullptr || (field = at->find(name)) == nullptr) return nullptr;
    at = field->type;
  }
  return field;
}

}  // namespace sidelint::kube
