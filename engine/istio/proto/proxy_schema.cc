#include "engine/istio/proto/schema.h"

namespace sidelint::istio::proto {
namespace {

constexpr std::string_view kProxy = R"(
net.ConnectionPoolSettings.TCPSettings.TcpKeepalive = probes:u32 time:pb.Duration interval:pb.Duration
ProxyConfig = config_path:string binary_path:string service_cluster:string@cluster_name
    tracing_service_name:#ProxyConfig.TracingServiceName@cluster_name>13 drain_duration:pb.Duration
    parent_shutdown_duration:pb.Duration<19 discovery_address:string discovery_refresh_delay:pb.Duration
    zipkin_address:string connect_timeout:pb.Duration<8 statsd_udp_address:string envoy_metrics_service_address:string proxy_admin_port:i32
    availability_zone:string control_plane_auth_policy:#AuthenticationPolicy custom_config_file:string
    stat_name_length:i32 concurrency:i32<7 concurrency:pb.Int32Value>7 proxy_bootstrap_template_path:string
    interception_mode:#ProxyConfig.InboundInterceptionMode tracing:Tracing sds:SDS
    envoy_access_log_service:RemoteService envoy_metrics_service:RemoteService proxy_metadata:{string}
    runtime_values:{string} status_port:i32 extra_stat_tags:[string] gateway_topology:Topology
    termination_drain_duration:pb.Duration mesh_id:string readiness_probe:net.ReadinessProbe
    proxy_stats_matcher:ProxyConfig.ProxyStatsMatcher hold_application_until_proxy_starts:pb.BoolValue
    ca_certificates_pem:[string] image:net1.ProxyImage private_key_provider:PrivateKeyProvider>13
    proxy_headers:ProxyConfig.ProxyHeaders>19 file_flush_interval:pb.Duration>29 file_flush_min_size_kb:u32>29
    stats_compression:pb.BoolValue>29 connection_settings:ProxyConfig.ConnectionSettings>30
Tracing = zipkin:Tracing.Zipkin@tracer lightstep:Tracing.Lightstep@tracer datadog:Tracing.Datadog@tracer
    stackdriver:Tracing.Stackdriver@tracer open_census_agent:Tracing.OpenCensusAgent@tracer
    custom_tags:{Tracing.CustomTag} max_path_tag_length:u32 sampling:f64 tls_settings:net.ClientTLSSettings
    enable_istio_tags:pb.BoolValue>25
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
    grpc:net.GrpcHealthCheckConfig@health_check_method>25
net.HTTPHealthCheckConfig = path:string port:u32 host:string scheme:string http_headers:[net.HTTPHeader]
net.HTTPHeader = name:string value:string
net.TCPHealthCheckConfig = host:string port:u32
net.ExecHealthCheckConfig = command:[string]
net.GrpcHealthCheckConfig = port:u32 service:string
ProxyConfig.ProxyStatsMatcher = inclusion_prefixes:[string] inclusion_suffixes:[string]
    inclusion_regexps:[string]
net1.ProxyImage = image_type:string
PrivateKeyProvider = cryptomb:PrivateKeyProvider.CryptoMb@provider qat:PrivateKeyProvider.QAT@provider
PrivateKeyProvider.CryptoMb = poll_delay:pb.Duration fallback:pb.BoolValue>21
PrivateKeyProvider.QAT = poll_delay:pb.Duration fallback:pb.BoolValue>21
ProxyConfig.ProxyHeaders = forwarded_client_cert:#ForwardClientCertDetails
    set_current_client_cert_details:ProxyConfig.ProxyHeaders.SetCurrentClientCertDetails>24
    request_id:ProxyConfig.ProxyHeaders.RequestId server:ProxyConfig.ProxyHeaders.Server
    attempt_count:ProxyConfig.ProxyHeaders.AttemptCount
    envoy_debug_headers:ProxyConfig.ProxyHeaders.EnvoyDebugHeaders
    metadata_exchange_headers:ProxyConfig.ProxyHeaders.MetadataExchangeHeaders>20
    preserve_http1_header_case:pb.BoolValue>25 x_forwarded_host:ProxyConfig.ProxyHeaders.XForwardedHost>28
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
#ProxyConfig.TracingServiceName = APP_LABEL_AND_NAMESPACE=0 CANONICAL_NAME_ONLY=1
    CANONICAL_NAME_AND_NAMESPACE=2
#AuthenticationPolicy = NONE=0 MUTUAL_TLS=1 INHERIT=1000
#ProxyConfig.InboundInterceptionMode = REDIRECT=0 TPROXY=1 NONE=2>13
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
)";

}  // namespace

std::string_view proxy_schema() { return kProxy; }

}  // namespace sidelint::istio::proto
