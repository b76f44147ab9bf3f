// A container and everything below it.
//
// Source: k8s.io/api v0.35.3 core/v1, the struct tags.
#include "engine/kube/types/rows.h"
#include "engine/kube/types/types.h"

namespace sidelint::kube::types {

constexpr Field kContainerPortFields[] = {text("name").omitempty(), int32("hostPort").omitempty(),
                                          int32("containerPort"), text("protocol").omitempty().named("v1.Protocol"),
                                          text("hostIP").omitempty()};
constexpr Type kContainerPort{"ContainerPort", kContainerPortFields};

constexpr Field kConfigMapEnvSourceFields[] = {text("name").omitempty().within("LocalObjectReference"),
                                               boolean("optional").pointer().omitempty()};
constexpr Type kConfigMapEnvSource{"ConfigMapEnvSource", kConfigMapEnvSourceFields};

constexpr Field kSecretEnvSourceFields[] = {text("name").omitempty().within("LocalObjectReference"),
                                            boolean("optional").pointer().omitempty()};
constexpr Type kSecretEnvSource{"SecretEnvSource", kSecretEnvSourceFields};

constexpr Field kEnvFromSourceFields[] = {text("prefix").omitempty(),
                                          object("configMapRef", kConfigMapEnvSource).pointer().omitempty(),
                                          object("secretRef", kSecretEnvSource).pointer().omitempty()};
constexpr Type kEnvFromSource{"EnvFromSource", kEnvFromSourceFields};

constexpr Field kConfigMapKeySelectorFields[] = {text("name").omitempty().within("LocalObjectReference"), text("key"),
                                                 boolean("optional").pointer().omitempty()};
constexpr Type kConfigMapKeySelector{"ConfigMapKeySelector", kConfigMapKeySelectorFields};

constexpr Field kSecretKeySelectorFields[] = {text("name").omitempty().within("LocalObjectReference"), text("key"),
                                              boolean("optional").pointer().omitempty()};
constexpr Type kSecretKeySelector{"SecretKeySelector", kSecretKeySelectorFields};

constexpr Field kFileKeySelectorFields[] = {text("volumeName"), text("path"), text("key"),
                                            boolean("optional").pointer().omitempty()};
constexpr Type kFileKeySelector{"FileKeySelector", kFileKeySelectorFields};

constexpr Field kEnvVarSourceFields[] = {object("fieldRef", kObjectFieldSelector).pointer().omitempty(),
                                         object("resourceFieldRef", kResourceFieldSelector).pointer().omitempty(),
                                         object("configMapKeyRef", kConfigMapKeySelector).pointer().omitempty(),
                                         object("secretKeyRef", kSecretKeySelector).pointer().omitempty(),
                                         object("fileKeyRef", kFileKeySelector).pointer().omitempty()};
constexpr Type kEnvVarSource{"EnvVarSource", kEnvVarSourceFields};

constexpr Field kEnvVarFields[] = {text("name"), text("value").omitempty(),
                                   object("valueFrom", kEnvVarSource).pointer().omitempty()};
constinit const Type kEnvVar{"EnvVar", kEnvVarFields};

constexpr Field kResourceClaimFields[] = {text("name"), text("request").omitempty()};
constexpr Type kResourceClaim{"ResourceClaim", kResourceClaimFields};

constexpr Field kResourceRequirementsFields[] = {quantity("limits").map().omitempty().named("v1.ResourceList"),
                                                 quantity("requests").map().omitempty().named("v1.ResourceList"),
                                                 object("claims", kResourceClaim).list().omitempty().keyed_by("name")};
constinit const Type kResourceRequirements{"ResourceRequirements", kResourceRequirementsFields};

constexpr Field kContainerResizePolicyFields[] = {text("resourceName").named("v1.ResourceName"),
                                                  text("restartPolicy").named("v1.ResourceResizeRestartPolicy")};
constexpr Type kContainerResizePolicy{"ContainerResizePolicy", kContainerResizePolicyFields};

constexpr Field kContainerRestartRuleOnExitCodesFields[] = {
    text("operator").omitempty().named("v1.ContainerRestartRuleOnExitCodesOperator"),
    int32("values").list().omitempty()};
constexpr Type kContainerRestartRuleOnExitCodes{"ContainerRestartRuleOnExitCodes",
                                                kContainerRestartRuleOnExitCodesFields};

constexpr Field kContainerRestartRuleFields[] = {
    text("action").omitempty().named("v1.ContainerRestartRuleAction"),
    object("exitCodes", kContainerRestartRuleOnExitCodes).pointer().omitempty()};
constexpr Type kContainerRestartRule{"ContainerRestartRule", kContainerRestartRuleFields};

constexpr Field kVolumeMountFields[] = {
    text("name"),
    boolean("readOnly").omitempty(),
    text("recursiveReadOnly").pointer().omitempty().named("v1.RecursiveReadOnlyMode"),
    text("mountPath"),
    text("subPath").omitempty(),
    text("mountPropagation").pointer().omitempty().named("v1.MountPropagationMode"),
    text("subPathExpr").omitempty()};
constexpr Type kVolumeMount{"VolumeMount", kVolumeMountFields};

constexpr Field kVolumeDeviceFields[] = {text("name"), text("devicePath")};
constexpr Type kVolumeDevice{"VolumeDevice", kVolumeDeviceFields};

constexpr Field kExecActionFields[] = {text("command").list().omitempty()};
constexpr Type kExecAction{"ExecAction", kExecActionFields};

constexpr Field kHTTPHeaderFields[] = {text("name"), text("value")};
constexpr Type kHTTPHeader{"HTTPHeader", kHTTPHeaderFields};

constexpr Field kHTTPGetActionFields[] = {text("path").omitempty(), int_or_string("port"), text("host").omitempty(),
                                          text("scheme").omitempty().named("v1.URIScheme"),
                                          object("httpHeaders", kHTTPHeader).list().omitempty()};
constexpr Type kHTTPGetAction{"HTTPGetAction", kHTTPGetActionFields};

constexpr Field kTCPSocketActionFields[] = {int_or_string("port"), text("host").omitempty()};
constexpr Type kTCPSocketAction{"TCPSocketAction", kTCPSocketActionFields};

constexpr Field kGRPCActionFields[] = {int32("port"), text("service").pointer()};
constexpr Type kGRPCAction{"GRPCAction", kGRPCActionFields};

constexpr Field kProbeFields[] = {object("exec", kExecAction).pointer().omitempty().within("ProbeHandler"),
                                  object("httpGet", kHTTPGetAction).pointer().omitempty().within("ProbeHandler"),
                                  object("tcpSocket", kTCPSocketAction).pointer().omitempty().within("ProbeHandler"),
                                  object("grpc", kGRPCAction).pointer().omitempty().within("ProbeHandler"),
                                  int32("initialDelaySeconds").omitempty(),
                                  int32("timeoutSeconds").omitempty(),
                                  int32("periodSeconds").omitempty(),
                                  int32("successThreshold").omitempty(),
                                  int32("failureThreshold").omitempty(),
                                  int64("terminationGracePeriodSeconds").pointer().omitempty()};
constexpr Type kProbe{"Probe", kProbeFields};

constexpr Field kSleepActionFields[] = {int64("seconds")};
constexpr Type kSleepAction{"SleepAction", kSleepActionFields};

constexpr Field kLifecycleHandlerFields[] = {
    object("exec", kExecAction).pointer().omitempty(), object("httpGet", kHTTPGetAction).pointer().omitempty(),
    object("tcpSocket", kTCPSocketAction).pointer().omitempty(), object("sleep", kSleepAction).pointer().omitempty()};
constexpr Type kLifecycleHandler{"LifecycleHandler", kLifecycleHandlerFields};

constexpr Field kLifecycleFields[] = {object("postStart", kLifecycleHandler).pointer().omitempty(),
                                      object("preStop", kLifecycleHandler).pointer().omitempty(),
                                      text("stopSignal").pointer().omitempty().named("v1.Signal")};
constexpr Type kLifecycle{"Lifecycle", kLifecycleFields};

constexpr Field kCapabilitiesFields[] = {text("add").list().omitempty().named("v1.Capability"),
                                         text("drop").list().omitempty().named("v1.Capability")};
constexpr Type kCapabilities{"Capabilities", kCapabilitiesFields};

constexpr Field kSecurityContextFields[] = {
    object("capabilities", kCapabilities).pointer().omitempty(),
    boolean("privileged").pointer().omitempty(),
    object("seLinuxOptions", kSELinuxOptions).pointer().omitempty(),
    object("windowsOptions", kWindowsSecurityContextOptions).pointer().omitempty(),
    int64("runAsUser").pointer().omitempty(),
    int64("runAsGroup").pointer().omitempty(),
    boolean("runAsNonRoot").pointer().omitempty(),
    boolean("readOnlyRootFilesystem").pointer().omitempty(),
    boolean("allowPrivilegeEscalation").pointer().omitempty(),
    text("procMount").pointer().omitempty().named("v1.ProcMountType"),
    object("seccompProfile", kSeccompProfile).pointer().omitempty(),
    object("appArmorProfile", kAppArmorProfile).pointer().omitempty()};
constexpr Type kSecurityContext{"SecurityContext", kSecurityContextFields};

constexpr Field kContainerFields[] = {
    text("name"),
    text("image").omitempty(),
    text("command").list().omitempty(),
    text("args").list().omitempty(),
    text("workingDir").omitempty(),
    object("ports", kContainerPort).list().omitempty().merge("containerPort").keyed_by("containerPort,protocol"),
    object("envFrom", kEnvFromSource).list().omitempty(),
    object("env", kEnvVar).list().omitempty().merge("name"),
    object("resources", kResourceRequirements).omitempty(),
    object("resizePolicy", kContainerResizePolicy).list().omitempty(),
    text("restartPolicy").pointer().omitempty().named("v1.ContainerRestartPolicy"),
    object("restartPolicyRules", kContainerRestartRule).list().omitempty(),
    object("volumeMounts", kVolumeMount).list().omitempty().merge("mountPath"),
    object("volumeDevices", kVolumeDevice).list().omitempty().merge("devicePath"),
    object("livenessProbe", kProbe).pointer().omitempty(),
    object("readinessProbe", kProbe).pointer().omitempty(),
    object("startupProbe", kProbe).pointer().omitempty(),
    object("lifecycle", kLifecycle).pointer().omitempty(),
    text("terminationMessagePath").omitempty(),
    text("terminationMessagePolicy").omitempty().named("v1.TerminationMessagePolicy"),
    text("imagePullPolicy").omitempty().named("v1.PullPolicy"),
    object("securityContext", kSecurityContext).pointer().omitempty(),
    boolean("stdin").omitempty(),
    boolean("stdinOnce").omitempty(),
    boolean("tty").omitempty()};
constinit const Type kContainer{"Container", kContainerFields};

constexpr Field kEphemeralContainerFields[] = {
    text("name").within("EphemeralContainerCommon"),
    text("image").omitempty().within("EphemeralContainerCommon"),
    text("command").list().omitempty().within("EphemeralContainerCommon"),
    text("args").list().omitempty().within("EphemeralContainerCommon"),
    text("workingDir").omitempty().within("EphemeralContainerCommon"),
    object("ports", kContainerPort)
        .list()
        .omitempty()
        .within("EphemeralContainerCommon")
        .merge("containerPort")
        .keyed_by("containerPort,protocol"),
    object("envFrom", kEnvFromSource).list().omitempty().within("EphemeralContainerCommon"),
    object("env", kEnvVar).list().omitempty().within("EphemeralContainerCommon").merge("name"),
    object("resources", kResourceRequirements).omitempty().within("EphemeralContainerCommon"),
    object("resizePolicy", kContainerResizePolicy).list().omitempty().within("EphemeralContainerCommon"),
    text("restartPolicy").pointer().omitempty().named("v1.ContainerRestartPolicy").within("EphemeralContainerCommon"),
    object("restartPolicyRules", kContainerRestartRule).list().omitempty().within("EphemeralContainerCommon"),
    object("volumeMounts", kVolumeMount).list().omitempty().within("EphemeralContainerCommon").merge("mountPath"),
    object("volumeDevices", kVolumeDevice).list().omitempty().within("EphemeralContainerCommon").merge("devicePath"),
    object("livenessProbe", kProbe).pointer().omitempty().within("EphemeralContainerCommon"),
    object("readinessProbe", kProbe).pointer().omitempty().within("EphemeralContainerCommon"),
    object("startupProbe", kProbe).pointer().omitempty().within("EphemeralContainerCommon"),
    object("lifecycle", kLifecycle).pointer().omitempty().within("EphemeralContainerCommon"),
    text("terminationMessagePath").omitempty().within("EphemeralContainerCommon"),
    text("terminationMessagePolicy")
        .omitempty()
        .named("v1.TerminationMessagePolicy")
        .within("EphemeralContainerCommon"),
    text("imagePullPolicy").omitempty().named("v1.PullPolicy").within("EphemeralContainerCommon"),
    object("securityContext", kSecurityContext).pointer().omitempty().within("EphemeralContainerCommon"),
    boolean("stdin").omitempty().within("EphemeralContainerCommon"),
    boolean("stdinOnce").omitempty().within("EphemeralContainerCommon"),
    boolean("tty").omitempty().within("EphemeralContainerCommon"),
    text("targetContainerName").omitempty()};
constinit const Type kEphemeralContainer{"EphemeralContainer", kEphemeralContainerFields};

}  // namespace sidelint::kube::types
