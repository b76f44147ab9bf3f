#include "engine/inject/proto/schema.h"

namespace sidelint::inject::proto {
namespace {

// What the injector's ConfigMap can hold under `values`. Keys that are not listed are accepted unseen, as unknown ones.
constexpr std::string_view kValues = R"(
Values = cni:CNIConfig gateways:GatewaysConfig global:GlobalConfig pilot:PilotConfig ztunnel:pb.Value
    telemetry:TelemetryConfig sidecarInjectorWebhook:SidecarInjectorConfig istio_cni:CNIUsageConfig
    revision:string ownerName:string meshConfig:pb.Value base:BaseConfig istiodRemote:IstiodRemoteConfig
    revisionTags:[string] defaultRevision:string profile:string compatibilityVersion:string
    experimental:ExperimentalConfig gatewayClasses:pb.Value
GlobalConfig = arch:ArchConfig certSigners:[string] configValidation:pb.BoolValue defaultNodeSelector:pb.Struct
    defaultPodDisruptionBudget:Switch defaultResources:DefaultResourcesConfig defaultTolerations:[pb.Struct]
    hub:string imagePullPolicy:string imagePullSecrets:[string] istioNamespace:string logAsJson:pb.BoolValue
    logging:GlobalLoggingConfig meshID:string meshNetworks:pb.Struct multiCluster:MultiClusterConfig
    network:string podDNSSearchNamespaces:[string] omitSidecarInjectorConfigMap:pb.BoolValue
    operatorManageWebhooks:pb.BoolValue priorityClassName:string proxy:ProxyConfig proxy_init:ProxyInitConfig
    sds:SDSConfig tag:pb.Value variant:string tracer:TracerConfig remotePilotAddress:string istiod:IstiodConfig
    pilotCertProvider:string jwtPolicy:string sts:STSConfig revision:string mountMtlsCerts:pb.BoolValue
    caAddress:string externalIstiod:pb.BoolValue configCluster:pb.BoolValue caName:string platform:string
    ipFamilies:[string] ipFamilyPolicy:string waypoint:WaypointConfig>25 trustBundleName:string
    nativeNftables:pb.BoolValue>27 networkPolicy:Switch>28 resourceScope:#ResourceScope>28
    agentgateway:Agentgateway>30 enableReaderRBAC:pb.BoolValue>30
ArchConfig = amd64:u32 ppc64le:u32 s390x:u32 arm64:u32
Switch = enabled:pb.BoolValue
Agentgateway = image:string
DefaultResourcesConfig = requests:ResourcesRequestsConfig
ResourcesRequestsConfig = cpu:string memory:string
GlobalLoggingConfig = level:string
MultiClusterConfig = enabled:pb.BoolValue clusterName:string globalDomainSuffix:string
    includeEnvoyFilter:pb.BoolValue
ProxyConfig = autoInject:string clusterDomain:string componentLogLevel:string enableCoreDump:pb.BoolValue
    excludeInboundPorts:string excludeIPRanges:string image:string includeIPRanges:string logLevel:string
    outlierLogPath:string privileged:pb.BoolValue readinessInitialDelaySeconds:u32 readinessPeriodSeconds:u32
    readinessFailureThreshold:u32 seccompProfile:pb.Struct>29 startupProbe:StartupProbe statusPort:u32
    resources:Resources tracer:#tracer excludeOutboundPorts:string lifecycle:pb.Struct
    holdApplicationUntilProxyStarts:pb.BoolValue includeInboundPorts:string includeOutboundPorts:string
StartupProbe = enabled:pb.BoolValue failureThreshold:u32
Resources = limits:{string} requests:{string}
ProxyInitConfig = image:string resources:Resources
SDSConfig = token:pb.Struct
TracerConfig = datadog:TracerDatadogConfig lightstep:TracerLightStepConfig zipkin:TracerZipkinConfig
    stackdriver:TracerStackdriverConfig
TracerDatadogConfig = address:string
TracerLightStepConfig = address:string accessToken:string
TracerZipkinConfig = address:string
TracerStackdriverConfig = debug:pb.BoolValue maxNumberOfAttributes:u32 maxNumberOfAnnotations:u32
    maxNumberOfMessageEvents:u32
IstiodConfig = enableAnalysis:pb.BoolValue
STSConfig = servicePort:u32
WaypointConfig = resources:Resources affinity:pb.Struct topologySpreadConstraints:[pb.Struct]
    nodeSelector:pb.Struct toleration:[pb.Struct]
SidecarInjectorConfig = enableNamespacesByDefault:pb.BoolValue reinvocationPolicy:string
    neverInjectSelector:[pb.Struct] alwaysInjectSelector:[pb.Struct] rewriteAppHTTPProbe:pb.BoolValue
    injectedAnnotations:pb.Struct injectionURL:string templates:pb.Struct defaultTemplates:[string]
CNIUsageConfig = enabled:pb.BoolValue chained:pb.BoolValue provider:string
PilotConfig = enabled:pb.BoolValue autoscaleEnabled:pb.BoolValue autoscaleMin:u32 autoscaleMax:u32
    replicaCount:u32 image:string traceSampling:f64 resources:Resources nodeSelector:pb.Struct
    keepaliveMaxServerConnectionAge:pb.Duration deploymentLabels:pb.Struct podLabels:pb.Struct
    configMap:pb.BoolValue env:pb.Struct affinity:pb.Struct tolerations:[pb.Struct] podAnnotations:pb.Struct
    serviceAnnotations:pb.Struct jwksResolverExtraRootCA:string hub:string tag:pb.Value variant:string
    seccompProfile:pb.Struct ipFamilies:[string] ipFamilyPolicy:string cni:CNIUsageConfig
    trustedZtunnelNamespace:string crlConfigMapName:string
GatewaysConfig = enabled:pb.BoolValue securityContext:pb.Value seccompProfile:pb.Value
CNIConfig = enabled:pb.BoolValue hub:string tag:pb.Value variant:string image:string chained:pb.BoolValue
    provider:string excludeNamespaces:[string] cniBinDir:string cniConfDir:string
TelemetryConfig = enabled:pb.BoolValue v2:TelemetryV2Config
TelemetryV2Config = enabled:pb.BoolValue prometheus:Switch stackdriver:Switch
BaseConfig = enableCRDTemplates:pb.BoolValue excludedCRDs:[string] validationURL:string
    enableIstioConfigCRDs:pb.BoolValue validateGateway:pb.BoolValue validationCABundle:string
IstiodRemoteConfig = injectionURL:string injectionPath:string injectionCABundle:string enabled:pb.BoolValue
    enabledLocalInjectorIstiod:pb.BoolValue
ExperimentalConfig = stableValidationPolicy:pb.BoolValue
#ResourceScope = undefined=0 all=1 cluster=2 namespace=3
#tracer = zipkin=0 lightstep=1 datadog=2 stackdriver=3 openCensusAgent=4 none=5
)";

}  // namespace

std::string_view values_schema() { return kValues; }

}  // namespace sidelint::inject::proto
