// A pod's status.
//
// Source: k8s.io/api v0.35.3 core/v1, the struct tags.
#include "engine/kube/types/rows.h"
#include "engine/kube/types/types.h"

namespace sidelint::kube::types {

constexpr Field kPodConditionFields[] = {text("type").named("v1.PodConditionType"),
                                         int64("observedGeneration").omitempty(),
                                         text("status").named("v1.ConditionStatus"),
                                         time("lastProbeTime").omitempty(),
                                         time("lastTransitionTime").omitempty(),
                                         text("reason").omitempty(),
                                         text("message").omitempty()};
constexpr Type kPodCondition{"PodCondition", kPodConditionFields};

constexpr Field kHostIPFields[] = {text("ip")};
constexpr Type kHostIP{"HostIP", kHostIPFields};

constexpr Field kPodIPFields[] = {text("ip")};
constexpr Type kPodIP{"PodIP", kPodIPFields};

constexpr Field kContainerStateWaitingFields[] = {text("reason").omitempty(), text("message").omitempty()};
constexpr Type kContainerStateWaiting{"ContainerStateWaiting", kContainerStateWaitingFields};

constexpr Field kContainerStateRunningFields[] = {time("startedAt").omitempty()};
constexpr Type kContainerStateRunning{"ContainerStateRunning", kContainerStateRunningFields};

constexpr Field kContainerStateTerminatedFields[] = {int32("exitCode"),
                                                     int32("signal").omitempty(),
                                                     text("reason").omitempty(),
                                                     text("message").omitempty(),
                                                     time("startedAt").omitempty(),
                                                     time("finishedAt").omitempty(),
                                                     text("containerID").omitempty()};
constexpr Type kContainerStateTerminated{"ContainerStateTerminated", kContainerStateTerminatedFields};

constexpr Field kContainerStateFields[] = {object("waiting", kContainerStateWaiting).pointer().omitempty(),
                                           object("running", kContainerStateRunning).pointer().omitempty(),
                                           object("terminated", kContainerStateTerminated).pointer().omitempty()};
constexpr Type kContainerState{"ContainerState", kContainerStateFields};

constexpr Field kVolumeMountStatusFields[] = {
    text("name"), text("mountPath"), boolean("readOnly").omitempty(),
    text("recursiveReadOnly").pointer().omitempty().named("v1.RecursiveReadOnlyMode")};
constexpr Type kVolumeMountStatus{"VolumeMountStatus", kVolumeMountStatusFields};

constexpr Field kLinuxContainerUserFields[] = {int64("uid"), int64("gid"),
                                               int64("supplementalGroups").list().omitempty()};
constexpr Type kLinuxContainerUser{"LinuxContainerUser", kLinuxContainerUserFields};

constexpr Field kContainerUserFields[] = {object("linux", kLinuxContainerUser).pointer().omitempty()};
constexpr Type kContainerUser{"ContainerUser", kContainerUserFields};

constexpr Field kResourceHealthFields[] = {text("resourceID").named("v1.ResourceID"),
                                           text("health").omitempty().named("v1.ResourceHealthStatus")};
constexpr Type kResourceHealth{"ResourceHealth", kResourceHealthFields};

constexpr Field kResourceStatusFields[] = {
    text("name").named("v1.ResourceName"),
    object("resources", kResourceHealth).list().omitempty().keyed_by("resourceID")};
constexpr Type kResourceStatus{"ResourceStatus", kResourceStatusFields};

constexpr Field kContainerStatusFields[] = {
    text("name"),
    object("state", kContainerState).omitempty(),
    object("lastState", kContainerState).omitempty(),
    boolean("ready"),
    int32("restartCount"),
    text("image"),
    text("imageID"),
    text("containerID").omitempty(),
    boolean("started").pointer().omitempty(),
    quantity("allocatedResources").map().omitempty().named("v1.ResourceList"),
    object("resources", kResourceRequirements).pointer().omitempty(),
    object("volumeMounts", kVolumeMountStatus).list().omitempty().merge("mountPath"),
    object("user", kContainerUser).pointer().omitempty(),
    object("allocatedResourcesStatus", kResourceStatus).list().omitempty().merge("name"),
    text("stopSignal").pointer().omitempty().named("v1.Signal")};
constexpr Type kContainerStatus{"ContainerStatus", kContainerStatusFields};

constexpr Field kPodResourceClaimStatusFields[] = {text("name"), text("resourceClaimName").pointer().omitempty()};
constexpr Type kPodResourceClaimStatus{"PodResourceClaimStatus", kPodResourceClaimStatusFields};

constexpr Field kContainerExtendedResourceRequestFields[] = {text("containerName"), text("resourceName"),
                                                             text("requestName")};
constexpr Type kContainerExtendedResourceRequest{"ContainerExtendedResourceRequest",
                                                 kContainerExtendedResourceRequestFields};

constexpr Field kPodExtendedResourceClaimStatusFields[] = {
    object("requestMappings", kContainerExtendedResourceRequest).list(), text("resourceClaimName")};
constexpr Type kPodExtendedResourceClaimStatus{"PodExtendedResourceClaimStatus", kPodExtendedResourceClaimStatusFields};

constexpr Field kPodStatusFields[] = {
    int64("observedGeneration").omitempty(),
    text("phase").omitempty().named("v1.PodPhase"),
    object("conditions", kPodCondition).list().omitempty().merge("type"),
    text("message").omitempty(),
    text("reason").omitempty(),
    text("nominatedNodeName").omitempty(),
    text("hostIP").omitempty(),
    object("hostIPs", kHostIP).list().omitempty().merge("ip"),
    text("podIP").omitempty(),
    object("podIPs", kPodIP).list().omitempty().merge("ip"),
    time("startTime").pointer().omitempty(),
    object("initContainerStatuses", kContainerStatus).list().omitempty(),
    object("containerStatuses", kContainerStatus).list().omitempty(),
    text("qosClass").omitempty().named("v1.PodQOSClass"),
    object("ephemeralContainerStatuses", kContainerStatus).list().omitempty(),
    text("resize").omitempty().named("v1.PodResizeStatus"),
    object("resourceClaimStatuses", kPodResourceClaimStatus).list().omitempty().merge_retaining("name"),
    object("extendedResourceClaimStatus", kPodExtendedResourceClaimStatus).pointer().omitempty(),
    quantity("allocatedResources").map().omitempty().named("v1.ResourceList"),
    object("resources", kResourceRequirements).pointer().omitempty()};
constinit const Type kPodStatus{"PodStatus", kPodStatusFields};

}  // namespace sidelint::kube::types
