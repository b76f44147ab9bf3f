// The types that are used beyond their file; schema.h finds kinds among them.
#pragma once

#include "engine/kube/schema.h"

namespace sidelint::kube::types {

// meta.cc
extern const Type kObjectMeta;
extern const Type kLabelSelector;

// shared.cc
extern const Type kLocalObjectReference;
extern const Type kObjectFieldSelector;
extern const Type kResourceFieldSelector;
extern const Type kSELinuxOptions;
extern const Type kWindowsSecurityContextOptions;
extern const Type kSeccompProfile;
extern const Type kAppArmorProfile;

// volume.cc
extern const Type kVolume;

// claim.cc
extern const Type kEphemeralVolumeSource;
extern const Type kPersistentVolumeClaim;

// container.cc
extern const Type kEnvVar;
extern const Type kResourceRequirements;
extern const Type kContainer;
extern const Type kEphemeralContainer;

// pod.cc
extern const Type kPod;
extern const Type kPodTemplateSpec;

// pod_status.cc
extern const Type kPodStatus;

// workload.cc
extern const Type kReplicationController;
extern const Type kDeployment;
extern const Type kReplicaSet;
extern const Type kStatefulSet;
extern const Type kDaemonSet;
extern const Type kList;

// batch.cc
extern const Type kJob;
extern const Type kObjectReference;
extern const Type kCronJob;

// openshift.cc
extern const Type kOpenShiftDeploymentConfig;

// patches.cc: types of which only the way to merging lists is known.
extern const Type kMetadataOnly;
extern const Type kPodStatusResult;
extern const Type kPodTemplate;
extern const Type kService;
extern const Type kServiceAccount;
extern const Type kNode;
extern const Type kNamespace;
extern const Type kComponentStatus;
extern const Type kValidatingAdmissionPolicy;
extern const Type kValidatingWebhookConfiguration;
extern const Type kMutatingWebhookConfiguration;
extern const Type kHorizontalPodAutoscaler;
extern const Type kFlowSchema;
extern const Type kPriorityLevelConfiguration;
extern const Type kServiceCIDR;
extern const Type kPodDisruptionBudget;
extern const Type kAllocatedResourceClaim;
extern const Type kResourceClaimTemplate;
extern const Type kCSINode;

}  // namespace sidelint::kube::types
