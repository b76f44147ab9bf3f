// The workloads of apps/v1, ReplicationController, and lists of anything.
//
// Source: k8s.io/api v0.35.3 apps/v1 and core/v1, the struct tags.
#include "engine/kube/types/rows.h"
#include "engine/kube/types/types.h"

namespace sidelint::kube::types {

constexpr Field kReplicationControllerSpecFields[] = {
    int32("replicas").pointer().omitempty(), int32("minReadySeconds").omitempty(), text("selector").map().omitempty(),
    object("template", kPodTemplateSpec).pointer().omitempty()};
constexpr Type kReplicationControllerSpec{"ReplicationControllerSpec", kReplicationControllerSpecFields};

constexpr Field kReplicationControllerConditionFields[] = {
    text("type").named("v1.ReplicationControllerConditionType"), text("status").named("v1.ConditionStatus"),
    time("lastTransitionTime").omitempty(), text("reason").omitempty(), text("message").omitempty()};
constexpr Type kReplicationControllerCondition{"ReplicationControllerCondition", kReplicationControllerConditionFields};

constexpr Field kReplicationControllerStatusFields[] = {
    int32("replicas"),
    int32("fullyLabeledReplicas").omitempty(),
    int32("readyReplicas").omitempty(),
    int32("availableReplicas").omitempty(),
    int64("observedGeneration").omitempty(),
    object("conditions", kReplicationControllerCondition).list().omitempty().merge("type")};
constexpr Type kReplicationControllerStatus{"ReplicationControllerStatus", kReplicationControllerStatusFields};

constexpr Field kReplicationControllerFields[] = {
    text("kind").omitempty().within("TypeMeta"), text("apiVersion").omitempty().within("TypeMeta"),
    object("metadata", kObjectMeta).omitempty(), object("spec", kReplicationControllerSpec).omitempty(),
    object("status", kReplicationControllerStatus).omitempty()};
constinit const Type kReplicationController{"ReplicationController", kReplicationControllerFields};

constexpr Field kRollingUpdateDeploymentFields[] = {int_or_string("maxUnavailable").pointer().omitempty(),
                                                    int_or_string("maxSurge").pointer().omitempty()};
constexpr Type kRollingUpdateDeployment{"RollingUpdateDeployment", kRollingUpdateDeploymentFields};

constexpr Field kDeploymentStrategyFields[] = {text("type").omitempty().named("v1.DeploymentStrategyType"),
                                               object("rollingUpdate", kRollingUpdateDeployment).pointer().omitempty()};
constexpr Type kDeploymentStrategy{"DeploymentStrategy", kDeploymentStrategyFields};

constexpr Field kDeploymentSpecFields[] = {
    int32("replicas").pointer().omitempty(), object("selector", kLabelSelector).pointer(),
    object("template", kPodTemplateSpec),    object("strategy", kDeploymentStrategy).omitempty().retain_keys(),
    int32("minReadySeconds").omitempty(),    int32("revisionHistoryLimit").pointer().omitempty(),
    boolean("paused").omitempty(),           int32("progressDeadlineSeconds").pointer().omitempty()};
constexpr Type kDeploymentSpec{"DeploymentSpec", kDeploymentSpecFields};

constexpr Field kDeploymentConditionFields[] = {text("type").named("v1.DeploymentConditionType"),
                                                text("status").named("v1.ConditionStatus"),
                                                time("lastUpdateTime").omitempty(),
                                                time("lastTransitionTime").omitempty(),
                                                text("reason").omitempty(),
                                                text("message").omitempty()};
constexpr Type kDeploymentCondition{"DeploymentCondition", kDeploymentConditionFields};

constexpr Field kDeploymentStatusFields[] = {
    int64("observedGeneration").omitempty(),
    int32("replicas").omitempty(),
    int32("updatedReplicas").omitempty(),
    int32("readyReplicas").omitempty(),
    int32("availableReplicas").omitempty(),
    int32("unavailableReplicas").omitempty(),
    int32("terminatingReplicas").pointer().omitempty(),
    object("conditions", kDeploymentCondition).list().omitempty().merge("type"),
    int32("collisionCount").pointer().omitempty()};
constexpr Type kDeploymentStatus{"DeploymentStatus", kDeploymentStatusFields};

constexpr Field kDeploymentFields[] = {
    text("kind").omitempty().within("TypeMeta"), text("apiVersion").omitempty().within("TypeMeta"),
    object("metadata", kObjectMeta).omitempty(), object("spec", kDeploymentSpec).omitempty(),
    object("status", kDeploymentStatus).omitempty()};
constinit const Type kDeployment{"Deployment", kDeploymentFields};

constexpr Field kReplicaSetSpecFields[] = {
    int32("replicas").pointer().omitempty(), int32("minReadySeconds").omitempty(),
    object("selector", kLabelSelector).pointer(), object("template", kPodTemplateSpec).omitempty()};
constexpr Type kReplicaSetSpec{"ReplicaSetSpec", kReplicaSetSpecFields};

constexpr Field kReplicaSetConditionFields[] = {
    text("type").named("v1.ReplicaSetConditionType"), text("status").named("v1.ConditionStatus"),
    time("lastTransitionTime").omitempty(), text("reason").omitempty(), text("message").omitempty()};
constexpr Type kReplicaSetCondition{"ReplicaSetCondition", kReplicaSetConditionFields};

constexpr Field kReplicaSetStatusFields[] = {
    int32("replicas"),
    int32("fullyLabeledReplicas").omitempty(),
    int32("readyReplicas").omitempty(),
    int32("availableReplicas").omitempty(),
    int32("terminatingReplicas").pointer().omitempty(),
    int64("observedGeneration").omitempty(),
    object("conditions", kReplicaSetCondition).list().omitempty().merge("type")};
constexpr Type kReplicaSetStatus{"ReplicaSetStatus", kReplicaSetStatusFields};

constexpr Field kReplicaSetFields[] = {
    text("kind").omitempty().within("TypeMeta"), text("apiVersion").omitempty().within("TypeMeta"),
    object("metadata", kObjectMeta).omitempty(), object("spec", kReplicaSetSpec).omitempty(),
    object("status", kReplicaSetStatus).omitempty()};
constinit const Type kReplicaSet{"ReplicaSet", kReplicaSetFields};

constexpr Field kRollingUpdateStatefulSetStrategyFields[] = {int32("partition").pointer().omitempty(),
                                                             int_or_string("maxUnavailable").pointer().omitempty()};
constexpr Type kRollingUpdateStatefulSetStrategy{"RollingUpdateStatefulSetStrategy",
                                                 kRollingUpdateStatefulSetStrategyFields};

constexpr Field kStatefulSetUpdateStrategyFields[] = {
    text("type").omitempty().named("v1.StatefulSetUpdateStrategyType"),
    object("rollingUpdate", kRollingUpdateStatefulSetStrategy).pointer().omitempty()};
constexpr Type kStatefulSetUpdateStrategy{"StatefulSetUpdateStrategy", kStatefulSetUpdateStrategyFields};

constexpr Field kStatefulSetPersistentVolumeClaimRetentionPolicyFields[] = {
    text("whenDeleted").omitempty().named("v1.PersistentVolumeClaimRetentionPolicyType"),
    text("whenScaled").omitempty().named("v1.PersistentVolumeClaimRetentionPolicyType")};
constexpr Type kStatefulSetPersistentVolumeClaimRetentionPolicy{"StatefulSetPersistentVolumeClaimRetentionPolicy",
                                                                kStatefulSetPersistentVolumeClaimRetentionPolicyFields};

constexpr Field kStatefulSetOrdinalsFields[] = {int32("start")};
constexpr Type kStatefulSetOrdinals{"StatefulSetOrdinals", kStatefulSetOrdinalsFields};

constexpr Field kStatefulSetSpecFields[] = {
    int32("replicas").pointer().omitempty(),
    object("selector", kLabelSelector).pointer(),
    object("template", kPodTemplateSpec),
    object("volumeClaimTemplates", kPersistentVolumeClaim).list().omitempty(),
    text("serviceName"),
    text("podManagementPolicy").omitempty().named("v1.PodManagementPolicyType"),
    object("updateStrategy", kStatefulSetUpdateStrategy).omitempty(),
    int32("revisionHistoryLimit").pointer().omitempty(),
    int32("minReadySeconds").omitempty(),
    object("persistentVolumeClaimRetentionPolicy", kStatefulSetPersistentVolumeClaimRetentionPolicy)
        .pointer()
        .omitempty(),
    object("ordinals", kStatefulSetOrdinals).pointer().omitempty()};
constexpr Type kStatefulSetSpec{"StatefulSetSpec", kStatefulSetSpecFields};

constexpr Field kStatefulSetConditionFields[] = {
    text("type").named("v1.StatefulSetConditionType"), text("status").named("v1.ConditionStatus"),
    time("lastTransitionTime").omitempty(), text("reason").omitempty(), text("message").omitempty()};
constexpr Type kStatefulSetCondition{"StatefulSetCondition", kStatefulSetConditionFields};

constexpr Field kStatefulSetStatusFields[] = {
    int64("observedGeneration").omitempty(),
    int32("replicas"),
    int32("readyReplicas").omitempty(),
    int32("currentReplicas").omitempty(),
    int32("updatedReplicas").omitempty(),
    text("currentRevision").omitempty(),
    text("updateRevision").omitempty(),
    int32("collisionCount").pointer().omitempty(),
    object("conditions", kStatefulSetCondition).list().omitempty().merge("type"),
    int32("availableReplicas")};
constexpr Type kStatefulSetStatus{"StatefulSetStatus", kStatefulSetStatusFields};

constexpr Field kStatefulSetFields[] = {
    text("kind").omitempty().within("TypeMeta"), text("apiVersion").omitempty().within("TypeMeta"),
    object("metadata", kObjectMeta).omitempty(), object("spec", kStatefulSetSpec).omitempty(),
    object("status", kStatefulSetStatus).omitempty()};
constinit const Type kStatefulSet{"StatefulSet", kStatefulSetFields};

constexpr Field kRollingUpdateDaemonSetFields[] = {int_or_string("maxUnavailable").pointer().omitempty(),
                                                   int_or_string("maxSurge").pointer().omitempty()};
constexpr Type kRollingUpdateDaemonSet{"RollingUpdateDaemonSet", kRollingUpdateDaemonSetFields};

constexpr Field kDaemonSetUpdateStrategyFields[] = {
    text("type").omitempty().named("v1.DaemonSetUpdateStrategyType"),
    object("rollingUpdate", kRollingUpdateDaemonSet).pointer().omitempty()};
constexpr Type kDaemonSetUpdateStrategy{"DaemonSetUpdateStrategy", kDaemonSetUpdateStrategyFields};

constexpr Field kDaemonSetSpecFields[] = {
    object("selector", kLabelSelector).pointer(), object("template", kPodTemplateSpec),
    object("updateStrategy", kDaemonSetUpdateStrategy).omitempty(), int32("minReadySeconds").omitempty(),
    int32("revisionHistoryLimit").pointer().omitempty()};
constexpr Type kDaemonSetSpec{"DaemonSetSpec", kDaemonSetSpecFields};

constexpr Field kDaemonSetConditionFields[] = {
    text("type").named("v1.DaemonSetConditionType"), text("status").named("v1.ConditionStatus"),
    time("lastTransitionTime").omitempty(), text("reason").omitempty(), text("message").omitempty()};
constexpr Type kDaemonSetCondition{"DaemonSetCondition", kDaemonSetConditionFields};

constexpr Field kDaemonSetStatusFields[] = {int32("currentNumberScheduled"),
                                            int32("numberMisscheduled"),
                                            int32("desiredNumberScheduled"),
                                            int32("numberReady"),
                                            int64("observedGeneration").omitempty(),
                                            int32("updatedNumberScheduled").omitempty(),
                                            int32("numberAvailable").omitempty(),
                                            int32("numberUnavailable").omitempty(),
                                            int32("collisionCount").pointer().omitempty(),
                                            object("conditions", kDaemonSetCondition).list().omitempty().merge("type")};
constexpr Type kDaemonSetStatus{"DaemonSetStatus", kDaemonSetStatusFields};

constexpr Field kDaemonSetFields[] = {
    text("kind").omitempty().within("TypeMeta"), text("apiVersion").omitempty().within("TypeMeta"),
    object("metadata", kObjectMeta).omitempty(), object("spec", kDaemonSetSpec).omitempty(),
    object("status", kDaemonSetStatus).omitempty()};
constinit const Type kDaemonSet{"DaemonSet", kDaemonSetFields};

constexpr Field kListMetaFields[] = {text("selfLink").omitempty(), text("resourceVersion").omitempty(),
                                     text("continue").omitempty(), int64("remainingItemCount").pointer().omitempty()};
constexpr Type kListMeta{"ListMeta", kListMetaFields};

constexpr Field kListFields[] = {text("kind").omitempty().within("TypeMeta"),
                                 text("apiVersion").omitempty().within("TypeMeta"),
                                 object("metadata", kListMeta).omitempty(), raw("items").list()};
constinit const Type kList{"List", kListFields};

}  // namespace sidelint::kube::types
