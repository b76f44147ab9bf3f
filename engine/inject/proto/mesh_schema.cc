#include "engine/inject/proto/schema.h"

namespace sidelint::inject::proto {
namespace {

constexpr std::string_view kMesh = R"(
MeshConfig = proxy_listen_port:i32 proxy_inbound_listen_port:i32 proxy_http_port:i32
    connect_timeout:pb.Duration hbone_idle_timeout:pb.Duration>29 protocol_detection_timeout:pb.Duration
    tcp_keepalive:net.ConnectionPoolSettings.TCPSettings.TcpKeepalive ingress_class:string
    ingress_service:string ingress_controller_mode:#MeshConfig.IngressControllerMode ingress_selector:string
    enable_tracing:bool access_log_file:string access_log_format:string
    access_log_encoding:#MeshConfig.AccessLogEncoding enable_envoy_access_log_service:bool
    disable_envoy_listener_log:bool default_config:ProxyConfig
    outbound_traffic_policy:MeshConfig.OutboundTrafficPolicy
    inbound_traffic_policy:MeshConfig.InboundTrafficPolicy>22 config_sources:[ConfigSource]
    enable_auto_mtls:pb.BoolValue trust_domain:string trust_domain_aliases:[string]
    ca_certificates:[MeshConfig.CertificateData] default_service_export_to:[string]
    default_virtual_service_export_to:[string] default_destination_rule_export_to:[string]
    root_namespace:string locality_lb_setting:net.LocalityLoadBalancerSetting
    zone_aware_lb_setting:net.ZoneAwareLoadBalancerSetting>30 dns_refresh_rate:pb.Duration
    h2_upgrade_policy:#MeshConfig.H2UpgradePolicy inbound_cluster_stat_name:string
    outbound_cluster_stat_name:string certificates:[Certificate] service_settings:[MeshConfig.ServiceSettings]
    service_scope_configs:[MeshConfig.ServiceScopeConfigs]>27 enable_prometheus_merge:bool<7 enable_prometheus_merge:pb.BoolValue>7
    verify_certificate_at_client:pb.BoolValue ca:MeshConfig.CA
    extension_providers:[MeshConfig.ExtensionProvider] default_providers:MeshConfig.DefaultProviders
    discovery_selectors:[LabelSelector] path_normalization:MeshConfig.ProxyPathNormalization
    default_http_retry_policy:net.HTTPRetry mesh_mTLS:MeshConfig.TLSConfig tls_defaults:MeshConfig.TLSConfig
    default_traffic_policy:MeshConfig.DefaultTrafficPolicy>30
    service_entry_visibility:ServiceEntryVisibility>30
    mixer_check_server:string<9 mixer_report_server:string<9 disable_policy_checks:bool<9
    policy_check_fail_open:bool<9 sidecar_to_telemetry_session_affinity:bool<9 disable_mixer_http_reports:bool<9
    enable_client_side_policy_check:bool<9 report_batch_max_entries:u32<9 report_batch_max_time:pb.Duration<9
    rds_refresh_delay:pb.Duration<9 sds_uds_path:string<8 sds_refresh_delay:pb.Duration<8
    enable_sds_token_mount:bool<8 sds_use_k8s_sa_jwt:bool<8
MeshConfig.OutboundTrafficPolicy = mode:#MeshConfig.OutboundTrafficPolicy.Mode tls:net.ClientTLSSettings>30
MeshConfig.InboundTrafficPolicy = mode:#MeshConfig.InboundTrafficPolicy.Mode
ConfigSource = address:string tls_settings:net.ClientTLSSettings subscribed_resources:[#Resource]
MeshConfig.CertificateData = pem:string@certificate_data spiffe_bundle_url:string@certificate_data
    cert_signers:[string] trust_domains:[string]
net.LocalityLoadBalancerSetting = distribute:[net.LocalityLoadBalancerSetting.Distribute]
    failover:[net.LocalityLoadBalancerSetting.Failover] failover_priority:[string] enabled:pb.BoolValue
net.LocalityLoadBalancerSetting.Distribute = from:string to:{u32}
net.LocalityLoadBalancerSetting.Failover = from:string to:string
net.ZoneAwareLoadBalancerSetting = enabled:pb.BoolValue failover:[net.ZoneAwareLoadBalancerSetting.Failover]
    failover_priority:[string] min_cluster_size:pb.UInt32Value
net.ZoneAwareLoadBalancerSetting.Failover = from:string to:string
Certificate = secret_name:string dns_names:[string]
MeshConfig.ServiceSettings = settings:MeshConfig.ServiceSettings.Settings hosts:[string]
MeshConfig.ServiceSettings.Settings = cluster_local:bool
MeshConfig.ServiceScopeConfigs = namespace_selector:LabelSelector services_selector:LabelSelector
    scope:#MeshConfig.ServiceScopeConfigs.Scope
LabelSelector = matchLabels:{string} matchExpressions:[LabelSelectorRequirement]
LabelSelectorRequirement = key:string operator:string values:[string]
MeshConfig.CA = address:string tls_settings:net.ClientTLSSettings request_timeout:pb.Duration istiod_side:bool
MeshConfig.ExtensionProvider = name:string
    envoy_ext_authz_http:MeshConfig.ExtensionProvider.EnvoyExternalAuthorizationHttpProvider@provider
    envoy_ext_authz_grpc:MeshConfig.ExtensionProvider.EnvoyExternalAuthorizationGrpcProvider@provider
    zipkin:MeshConfig.ExtensionProvider.ZipkinTracingProvider@provider
    lightstep:MeshConfig.ExtensionProvider.LightstepTracingProvider@provider
    datadog:MeshConfig.ExtensionProvider.DatadogTracingProvider@provider
    stackdriver:MeshConfig.ExtensionProvider.StackdriverProvider@provider
    opencensus:MeshConfig.ExtensionProvider.OpenCensusAgentTracingProvider@provider
    skywalking:MeshConfig.ExtensionProvider.SkyWalkingTracingProvider@provider
    opentelemetry:MeshConfig.ExtensionProvider.OpenTelemetryTracingProvider@provider
    prometheus:MeshConfig.ExtensionProvider.PrometheusMetricsProvider@provider
    envoy_file_access_log:MeshConfig.ExtensionProvider.EnvoyFileAccessLogProvider@provider
    envoy_http_als:MeshConfig.ExtensionProvider.EnvoyHttpGrpcV3LogProvider@provider
    envoy_tcp_als:MeshConfig.ExtensionProvider.EnvoyTcpGrpcV3LogProvider@provider
    envoy_otel_als:MeshConfig.ExtensionProvider.EnvoyOpenTelemetryLogProvider@provider
    sds:MeshConfig.ExtensionProvider.SDSProvider@provider>27
MeshConfig.ExtensionProvider.EnvoyExternalAuthorizationHttpProvider = service:string port:u32
    timeout:pb.Duration path_prefix:string fail_open:bool clear_route_cache:bool>26 status_on_error:string
    include_headers_in_check:[string] include_request_headers_in_check:[string]
    include_additional_headers_in_check:{string}
    include_request_body_in_check:MeshConfig.ExtensionProvider.EnvoyExternalAuthorizationRequestBody
    headers_to_upstream_on_allow:[string] headers_to_downstream_on_deny:[string]
    headers_to_downstream_on_allow:[string]
MeshConfig.ExtensionProvider.EnvoyExternalAuthorizationRequestBody = max_request_bytes:u32
    allow_partial_message:bool pack_as_bytes:bool
MeshConfig.ExtensionProvider.EnvoyExternalAuthorizationGrpcProvider = service:string port:u32
    timeout:pb.Duration fail_open:bool clear_route_cache:bool>26 status_on_error:string
    include_request_body_in_check:MeshConfig.ExtensionProvider.EnvoyExternalAuthorizationRequestBody
MeshConfig.ExtensionProvider.ZipkinTracingProvider = service:string port:u32 max_tag_length:u32
    enable_64bit_trace_id:bool path:string>24
    trace_context_option:#MeshConfig.ExtensionProvider.ZipkinTracingProvider.TraceContextOption>28
    timeout:pb.Duration>29 headers:[MeshConfig.ExtensionProvider.HttpHeader]>29
MeshConfig.ExtensionProvider.HttpHeader = name:string value:string@header_value
    env_name:string@header_value>26
MeshConfig.ExtensionProvider.LightstepTracingProvider = service:string port:u32 access_token:string
    max_tag_length:u32
MeshConfig.ExtensionProvider.DatadogTracingProvider = service:string port:u32 max_tag_length:u32
MeshConfig.ExtensionProvider.StackdriverProvider = debug:bool max_number_of_attributes:pb.Int64Value
    max_number_of_annotations:pb.Int64Value max_number_of_message_events:pb.Int64Value max_tag_length:u32
    logging:MeshConfig.ExtensionProvider.StackdriverProvider.Logging
MeshConfig.ExtensionProvider.StackdriverProvider.Logging = labels:{string}
MeshConfig.ExtensionProvider.OpenCensusAgentTracingProvider = service:string port:u32
    context:[#MeshConfig.ExtensionProvider.OpenCensusAgentTracingProvider.TraceContext] max_tag_length:u32
MeshConfig.ExtensionProvider.SkyWalkingTracingProvider = service:string port:u32 access_token:string
MeshConfig.ExtensionProvider.OpenTelemetryTracingProvider = service:string port:u32 max_tag_length:u32
    http:MeshConfig.ExtensionProvider.HttpService>22 grpc:MeshConfig.ExtensionProvider.GrpcService>24
    resource_detectors:MeshConfig.ExtensionProvider.ResourceDetectors>22
    service_attribute_enrichment:#MeshConfig.ExtensionProvider.ServiceAttributeEnrichment>30
    dynatrace_sampler:MeshConfig.ExtensionProvider.OpenTelemetryTracingProvider.DynatraceSampler@sampling>22
MeshConfig.ExtensionProvider.HttpService = path:string timeout:pb.Duration
    headers:[MeshConfig.ExtensionProvider.HttpHeader]
MeshConfig.ExtensionProvider.GrpcService = timeout:pb.Duration
    initial_metadata:[MeshConfig.ExtensionProvider.HttpHeader]
MeshConfig.ExtensionProvider.ResourceDetectors =
    environment:MeshConfig.ExtensionProvider.ResourceDetectors.EnvironmentResourceDetector
    dynatrace:MeshConfig.ExtensionProvider.ResourceDetectors.DynatraceResourceDetector
MeshConfig.ExtensionProvider.ResourceDetectors.EnvironmentResourceDetector =
MeshConfig.ExtensionProvider.ResourceDetectors.DynatraceResourceDetector =
MeshConfig.ExtensionProvider.OpenTelemetryTracingProvider.DynatraceSampler = tenant:string cluster_id:i32
    root_spans_per_minute:u32
    http_service:MeshConfig.ExtensionProvider.OpenTelemetryTracingProvider.DynatraceSampler.DynatraceApi
MeshConfig.ExtensionProvider.OpenTelemetryTracingProvider.DynatraceSampler.DynatraceApi = service:string
    port:u32 http:MeshConfig.ExtensionProvider.HttpService
MeshConfig.ExtensionProvider.PrometheusMetricsProvider =
MeshConfig.ExtensionProvider.EnvoyFileAccessLogProvider = path:string
    log_format:MeshConfig.ExtensionProvider.EnvoyFileAccessLogProvider.LogFormat omit_empty_values:bool>26
MeshConfig.ExtensionProvider.EnvoyFileAccessLogProvider.LogFormat = text:string@log_format
    labels:pb.Struct@log_format
MeshConfig.ExtensionProvider.EnvoyHttpGrpcV3LogProvider = service:string port:u32 log_name:string
    filter_state_objects_to_log:[string] additional_request_headers_to_log:[string]
    additional_response_headers_to_log:[string] additional_response_trailers_to_log:[string]
MeshConfig.ExtensionProvider.EnvoyTcpGrpcV3LogProvider = service:string port:u32 log_name:string
    filter_state_objects_to_log:[string]
MeshConfig.ExtensionProvider.EnvoyOpenTelemetryLogProvider = service:string port:u32 log_name:string
    log_format:MeshConfig.ExtensionProvider.EnvoyOpenTelemetryLogProvider.LogFormat
MeshConfig.ExtensionProvider.EnvoyOpenTelemetryLogProvider.LogFormat = text:string labels:pb.Struct
MeshConfig.ExtensionProvider.SDSProvider = name:string service:string port:u32
MeshConfig.DefaultProviders = tracing:[string] metrics:[string] access_logging:[string]
MeshConfig.ProxyPathNormalization = normalization:#MeshConfig.ProxyPathNormalization.NormalizationType
net.HTTPRetry = attempts:i32 per_try_timeout:pb.Duration retry_on:string retry_remote_localities:pb.BoolValue
    retry_ignore_previous_hosts:pb.BoolValue>26 backoff:pb.Duration>26
MeshConfig.TLSConfig = min_protocol_version:#MeshConfig.TLSConfig.TLSProtocol ecdh_curves:[string]
    cipher_suites:[string]
MeshConfig.DefaultTrafficPolicy = connection_pool:net.ConnectionPoolSettings
    outlier_detection:net.OutlierDetection
net.ConnectionPoolSettings = tcp:net.ConnectionPoolSettings.TCPSettings
    http:net.ConnectionPoolSettings.HTTPSettings
net.ConnectionPoolSettings.TCPSettings = max_connections:i32 connect_timeout:pb.Duration
    tcp_keepalive:net.ConnectionPoolSettings.TCPSettings.TcpKeepalive max_connection_duration:pb.Duration
    idle_timeout:pb.Duration
net.ConnectionPoolSettings.HTTPSettings = http1_max_pending_requests:i32 http2_max_requests:i32
    max_requests_per_connection:i32 max_retries:i32 idle_timeout:pb.Duration
    h2_upgrade_policy:#net.ConnectionPoolSettings.HTTPSettings.H2UpgradePolicy use_client_protocol:bool
    max_concurrent_streams:i32 http2_keep_alive:net.ConnectionPoolSettings.HTTPSettings.ConnectionKeepalive
net.ConnectionPoolSettings.HTTPSettings.ConnectionKeepalive = interval:pb.Duration timeout:pb.Duration
net.OutlierDetection = consecutive_errors:i32 split_external_local_origin_errors:bool
    consecutive_local_origin_failures:pb.UInt32Value consecutive_gateway_errors:pb.UInt32Value
    consecutive_5xx_errors:pb.UInt32Value interval:pb.Duration base_ejection_time:pb.Duration
    max_ejection_percent:i32 min_health_percent:i32 outlier_detection_http_error_codes:[u32]
ServiceEntryVisibility = default_visibility:#ServiceEntryVisibility.Visibility apply_to_sidecars:bool
    policies:[ServiceEntryVisibility.Policy]
ServiceEntryVisibility.Policy = visibility:#ServiceEntryVisibility.Visibility
    matching_rules:[ServiceEntryVisibility.MatchRule]
ServiceEntryVisibility.MatchRule = namespace_selector:LabelSelector@matcher
#MeshConfig.IngressControllerMode = UNSPECIFIED=0 OFF=1 DEFAULT=2 STRICT=3
#MeshConfig.AccessLogEncoding = TEXT=0 JSON=1
#MeshConfig.OutboundTrafficPolicy.Mode = REGISTRY_ONLY=0 ALLOW_ANY=1 ALLOW_ANY_DYNAMIC_DNS=3
#MeshConfig.InboundTrafficPolicy.Mode = PASSTHROUGH=0 LOCALHOST=1
#Resource = SERVICE_REGISTRY=0
#MeshConfig.H2UpgradePolicy = DO_NOT_UPGRADE=0 UPGRADE=1
#MeshConfig.ServiceScopeConfigs.Scope = LOCAL=0 GLOBAL=1
#MeshConfig.ExtensionProvider.ZipkinTracingProvider.TraceContextOption = USE_B3=0
    USE_B3_WITH_W3C_PROPAGATION=1
#MeshConfig.ExtensionProvider.OpenCensusAgentTracingProvider.TraceContext = UNSPECIFIED=0 W3C_TRACE_CONTEXT=1
    GRPC_BIN=2 CLOUD_TRACE_CONTEXT=3 B3=4
#MeshConfig.ExtensionProvider.ServiceAttributeEnrichment = ISTIO_CANONICAL=0 OTEL_SEMANTIC_CONVENTIONS=1
#MeshConfig.ProxyPathNormalization.NormalizationType = DEFAULT=0 NONE=1 BASE=2 MERGE_SLASHES=3
    DECODE_AND_MERGE_SLASHES=4
#MeshConfig.TLSConfig.TLSProtocol = TLS_AUTO=0 TLSV1_2=1 TLSV1_3=2
#net.ConnectionPoolSettings.HTTPSettings.H2UpgradePolicy = DEFAULT=0 DO_NOT_UPGRADE=1 UPGRADE=2
#ServiceEntryVisibility.Visibility = VISIBILITY_UNSPECIFIED=0 NONE=1 NAMESPACE=2 PUBLIC=3
)";

}  // namespace

std::string_view mesh_schema() { return kMesh; }

}  // namespace sidelint::inject::proto
