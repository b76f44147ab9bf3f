// Job and CronJob.
//
// Source: k8s.io/api v0.35.3 batch/v1, the struct tags.
#include "engine/kube/types/rows.h"
#include "engine/kube/types/types.h"

namespace sidelint::kube::types {

constexpr Field kPodFailurePolicyOnExitCodesRequirementFields[] = {
    text("containerName").pointer().omitempty(), text("operator").named("v1.PodFailurePolicyOnExitCodesOperator"),
    int32("values").list()};
constexpr Type kPodFailurePolicyOnExitCodesRequirement{"PodFailurePolicyOnExitCodesRequirement",
                                                       kPodFailurePolicyOnExitCodesRequirementFields};

constexpr Field kPodFailurePolicyOnPodConditionsPatternFields[] = {text("type").named("v1.PodConditionType"),
                                                                   text("status").named("v1.ConditionStatus")};
constexpr Type kPodFailurePolicyOnPodConditionsPattern{"PodFailurePolicyOnPodConditionsPattern",
                                                       kPodFailurePolicyOnPodConditionsPatternFields};

constexpr Field kPodFailurePolicyRuleFields[] = {
    text("action").named("v1.PodFailurePolicyAction"),
    object("onExitCodes", kPodFailurePolicyOnExitCodesRequirement).pointer().omitempty(),
    object("onPodConditions", kPodFailurePolicyOnPodConditionsPattern).list().omitempty()};
constexpr Type kPodFailurePolicyRule{"PodFailurePolicyRule", kPodFailurePolicyRuleFields};

constexpr Field kPodFailurePolicyFields[] = {object("rules", kPodFailurePolicyRule).list()};
constexpr Type kPodFailurePolicy{"PodFailurePolicy", kPodFailurePolicyFields};

constexpr Field kSuccessPolicyRuleFields[] = {text("succeededIndexes").pointer().omitempty(),
                                              int32("succeededCount").pointer().omitempty()};
constexpr Type kSuccessPolicyRule{"SuccessPolicyRule", kSuccessPolicyRuleFields};

constexpr Field kSuccessPolicyFields[] = {object("rules", kSuccessPolicyRule).list()};
constexpr Type kSuccessPolicy{"SuccessPolicy", kSuccessPolicyFields};

constexpr Field kJobSpecFields[] = {int32("parallelism").pointer().omitempty(),
                                    int32("completions").pointer().omitempty(),
                                    int64("activeDeadlineSeconds").pointer().omitempty(),
                                    object("podFailurePolicy", kPodFailurePolicy).pointer().omitempty(),
                                    object("successPolicy", kSuccessPolicy).pointer().omitempty(),
                                    int32("backoffLimit").pointer().omitempty(),
                                    int32("backoffLimitPerIndex").pointer().omitempty(),
                                    int32("maxFailedIndexes").pointer().omitempty(),
                                    object("selector", kLabelSelector).pointer().omitempty(),
                                    boolean("manualSelector").pointer().omitempty(),
                                    object("template", kPodTemplateSpec),
                                    int32("ttlSecondsAfterFinished").pointer().omitempty(),
                                    text("completionMode").pointer().omitempty().named("v1.CompletionMode"),
                                    boolean("suspend").pointer().omitempty(),
                                    text("podReplacementPolicy").pointer().omitempty().named("v1.PodReplacementPolicy"),
                                    text("managedBy").pointer().omitempty()};
constexpr Type kJobSpec{"JobSpec", kJobSpecFields};

constexpr Field kJobConditionFields[] = {text("type").named("v1.JobConditionType"),
                                         text("status").named("v1.ConditionStatus"),
                                         time("lastProbeTime").omitempty(),
                                         time("lastTransitionTime").omitempty(),
                                         text("reason").omitempty(),
                                         text("message").omitempty()};
constexpr Type kJobCondition{"JobCondition", kJobConditionFields};

constexpr Field kUncountedTerminatedPodsFields[] = {text("succeeded").list().omitempty().named("types.UID"),
                                                    text("failed").list().omitempty().named("types.UID")};
constexpr Type kUncountedTerminatedPods{"UncountedTerminatedPods", kUncountedTerminatedPodsFields};

constexpr Field kJobStatusFields[] = {object("conditions", kJobCondition).list().omitempty().merge("type"),
                                      time("startTime").pointer().omitempty(),
                                      time("completionTime").pointer().omitempty(),
                                      int32("active").omitempty(),
                                      int32("succeeded").omitempty(),
                                      int32("failed").omitempty(),
                                      int32("terminating").pointer().omitempty(),
                                      text("completedIndexes").omitempty(),
                                      text("failedIndexes").pointer().omitempty(),
                                      object("uncountedTerminatedPods", kUncountedTerminatedPods).pointer().omitempty(),
                                      int32("ready").pointer().omitempty()};
constexpr Type kJobStatus{"JobStatus", kJobStatusFields};

constexpr Field kJobFields[] = {text("kind").omitempty().within("TypeMeta"),
                                text("apiVersion").omitempty().within("TypeMeta"),
                                object("metadata", kObjectMeta).omitempty(), object("spec", kJobSpec).omitempty(),
                                object("status", kJobStatus).omitempty()};
constinit const Type kJob{"Job", kJobFields};

constexpr Field kJobTemplateSpecFields[] = {object("metadata", kObjectMeta).omitempty(),
                                            object("spec", kJobSpec).omitempty()};
constexpr Type kJobTemplateSpec{"JobTemplateSpec", kJobTemplateSpecFields};

constexpr Field kCronJobSpecFields[] = {text("schedule"),
                                        text("timeZone").pointer().omitempty(),
                                        int64("startingDeadlineSeconds").pointer().omitempty(),
                                        text("concurrencyPolicy").omitempty().named("v1.ConcurrencyPolicy"),
                                        boolean("suspend").pointer().omitempty(),
                                        object("jobTemplate", kJobTemplateSpec),
                                        int32("successfulJobsHistoryLimit").pointer().omitempty(),
                                        int32("failedJobsHistoryLimit").pointer().omitempty()};
constexpr Type kCronJobSpec{"CronJobSpec", kCronJobSpecFields};

constexpr Field kObjectReferenceFields[] = {text("kind").omitempty(),       text("namespace").omitempty(),
                                            text("name").omitempty(),       text("uid").omitempty().named("types.UID"),
                                            text("apiVersion").omitempty(), text("resourceVersion").omitempty(),
                                            text("fieldPath").omitempty()};
constinit const Type kObjectReference{"ObjectReference", kObjectReferenceFields};

constexpr Field kCronJobStatusFields[] = {object("active", kObjectReference).list().omitempty(),
                                          time("lastScheduleTime").pointer().omitempty(),
                                          time("lastSuccessfulTime").pointer().omitempty()};
constexpr Type kCronJobStatus{"CronJobStatus", kCronJobStatusFields};

constexpr Field kCronJobFields[] = {
    text("kind").omitempty().within("TypeMeta"), text("apiVersion").omitempty().within("TypeMeta"),
    object("metadata", kObjectMeta).omitempty(), object("spec", kCronJobSpec).omitempty(),
    object("status", kCronJobStatus).omitempty()};
constinit const Type kCronJob{"CronJob", kCronJobFields};

}  // namespace sidelint::kube::types
