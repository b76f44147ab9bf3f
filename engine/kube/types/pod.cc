// A pod and its template; containers, volumes and status have files of their own.
//
// Source: k8s.io/api v0.35.3 core/v1, the struct tags.
#include "engine/kube/types/rows.h"
#include "engine/kube/types/types.h"

namespace sidelint::kube::types {

constexpr Field kSysctlFields[] = {text("name"), text("value")};
constexpr Type kSysctl{"Sysctl", kSysctlFields};

constexpr Field kPodSecurityContextFields[] = {
    object("seLinuxOptions", kSELinuxOptions).pointer().omitempty(),
    object("windowsOptions", kWindowsSecurityContextOptions).pointer().omitempty(),
    int64("runAsUser").pointer().omitempty(),
    int64("runAsGroup").pointer().omitempty(),
    boolean("runAsNonRoot").pointer().omitempty(),
    int64("supplementalGroups").list().omitempty(),
    text("supplementalGroupsPolicy").pointer().omitempty().named("v1.SupplementalGroupsPolicy"),
    int64("fsGroup").pointer().omitempty(),
    object("sysctls", kSysctl).list().omitempty(),
    text("fsGroupChangePolicy").pointer().omitempty().named("v1.PodFSGroupChangePolicy"),
    object("seccompProfile", kSeccompProfile).pointer().omitempty(),
    object("appArmorProfile", kAppArmorProfile).pointer().omitempty(),
    text("seLinuxChangePolicy").pointer().omitempty().named("v1.PodSELinuxChangePolicy")};
constexpr Type kPodSecurityContext{"PodSecurityContext", kPodSecurityContextFields};

constexpr Field kNodeSelectorRequirementFields[] = {text("key"), text("operator").named("v1.NodeSelectorOperator"),
                                                    text("values").list().omitempty()};
constexpr Type kNodeSelectorRequirement{"NodeSelectorRequirement", kNodeSelectorRequirementFields};

constexpr Field kNodeSelectorTermFields[] = {object("matchExpressions", kNodeSelectorRequirement).list().omitempty(),
                                             object("matchFields", kNodeSelectorRequirement).list().omitempty()};
constexpr Type kNodeSelectorTerm{"NodeSelectorTerm", kNodeSelectorTermFields};

constexpr Field kNodeSelectorFields[] = {object("nodeSelectorTerms", kNodeSelectorTerm).list()};
constexpr Type kNodeSelector{"NodeSelector", kNodeSelectorFields};

constexpr Field kPreferredSchedulingTermFields[] = {int32("weight"), object("preference", kNodeSelectorTerm)};
constexpr Type kPreferredSchedulingTerm{"PreferredSchedulingTerm", kPreferredSchedulingTermFields};

constexpr Field kNodeAffinityFields[] = {
    object("requiredDuringSchedulingIgnoredDuringExecution", kNodeSelector).pointer().omitempty(),
    object("preferredDuringSchedulingIgnoredDuringExecution", kPreferredSchedulingTerm).list().omitempty()};
constexpr Type kNodeAffinity{"NodeAffinity", kNodeAffinityFields};

constexpr Field kPodAffinityTermFields[] = {object("labelSelector", kLabelSelector).pointer().omitempty(),
                                            text("namespaces").list().omitempty(),
                                            text("topologyKey"),
                                            object("namespaceSelector", kLabelSelector).pointer().omitempty(),
                                            text("matchLabelKeys").list().omitempty(),
                                            text("mismatchLabelKeys").list().omitempty()};
constexpr Type kPodAffinityTerm{"PodAffinityTerm", kPodAffinityTermFields};

constexpr Field kWeightedPodAffinityTermFields[] = {int32("weight"), object("podAffinityTerm", kPodAffinityTerm)};
constexpr Type kWeightedPodAffinityTerm{"WeightedPodAffinityTerm", kWeightedPodAffinityTermFields};

constexpr Field kPodAffinityFields[] = {
    object("requiredDuringSchedulingIgnoredDuringExecution", kPodAffinityTerm).list().omitempty(),
    object("preferredDuringSchedulingIgnoredDuringExecution", kWeightedPodAffinityTerm).list().omitempty()};
constexpr Type kPodAffinity{"PodAffinity", kPodAffinityFields};

constexpr Field kPodAntiAffinityFields[] = {
    object("requiredDuringSchedulingIgnoredDuringExecution", kPodAffinityTerm).list().omitempty(),
    object("preferredDuringSchedulingIgnoredDuringExecution", kWeightedPodAffinityTerm).list().omitempty()};
constexpr Type kPodAntiAffinity{"PodAntiAffinity", kPodAntiAffinityFields};

constexpr Field kAffinityFields[] = {object("nodeAffinity", kNodeAffinity).pointer().omitempty(),
                                     object("podAffinity", kPodAffinity).pointer().omitempty(),
                                     object("podAntiAffinity", kPodAntiAffinity).pointer().omitempty()};
constexpr Type kAffinity{"Affinity", kAffinityFields};

constexpr Field kTolerationFields[] = {
    text("key").omitempty(), text("operator").omitempty().named("v1.TolerationOperator"), text("value").omitempty(),
    text("effect").omitempty().named("v1.TaintEffect"), int64("tolerationSeconds").pointer().omitempty()};
constexpr Type kToleration{"Toleration", kTolerationFields};

constexpr Field kHostAliasFields[] = {text("ip"), text("hostnames").list().omitempty()};
constexpr Type kHostAlias{"HostAlias", kHostAliasFields};

constexpr Field kPodDNSConfigOptionFields[] = {text("name").omitempty(), text("value").pointer().omitempty()};
constexpr Type kPodDNSConfigOption{"PodDNSConfigOption", kPodDNSConfigOptionFields};

constexpr Field kPodDNSConfigFields[] = {text("nameservers").list().omitempty(), text("searches").list().omitempty(),
                                         object("options", kPodDNSConfigOption).list().omitempty()};
constexpr Type kPodDNSConfig{"PodDNSConfig", kPodDNSConfigFields};

constexpr Field kPodReadinessGateFields[] = {text("conditionType").named("v1.PodConditionType")};
constexpr Type kPodReadinessGate{"PodReadinessGate", kPodReadinessGateFields};

constexpr Field kTopologySpreadConstraintFields[] = {
    int32("maxSkew"),
    text("topologyKey"),
    text("whenUnsatisfiable").named("v1.UnsatisfiableConstraintAction"),
    object("labelSelector", kLabelSelector).pointer().omitempty(),
    int32("minDomains").pointer().omitempty(),
    text("nodeAffinityPolicy").pointer().omitempty().named("v1.NodeInclusionPolicy"),
    text("nodeTaintsPolicy").pointer().omitempty().named("v1.NodeInclusionPolicy"),
    text("matchLabelKeys").list().omitempty()};
constexpr Type kTopologySpreadConstraint{"TopologySpreadConstraint", kTopologySpreadConstraintFields};

constexpr Field kPodOSFields[] = {text("name").named("v1.OSName")};
constexpr Type kPodOS{"PodOS", kPodOSFields};

constexpr Field kPodSchedulingGateFields[] = {text("name")};
constexpr Type kPodSchedulingGate{"PodSchedulingGate", kPodSchedulingGateFields};

constexpr Field kPodResourceClaimFields[] = {text("name"), text("resourceClaimName").pointer().omitempty(),
                                             text("resourceClaimTemplateName").pointer().omitempty()};
constexpr Type kPodResourceClaim{"PodResourceClaim", kPodResourceClaimFields};

constexpr Field kWorkloadReferenceFields[] = {text("name"), text("podGroup"), text("podGroupReplicaKey").omitempty()};
constexpr Type kWorkloadReference{"WorkloadReference", kWorkloadReferenceFields};

constexpr Field kPodSpecFields[] = {
    object("volumes", kVolume).list().omitempty().merge_retaining("name"),
    object("initContainers", kContainer).list().omitempty().merge("name"),
    object("containers", kContainer).list().merge("name"),
    object("ephemeralContainers", kEphemeralContainer).list().omitempty().merge("name"),
    text("restartPolicy").omitempty().named("v1.RestartPolicy"),
    int64("terminationGracePeriodSeconds").pointer().omitempty(),
    int64("activeDeadlineSeconds").pointer().omitempty(),
    text("dnsPolicy").omitempty().named("v1.DNSPolicy"),
    text("nodeSelector").map().omitempty(),
    text("serviceAccountName").omitempty(),
    text("serviceAccount").omitempty(),
    boolean("automountServiceAccountToken").pointer().omitempty(),
    text("nodeName").omitempty(),
    boolean("hostNetwork").omitempty(),
    boolean("hostPID").omitempty(),
    boolean("hostIPC").omitempty(),
    boolean("shareProcessNamespace").pointer().omitempty(),
    object("securityContext", kPodSecurityContext).pointer().omitempty(),
    object("imagePullSecrets", kLocalObjectReference).list().omitempty().merge("name"),
    text("hostname").omitempty(),
    text("subdomain").omitempty(),
    object("affinity", kAffinity).pointer().omitempty(),
    text("schedulerName").omitempty(),
    object("tolerations", kToleration).list().omitempty(),
    object("hostAliases", kHostAlias).list().omitempty().merge("ip"),
    text("priorityClassName").omitempty(),
    int32("priority").pointer().omitempty(),
    object("dnsConfig", kPodDNSConfig).pointer().omitempty(),
    object("readinessGates", kPodReadinessGate).list().omitempty(),
    text("runtimeClassName").pointer().omitempty(),
    boolean("enableServiceLinks").pointer().omitempty(),
    text("preemptionPolicy").pointer().omitempty().named("v1.PreemptionPolicy"),
    quantity("overhead").map().omitempty().named("v1.ResourceList"),
    object("topologySpreadConstraints", kTopologySpreadConstraint)
        .list()
        .omitempty()
        .merge("topologyKey")
        .keyed_by("topologyKey,whenUnsatisfiable"),
    boolean("setHostnameAsFQDN").pointer().omitempty(),
    object("os", kPodOS).pointer().omitempty(),
    boolean("hostUsers").pointer().omitempty(),
    object("schedulingGates", kPodSchedulingGate).list().omitempty().merge("name"),
    object("resourceClaims", kPodResourceClaim).list().omitempty().merge_retaining("name"),
    object("resources", kResourceRequirements).pointer().omitempty(),
    text("hostnameOverride").pointer().omitempty(),
    object("workloadRef", kWorkloadReference).pointer().omitempty()};
constexpr Type kPodSpec{"PodSpec", kPodSpecFields};

constexpr Field kPodFields[] = {text("kind").omitempty().within("TypeMeta"),
                                text("apiVersion").omitempty().within("TypeMeta"),
                                object("metadata", kObjectMeta).omitempty(), object("spec", kPodSpec).omitempty(),
                                object("status", kPodStatus).omitempty()};
constinit const Type kPod{"Pod", kPodFields};

constexpr Field kPodTemplateSpecFields[] = {object("metadata", kObjectMeta).omitempty(),
                                            object("spec", kPodSpec).omitempty()};
constinit const Type kPodTemplateSpec{"PodTemplateSpec", kPodTemplateSpecFields};

}  // namespace sidelint::kube::types
