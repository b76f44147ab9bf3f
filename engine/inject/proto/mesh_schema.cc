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
net.ConnectionPoolSettings.TCPSettings.TcpKeepalive = probes:u32 time:pb.Duration interval:pb.Duration
ProxyConfig = config_path:string binary_path:string service_cluster:string@cluster_name
    tracing_service_name:#ProxyConfig.TracingServiceName@cluster_name drain_duration:pb.Duration
    parent_shutdown_duration:pb.Duration<19 discovery_address:string discovery_refresh_delay:pb.Duration zipkin_address:string
    connect_timeout:pb.Duration<8 statsd_udp_address:string envoy_metrics_service_address:string proxy_admin_port:i32
    availability_zone:string control_plane_auth_policy:#AuthenticationPolicy custom_config_file:string
    stat_name_length:i32 concurrency:i32<7 concurrency:pb.Int32Value>7 proxy_bootstrap_template_path:string
    interception_mode:#ProxyConfig.InboundInterceptionMode tracing:Tracing sds:SDS
    envoy_access_log_service:RemoteService envoy_metrics_service:RemoteService proxy_metadata:{string}
    runtime_values:{string} status_port:i32 extra_stat_tags:[string] gateway_topology:Topology
    termination_drain_duration:pb.Duration mesh_id:string readiness_probe:net.ReadinessProbe
    proxy_stats_matcher:ProxyConfig.ProxyStatsMatcher hold_application_until_proxy_starts:pb.BoolValue
    ca_certificates_pem:[string] image:net1.ProxyImage private_key_provider:PrivateKeyProvider
    proxy_headers:ProxyConfig.ProxyHeaders file_flush_interval:pb.Duration>29 file_flush_min_size_kb:u32>29
    stats_compression:pb.BoolValue>29 connection_settings:ProxyConfig.ConnectionSettings>30
Tracing = zipkin:Tracing.Zipkin@tracer lightstep:Tracing.Lightstep@tracer datadog:Tracing.Datadog@tracer
    stackdriver:Tracing.Stackdriver@tracer open_census_agent:Tracing.OpenCensusAgent@tracer
    custom_tags:{Tracing.CustomTag} max_path_tag_length:u32 sampling:f64 tls_settings:net.ClientTLSSettings
    enable_istio_tags:pb.BoolValue>26
Tracing.Zipkin = address:string
Tracing.Lightstep = address:string access_token:string secure:bool<6 cacert_path:string<6
Tracing.Datadog = address:string
Tracing.Stackdriver = debug:bool max_number_of_attributes:pb.Int64Value
    max_number_of_annotations:pb.Int64Value max_number_of_message_events:pb.Int64Value
Tracing.OpenCensusAgent = address:string context:[#Tracing.OpenCensusAgent.TraceContext]
Tracing.CustomTag = literal:Tracing.Literal@type environment:Tracing.Environment@type
    header:Tracing.RequestHeader@type
Tracing.Literal = value:string
Tracing.Environment = name:string default_value:string
Tracing.RequestHeader = name:string default_value:string
net.ClientTLSSettings = mode:#net.ClientTLSSettings.TLSmode client_certificate:string private_key:string
    ca_certificates:string credential_name:string subject_alt_names:[string] sni:string
    insecure_skip_verify:pb.BoolValue ca_crl:string>22
SDS = enabled:bool k8s_sa_jwt_path:string
RemoteService = address:string tls_settings:net.ClientTLSSettings
    tcp_keepalive:net.ConnectionPoolSettings.TCPSettings.TcpKeepalive
Topology = num_trusted_proxies:u32 forward_client_cert_details:#ForwardClientCertDetails
    proxy_protocol:Topology.ProxyProtocolConfiguration
Topology.ProxyProtocolConfiguration =
net.ReadinessProbe = initial_delay_seconds:i32 timeout_seconds:i32 period_seconds:i32 success_threshold:i32
    failure_threshold:i32 http_get:net.HTTPHealthCheckConfig@health_check_method
    tcp_socket:net.TCPHealthCheckConfig@health_check_method exec:net.ExecHealthCheckConfig@health_check_method
    grpc:net.GrpcHealthCheckConfig@health_check_method>26
net.HTTPHealthCheckConfig = path:string port:u32 host:string scheme:string http_headers:[net.HTTPHeader]
net.HTTPHeader = name:string value:string
net.TCPHealthCheckConfig = host:string port:u32
net.ExecHealthCheckConfig = command:[string]
net.GrpcHealthCheckConfig = port:u32 service:string
ProxyConfig.ProxyStatsMatcher = inclusion_prefixes:[string] inclusion_suffixes:[string]
    inclusion_regexps:[string]
net1.ProxyImage = image_type:string
PrivateKeyProvider = cryptomb:PrivateKeyProvider.CryptoMb@provider qat:PrivateKeyProvider.QAT@provider
PrivateKeyProvider.CryptoMb = poll_delay:pb.Duration fallback:pb.BoolValue>22
PrivateKeyProvider.QAT = poll_delay:pb.Duration fallback:pb.BoolValue>22
ProxyConfig.ProxyHeaders = forwarded_client_cert:#ForwardClientCertDetails
    set_current_client_cert_details:ProxyConfig.ProxyHeaders.SetCurrentClientCertDetails>24
    request_id:ProxyConfig.ProxyHeaders.RequestId server:ProxyConfig.ProxyHeaders.Server
    attempt_count:ProxyConfig.ProxyHeaders.AttemptCount
    envoy_debug_headers:ProxyConfig.ProxyHeaders.EnvoyDebugHeaders
    metadata_exchange_headers:ProxyConfig.ProxyHeaders.MetadataExchangeHeaders>20
    preserve_http1_header_case:pb.BoolValue>26 x_forwarded_host:ProxyConfig.ProxyHeaders.XForwardedHost>28
    x_forwarded_port:ProxyConfig.ProxyHeaders.XForwardedPort>28
ProxyConfig.ProxyHeaders.SetCurrentClientCertDetails = subject:pb.BoolValue cert:pb.BoolValue
    chain:pb.BoolValue dns:pb.BoolValue uri:pb.BoolValue
ProxyConfig.ProxyHeaders.RequestId = disabled:pb.BoolValue
ProxyConfig.ProxyHeaders.Server = disabled:pb.BoolValue value:string
ProxyConfig.ProxyHeaders.AttemptCount = disabled:pb.BoolValue
ProxyConfig.ProxyHeaders.EnvoyDebugHeaders = disabled:pb.BoolValue
ProxyConfig.ProxyHeaders.MetadataExchangeHeaders = mode:#ProxyConfig.ProxyHeaders.MetadataExchangeMode
ProxyConfig.ProxyHeaders.XForwardedHost = enabled:pb.BoolValue
ProxyConfig.ProxyHeaders.XForwardedPort = enabled:pb.BoolValue
ProxyConfig.ConnectionSettings = profile:#ProxyConfig.ConnectionSettings.Profile
    listener_per_connection_buffer_limit_bytes:pb.Int32Value
    cluster_per_connection_buffer_limit_bytes:pb.Int32Value http_idle_timeout:pb.Duration
    http_max_connection_duration:pb.Duration http_drain_timeout:pb.Duration http_request_timeout:pb.Duration
    http_request_headers_timeout:pb.Duration http_stream_idle_timeout:pb.Duration
    http_max_stream_duration:pb.Duration http_max_concurrent_streams:pb.Int32Value
    http2_initial_stream_window_size:pb.Int32Value http2_initial_connection_window_size:pb.Int32Value
    http_headers_with_underscores_action:#ProxyConfig.ConnectionSettings.HeadersWithUnderscoresAction
    http_merge_slashes:pb.BoolValue
    http_path_with_escaped_slashes_action:#ProxyConfig.ConnectionSettings.PathWithEscapedSlashesAction
    listener_connection_limit:pb.Int32Value global_downstream_connection_limit:pb.Int32Value
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
#ProxyConfig.TracingServiceName = APP_LABEL_AND_NAMESPACE=0 CANONICAL_NAME_ONLY=1
    CANONICAL_NAME_AND_NAMESPACE=2
#AuthenticationPolicy = NONE=0 MUTUAL_TLS=1 INHERIT=1000
#ProxyConfig.InboundInterceptionMode = REDIRECT=0 TPROXY=1 NONE=2
#Tracing.OpenCensusAgent.TraceContext = UNSPECIFIED=0 W3C_TRACE_CONTEXT=1 GRPC_BIN=2 CLOUD_TRACE_CONTEXT=3
    B3=4
#net.ClientTLSSettings.TLSmode = DISABLE=0 SIMPLE=1 MUTUAL=2 ISTIO_MUTUAL=3
#ForwardClientCertDetails = UNDEFINED=0 SANITIZE=1 FORWARD_ONLY=2 APPEND_FORWARD=3 SANITIZE_SET=4
    ALWAYS_FORWARD_ONLY=5
#ProxyConfig.ProxyHeaders.MetadataExchangeMode = UNDEFINED=0 IN_MESH=1
#ProxyConfig.ConnectionSettings.Profile = SIDECAR=0 EDGE=1
#ProxyConfig.ConnectionSettings.HeadersWithUnderscoresAction = HEADERS_WITH_UNDERSCORES_UNSPECIFIED=0
    HEADERS_WITH_UNDERSCORES_ALLOW=1 HEADERS_WITH_UNDERSCORES_REJECT_REQUEST=2
    HEADERS_WITH_UNDERSCORES_DROP_HEADER=3
#ProxyConfig.ConnectionSettings.PathWithEscapedSlashesAction = PATH_WITH_ESCAPED_SLASHES_UNSPECIFIED=0
    KEEP_UNCHANGED=1 REJECT_REQUEST=2 UNESCAPE_AND_REDIRECT=3 UNESCAPE_AND_FORWARD=4
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
