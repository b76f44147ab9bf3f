// Built-in types of which only the way to merging lists is known: enough for strategic merge patches.
//
// Source: k8s.io/api v0.35.3, the struct tags of every group's v1 (autoscaling: v1 and v2).
#include "engine/kube/types/rows.h"
#include "engine/kube/types/types.h"

namespace sidelint::kube::types {

// An element without merging lists of its own.
constexpr Type kLeaf{"", {}, true};

constexpr Field kMetadataOnlyFields[] = {object("metadata", kObjectMeta).omitempty()};
constinit const Type kMetadataOnly{"", kMetadataOnlyFields, true};

constexpr Field kPodStatusResultFields[] = {object("metadata", kObjectMeta).omitempty(),
                                            object("status", kPodStatus).omitempty()};
constinit const Type kPodStatusResult{"PodStatusResult", kPodStatusResultFields, true};

constexpr Field kPodTemplateFields[] = {object("metadata", kObjectMeta).omitempty(),
                                        object("template", kPodTemplateSpec).omitempty()};
constinit const Type kPodTemplate{"PodTemplate", kPodTemplateFields, true};

constexpr Field kServiceSpecFields[] = {
    object("ports", kLeaf).list().omitempty().merge("port").keyed_by("port,protocol")};
constexpr Type kServiceSpec{"ServiceSpec", kServiceSpecFields, true};

constexpr Field kServiceStatusFields[] = {object("conditions", kLeaf).list().omitempty().merge("type")};
constexpr Type kServiceStatus{"ServiceStatus", kServiceStatusFields, true};

constexpr Field kServiceFields[] = {object("metadata", kObjectMeta).omitempty(),
                                    object("spec", kServiceSpec).omitempty(),
                                    object("status", kServiceStatus).omitempty()};
constinit const Type kService{"Service", kServiceFields, true};

constexpr Field kServiceAccountFields[] = {object("metadata", kObjectMeta).omitempty(),
                                           object("secrets", kObjectReference).list().omitempty().merge("name")};
constinit const Type kServiceAccount{"ServiceAccount", kServiceAccountFields, true};

constexpr Field kNodeSpecFields[] = {text("podCIDRs").list().omitempty().merge()};
constexpr Type kNodeSpec{"NodeSpec", kNodeSpecFields, true};

constexpr Field kNodeStatusFields[] = {object("conditions", kLeaf).list().omitempty().merge("type"),
                                       object("addresses", kLeaf).list().omitempty().merge("type")};
constexpr Type kNodeStatus{"NodeStatus", kNodeStatusFields, true};

constexpr Field kNodeFields[] = {object("metadata", kObjectMeta).omitempty(), object("spec", kNodeSpec).omitempty(),
                                 object("status", kNodeStatus).omitempty()};
constinit const Type kNode{"Node", kNodeFields, true};

constexpr Field kNamespaceStatusFields[] = {object("conditions", kLeaf).list().omitempty().merge("type")};
constexpr Type kNamespaceStatus{"NamespaceStatus", kNamespaceStatusFields, true};

constexpr Field kNamespaceFields[] = {object("metadata", kObjectMeta).omitempty(),
                                      object("status", kNamespaceStatus).omitempty()};
constinit const Type kNamespace{"Namespace", kNamespaceFields, true};

constexpr Field kComponentStatusFields[] = {object("metadata", kObjectMeta).omitempty(),
                                            object("conditions", kLeaf).list().omitempty().merge("type")};
constinit const Type kComponentStatus{"ComponentStatus", kComponentStatusFields, true};

constexpr Field kValidatingAdmissionPolicySpecFields[] = {
    object("matchConditions", kLeaf).list().omitempty().merge("name"),
    object("variables", kLeaf).list().omitempty().merge("name")};
constexpr Type kValidatingAdmissionPolicySpec{"ValidatingAdmissionPolicySpec", kValidatingAdmissionPolicySpecFields,
                                              true};

constexpr Field kValidatingAdmissionPolicyFields[] = {object("metadata", kObjectMeta).omitempty(),
                                                      object("spec", kValidatingAdmissionPolicySpec).omitempty()};
constinit const Type kValidatingAdmissionPolicy{"ValidatingAdmissionPolicy", kValidatingAdmissionPolicyFields, true};

constexpr Field kValidatingWebhookFields[] = {object("matchConditions", kLeaf).list().omitempty().merge("name")};
constexpr Type kValidatingWebhook{"ValidatingWebhook", kValidatingWebhookFields, true};

constexpr Field kValidatingWebhookConfigurationFields[] = {
    object("metadata", kObjectMeta).omitempty(),
    object("webhooks", kValidatingWebhook).list().omitempty().merge("name")};
constinit const Type kValidatingWebhookConfiguration{"ValidatingWebhookConfiguration",
                                                     kValidatingWebhookConfigurationFields, true};

constexpr Field kMutatingWebhookFields[] = {object("matchConditions", kLeaf).list().omitempty().merge("name")};
constexpr Type kMutatingWebhook{"MutatingWebhook", kMutatingWebhookFields, true};

constexpr Field kMutatingWebhookConfigurationFields[] = {
    object("metadata", kObjectMeta).omitempty(), object("webhooks", kMutatingWebhook).list().omitempty().merge("name")};
constinit const Type kMutatingWebhookConfiguration{"MutatingWebhookConfiguration", kMutatingWebhookConfigurationFields,
                                                   true};

constexpr Field kHorizontalPodAutoscalerStatusFields[] = {object("conditions", kLeaf).list().omitempty().merge("type")};
constexpr Type kHorizontalPodAutoscalerStatus{"HorizontalPodAutoscalerStatus", kHorizontalPodAutoscalerStatusFields,
                                              true};

constexpr Field kHorizontalPodAutoscalerFields[] = {object("metadata", kObjectMeta).omitempty(),
                                                    object("status", kHorizontalPodAutoscalerStatus).omitempty()};
constinit const Type kHorizontalPodAutoscaler{"HorizontalPodAutoscaler", kHorizontalPodAutoscalerFields, true};

constexpr Field kFlowSchemaStatusFields[] = {object("conditions", kLeaf).list().omitempty().merge("type")};
constexpr Type kFlowSchemaStatus{"FlowSchemaStatus", kFlowSchemaStatusFields, true};

constexpr Field kFlowSchemaFields[] = {object("metadata", kObjectMeta).omitempty(),
                                       object("status", kFlowSchemaStatus).omitempty()};
constinit const Type kFlowSchema{"FlowSchema", kFlowSchemaFields, true};

constexpr Field kPriorityLevelConfigurationStatusFields[] = {
    object("conditions", kLeaf).list().omitempty().merge("type")};
constexpr Type kPriorityLevelConfigurationStatus{"PriorityLevelConfigurationStatus",
                                                 kPriorityLevelConfigurationStatusFields, true};

constexpr Field kPriorityLevelConfigurationFields[] = {object("metadata", kObjectMeta).omitempty(),
                                                       object("status", kPriorityLevelConfigurationStatus).omitempty()};
constinit const Type kPriorityLevelConfiguration{"PriorityLevelConfiguration", kPriorityLevelConfigurationFields, true};

constexpr Field kServiceCIDRStatusFields[] = {object("conditions", kLeaf).list().omitempty().merge("type")};
constexpr Type kServiceCIDRStatus{"ServiceCIDRStatus", kServiceCIDRStatusFields, true};

constexpr Field kServiceCIDRFields[] = {object("metadata", kObjectMeta).omitempty(),
                                        object("status", kServiceCIDRStatus).omitempty()};
constinit const Type kServiceCIDR{"ServiceCIDR", kServiceCIDRFields, true};

constexpr Field kPodDisruptionBudgetSpecFields[] = {object("selector", kLabelSelector).pointer().omitempty()};
constexpr Type kPodDisruptionBudgetSpec{"PodDisruptionBudgetSpec", kPodDisruptionBudgetSpecFields, true};

constexpr Field kPodDisruptionBudgetStatusFields[] = {object("conditions", kLeaf).list().omitempty().merge("type")};
constexpr Type kPodDisruptionBudgetStatus{"PodDisruptionBudgetStatus", kPodDisruptionBudgetStatusFields, true};

constexpr Field kPodDisruptionBudgetFields[] = {object("metadata", kObjectMeta).omitempty(),
                                                object("spec", kPodDisruptionBudgetSpec).omitempty(),
                                                object("status", kPodDisruptionBudgetStatus).omitempty()};
constinit const Type kPodDisruptionBudget{"PodDisruptionBudget", kPodDisruptionBudgetFields, true};

constexpr Field kResourceClaimStatusFields[] = {object("reservedFor", kLeaf).list().omitempty().merge("uid")};
constexpr Type kResourceClaimStatus{"ResourceClaimStatus", kResourceClaimStatusFields, true};

constexpr Field kAllocatedResourceClaimFields[] = {object("metadata", kObjectMeta).omitempty(),
                                                   object("status", kResourceClaimStatus).omitempty()};
constinit const Type kAllocatedResourceClaim{"ResourceClaim", kAllocatedResourceClaimFields, true};

constexpr Field kResourceClaimTemplateSpecFields[] = {object("metadata", kObjectMeta).omitempty()};
constexpr Type kResourceClaimTemplateSpec{"ResourceClaimTemplateSpec", kResourceClaimTemplateSpecFields, true};

constexpr Field kResourceClaimTemplateFields[] = {object("metadata", kObjectMeta).omitempty(),
                                                  object("spec", kResourceClaimTemplateSpec)};
constinit const Type kResourceClaimTemplate{"ResourceClaimTemplate", kResourceClaimTemplateFields, true};

constexpr Field kCSINodeSpecFields[] = {object("drivers", kLeaf).list().merge("name")};
constexpr Type kCSINodeSpec{"CSINodeSpec", kCSINodeSpecFields, true};

constexpr Field kCSINodeFields[] = {object("metadata", kObjectMeta).omitempty(), object("spec", kCSINodeSpec)};
constinit const Type kCSINode{"CSINode", kCSINodeFields, true};

}  // namespace sidelint::kube::types
