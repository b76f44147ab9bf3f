// Claims of volumes: ephemeral ones of pods, templates of StatefulSets.
//
// Source: k8s.io/api v0.35.3 core/v1, the struct tags.
#include "engine/kube/types/rows.h"
#include "engine/kube/types/types.h"

namespace sidelint::kube::types {

constexpr Field kVolumeResourceRequirementsFields[] = {quantity("limits").map().omitempty().named("v1.ResourceList"),
                                                       quantity("requests").map().omitempty().named("v1.ResourceList")};
constexpr Type kVolumeResourceRequirements{"VolumeResourceRequirements", kVolumeResourceRequirementsFields};

constexpr Field kTypedLocalObjectReferenceFields[] = {text("apiGroup").pointer(), text("kind"), text("name")};
constexpr Type kTypedLocalObjectReference{"TypedLocalObjectReference", kTypedLocalObjectReferenceFields};

constexpr Field kTypedObjectReferenceFields[] = {text("apiGroup").pointer(), text("kind"), text("name"),
                                                 text("namespace").pointer().omitempty()};
constexpr Type kTypedObjectReference{"TypedObjectReference", kTypedObjectReferenceFields};

constexpr Field kPersistentVolumeClaimSpecFields[] = {
    text("accessModes").list().omitempty().named("v1.PersistentVolumeAccessMode"),
    object("selector", kLabelSelector).pointer().omitempty(),
    object("resources", kVolumeResourceRequirements).omitempty(),
    text("volumeName").omitempty(),
    text("storageClassName").pointer().omitempty(),
    text("volumeMode").pointer().omitempty().named("v1.PersistentVolumeMode"),
    object("dataSource", kTypedLocalObjectReference).pointer().omitempty(),
    object("dataSourceRef", kTypedObjectReference).pointer().omitempty(),
    text("volumeAttributesClassName").pointer().omitempty()};
constexpr Type kPersistentVolumeClaimSpec{"PersistentVolumeClaimSpec", kPersistentVolumeClaimSpecFields};

constexpr Field kPersistentVolumeClaimTemplateFields[] = {object("metadata", kObjectMeta).omitempty(),
                                                          object("spec", kPersistentVolumeClaimSpec)};
constexpr Type kPersistentVolumeClaimTemplate{"PersistentVolumeClaimTemplate", kPersistentVolumeClaimTemplateFields};

constexpr Field kEphemeralVolumeSourceFields[] = {
    object("volumeClaimTemplate", kPersistentVolumeClaimTemplate).pointer().omitempty()};
constinit const Type kEphemeralVolumeSource{"EphemeralVolumeSource", kEphemeralVolumeSourceFields};

constexpr Field kPersistentVolumeClaimConditionFields[] = {text("type").named("v1.PersistentVolumeClaimConditionType"),
                                                           text("status").named("v1.ConditionStatus"),
                                                           time("lastProbeTime").omitempty(),
                                                           time("lastTransitionTime").omitempty(),
                                                           text("reason").omitempty(),
                                                           text("message").omitempty()};
constexpr Type kPersistentVolumeClaimCondition{"PersistentVolumeClaimCondition", kPersistentVolumeClaimConditionFields};

constexpr Field kModifyVolumeStatusFields[] = {text("targetVolumeAttributesClassName").omitempty(),
                                               text("status").named("v1.PersistentVolumeClaimModifyVolumeStatus")};
constexpr Type kModifyVolumeStatus{"ModifyVolumeStatus", kModifyVolumeStatusFields};

constexpr Field kPersistentVolumeClaimStatusFields[] = {
    text("phase").omitempty().named("v1.PersistentVolumeClaimPhase"),
    text("accessModes").list().omitempty().named("v1.PersistentVolumeAccessMode"),
    quantity("capacity").map().omitempty().named("v1.ResourceList"),
    object("conditions", kPersistentVolumeClaimCondition).list().omitempty().merge("type"),
    quantity("allocatedResources").map().omitempty().named("v1.ResourceList"),
    text("allocatedResourceStatuses").map().omitempty().named("v1.ClaimResourceStatus"),
    text("currentVolumeAttributesClassName").pointer().omitempty(),
    object("modifyVolumeStatus", kModifyVolumeStatus).pointer().omitempty()};
constexpr Type kPersistentVolumeClaimStatus{"PersistentVolumeClaimStatus", kPersistentVolumeClaimStatusFields};

constexpr Field kPersistentVolumeClaimFields[] = {
    text("kind").omitempty().within("TypeMeta"), text("apiVersion").omitempty().within("TypeMeta"),
    object("metadata", kObjectMeta).omitempty(), object("spec", kPersistentVolumeClaimSpec).omitempty(),
    object("status", kPersistentVolumeClaimStatus).omitempty()};
constinit const Type kPersistentVolumeClaim{"PersistentVolumeClaim", kPersistentVolumeClaimFields};

}  // namespace sidelint::kube::types
