// OpenShift's DeploymentConfig.
//
// Source: github.com/openshift/api v3.9.0 apps/v1, the struct tags.
#include "engine/kube/types/rows.h"
#include "engine/kube/types/types.h"

namespace sidelint::kube::types {

constexpr Field kOpenShiftCustomDeploymentStrategyParamsFields[] = {
    text("image").omitempty(), object("environment", kEnvVar).list().omitempty(), text("command").list().omitempty()};
constexpr Type kOpenShiftCustomDeploymentStrategyParams{"CustomDeploymentStrategyParams",
                                                        kOpenShiftCustomDeploymentStrategyParamsFields};

constexpr Field kOpenShiftExecNewPodHookFields[] = {text("command").list(), object("env", kEnvVar).list().omitempty(),
                                                    text("containerName"), text("volumes").list().omitempty()};
constexpr Type kOpenShiftExecNewPodHook{"ExecNewPodHook", kOpenShiftExecNewPodHookFields};

constexpr Field kOpenShiftTagImageHookFields[] = {text("containerName"), object("to", kObjectReference)};
constexpr Type kOpenShiftTagImageHook{"TagImageHook", kOpenShiftTagImageHookFields};

constexpr Field kOpenShiftLifecycleHookFields[] = {text("failurePolicy").named("v1.LifecycleHookFailurePolicy"),
                                                   object("execNewPod", kOpenShiftExecNewPodHook).pointer().omitempty(),
                                                   object("tagImages", kOpenShiftTagImageHook).list().omitempty()};
constexpr Type kOpenShiftLifecycleHook{"LifecycleHook", kOpenShiftLifecycleHookFields};

constexpr Field kOpenShiftRecreateDeploymentStrategyParamsFields[] = {
    int64("timeoutSeconds").pointer().omitempty(), object("pre", kOpenShiftLifecycleHook).pointer().omitempty(),
    object("mid", kOpenShiftLifecycleHook).pointer().omitempty(),
    object("post", kOpenShiftLifecycleHook).pointer().omitempty()};
constexpr Type kOpenShiftRecreateDeploymentStrategyParams{"RecreateDeploymentStrategyParams",
                                                          kOpenShiftRecreateDeploymentStrategyParamsFields};

constexpr Field kOpenShiftRollingDeploymentStrategyParamsFields[] = {
    int64("updatePeriodSeconds").pointer().omitempty(),
    int64("intervalSeconds").pointer().omitempty(),
    int64("timeoutSeconds").pointer().omitempty(),
    int_or_string("maxUnavailable").pointer().omitempty(),
    int_or_string("maxSurge").pointer().omitempty(),
    object("pre", kOpenShiftLifecycleHook).pointer().omitempty(),
    object("post", kOpenShiftLifecycleHook).pointer().omitempty()};
constexpr Type kOpenShiftRollingDeploymentStrategyParams{"RollingDeploymentStrategyParams",
                                                         kOpenShiftRollingDeploymentStrategyParamsFields};

constexpr Field kOpenShiftDeploymentStrategyFields[] = {
    text("type").omitempty().named("v1.DeploymentStrategyType"),
    object("customParams", kOpenShiftCustomDeploymentStrategyParams).pointer().omitempty(),
    object("recreateParams", kOpenShiftRecreateDeploymentStrategyParams).pointer().omitempty(),
    object("rollingParams", kOpenShiftRollingDeploymentStrategyParams).pointer().omitempty(),
    object("resources", kResourceRequirements).omitempty(),
    text("labels").map().omitempty(),
    text("annotations").map().omitempty(),
    int64("activeDeadlineSeconds").pointer().omitempty()};
constexpr Type kOpenShiftDeploymentStrategy{"DeploymentStrategy", kOpenShiftDeploymentStrategyFields};

constexpr Field kOpenShiftDeploymentTriggerImageChangeParamsFields[] = {
    boolean("automatic").omitempty(), text("containerNames").list().omitempty(), object("from", kObjectReference),
    text("lastTriggeredImage").omitempty()};
constexpr Type kOpenShiftDeploymentTriggerImageChangeParams{"DeploymentTriggerImageChangeParams",
                                                            kOpenShiftDeploymentTriggerImageChangeParamsFields};

constexpr Field kOpenShiftDeploymentTriggerPolicyFields[] = {
    text("type").omitempty().named("v1.DeploymentTriggerType"),
    object("imageChangeParams", kOpenShiftDeploymentTriggerImageChangeParams).pointer().omitempty()};
constexpr Type kOpenShiftDeploymentTriggerPolicy{"DeploymentTriggerPolicy", kOpenShiftDeploymentTriggerPolicyFields};

constexpr Field kOpenShiftDeploymentConfigSpecFields[] = {
    object("strategy", kOpenShiftDeploymentStrategy),
    int32("minReadySeconds").omitempty(),
    object("triggers", kOpenShiftDeploymentTriggerPolicy).list().named("v1.DeploymentTriggerPolicies"),
    int32("replicas"),
    int32("revisionHistoryLimit").pointer().omitempty(),
    boolean("test"),
    boolean("paused").omitempty(),
    text("selector").map().omitempty(),
    object("template", kPodTemplateSpec).pointer().omitempty()};
constexpr Type kOpenShiftDeploymentConfigSpec{"DeploymentConfigSpec", kOpenShiftDeploymentConfigSpecFields};

constexpr Field kOpenShiftDeploymentCauseImageTriggerFields[] = {object("from", kObjectReference)};
constexpr Type kOpenShiftDeploymentCauseImageTrigger{"DeploymentCauseImageTrigger",
                                                     kOpenShiftDeploymentCauseImageTriggerFields};

constexpr Field kOpenShiftDeploymentCauseFields[] = {
    text("type").named("v1.DeploymentTriggerType"),
    object("imageTrigger", kOpenShiftDeploymentCauseImageTrigger).pointer().omitempty()};
constexpr Type kOpenShiftDeploymentCause{"DeploymentCause", kOpenShiftDeploymentCauseFields};

constexpr Field kOpenShiftDeploymentDetailsFields[] = {text("message").omitempty(),
                                                       object("causes", kOpenShiftDeploymentCause).list()};
constexpr Type kOpenShiftDeploymentDetails{"DeploymentDetails", kOpenShiftDeploymentDetailsFields};

constexpr Field kOpenShiftDeploymentConditionFields[] = {text("type").named("v1.DeploymentConditionType"),
                                                         text("status").named("v1.ConditionStatus"),
                                                         time("lastUpdateTime").omitempty(),
                                                         time("lastTransitionTime").omitempty(),
                                                         text("reason").omitempty(),
                                                         text("message").omitempty()};
constexpr Type kOpenShiftDeploymentCondition{"DeploymentCondition", kOpenShiftDeploymentConditionFields};

constexpr Field kOpenShiftDeploymentConfigStatusFields[] = {
    int64("latestVersion"),
    int64("observedGeneration"),
    int32("replicas"),
    int32("updatedReplicas"),
    int32("availableReplicas"),
    int32("unavailableReplicas"),
    object("details", kOpenShiftDeploymentDetails).pointer().omitempty(),
    object("conditions", kOpenShiftDeploymentCondition).list().omitempty().merge("type"),
    int32("readyReplicas").omitempty()};
constexpr Type kOpenShiftDeploymentConfigStatus{"DeploymentConfigStatus", kOpenShiftDeploymentConfigStatusFields};

constexpr Field kOpenShiftDeploymentConfigFields[] = {
    text("kind").omitempty().within("TypeMeta"), text("apiVersion").omitempty().within("TypeMeta"),
    object("metadata", kObjectMeta).omitempty(), object("spec", kOpenShiftDeploymentConfigSpec),
    object("status", kOpenShiftDeploymentConfigStatus).omitempty()};
constinit const Type kOpenShiftDeploymentConfig{"DeploymentConfig", kOpenShiftDeploymentConfigFields};

}  // namespace sidelint::kube::types
