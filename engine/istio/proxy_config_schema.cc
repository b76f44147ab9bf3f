#include "engine/istio/proxy_config_schema.h"

namespace sidelint::istio {
namespace {

constexpr FieldType text(std::string_view name) { return {name, FieldKind::text}; }
constexpr FieldType boolean(std::string_view name) { return {name, FieldKind::boolean}; }
constexpr FieldType int32(std::string_view name) { return {name, FieldKind::int32}; }
constexpr FieldType int64(std::string_view name) { return {name, FieldKind::int64}; }
constexpr FieldType uint32(std::string_view name) { return {name, FieldKind::uint32}; }
constexpr FieldType float64(std::string_view name) { return {name, FieldKind::float64}; }
constexpr FieldType duration(std::string_view name) { return {name, FieldKind::duration}; }
constexpr FieldType message(std::string_view name, const MessageType& type) {
  return {name, FieldKind::message, Repeat::single, &type};
}
constexpr FieldType enumeration(std::string_view name, const EnumType& type) {
  return {name, FieldKind::enumeration, Repeat::single, nullptr, &type};
}
constexpr FieldType list_of(FieldType field) {
  field.repeat = Repeat::list;
  return field;
}
constexpr FieldType map_of(FieldType field) {
  field.repeat = Repeat::map;
  return field;
}

constexpr EnumValue kTracingServiceNameValues[] = {
    {"APP_LABEL_AND_NAMESPACE", 0}, {"CANONICAL_NAME_ONLY", 1}, {"CANONICAL_NAME_AND_NAMESPACE", 2}};
constexpr EnumType kTracingServiceName{"istio.mesh.v1alpha1", "ProxyConfig.TracingServiceName",
                                       kTracingServiceNameValues};

constexpr EnumValue kAuthenticationPolicyValues[] = {{"NONE", 0}, {"MUTUAL_TLS", 1}, {"INHERIT", 1000}};
constexpr EnumType kAuthenticationPolicy{"istio.mesh.v1alpha1", "AuthenticationPolicy", kAuthenticationPolicyValues};

constexpr EnumValue kInboundInterceptionModeValues[] = {{"REDIRECT", 0}, {"TPROXY", 1}, {"NONE", 2, {1, 13, 0}}};
constexpr EnumType kInboundInterceptionMode{"istio.mesh.v1alpha1", "ProxyConfig.InboundInterceptionMode",
                                            kInboundInterceptionModeValues};

constexpr EnumValue kForwardClientCertDetailsValues[] = {{"UNDEFINED", 0},    {"SANITIZE", 1},
                                                         {"FORWARD_ONLY", 2}, {"APPEND_FORWARD", 3},
                                                         {"SANITIZE_SET", 4}, {"ALWAYS_FORWARD_ONLY", 5}};
constexpr EnumType kForwardClientCertDetails{"istio.mesh.v1alpha1", "ForwardClientCertDetails",
                                             kForwardClientCertDetailsValues};

constexpr EnumValue kTraceContextValues[] = {
    {"UNSPECIFIED", 0}, {"W3C_TRACE_CONTEXT", 1}, {"GRPC_BIN", 2}, {"CLOUD_TRACE_CONTEXT", 3}, {"B3", 4}};
constexpr EnumType kTraceContext{"istio.mesh.v1alpha1", "Tracing.OpenCensusAgent.TraceContext", kTraceContextValues};

constexpr EnumValue kTLSmodeValues[] = {{"DISABLE", 0}, {"SIMPLE", 1}, {"MUTUAL", 2}, {"ISTIO_MUTUAL", 3}};
constexpr EnumType kTLSmode{"istio.networking.v1alpha3", "ClientTLSSettings.TLSmode", kTLSmodeValues};

constexpr EnumValue kMetadataExchangeModeValues[] = {{"UNDEFINED", 0}, {"IN_MESH", 1}};
constexpr EnumType kMetadataExchangeMode{"istio.mesh.v1alpha1", "ProxyConfig.ProxyHeaders.MetadataExchangeMode",
                                         kMetadataExchangeModeValues};

constexpr FieldType kZipkinFields[] = {
    text("address"),
};
constexpr MessageType kZipkin{kZipkinFields};

constexpr FieldType kLightstepFields[] = {
    text("address"),
    text("access_token"),
};
constexpr MessageType kLightstep{kLightstepFields};

constexpr FieldType kDatadogFields[] = {
    text("address"),
};
constexpr MessageType kDatadog{kDatadogFields};

constexpr FieldType kStackdriverFields[] = {
    boolean("debug"),
    int64("max_number_of_attributes"),
    int64("max_number_of_annotations"),
    int64("max_number_of_message_events"),
};
constexpr MessageType kStackdriver{kStackdriverFields};

constexpr FieldType kOpenCensusAgentFields[] = {
    text("address"),
    list_of(enumeration("context", kTraceContext)),
};
constexpr MessageType kOpenCensusAgent{kOpenCensusAgentFields};

constexpr FieldType kLiteralFields[] = {
    text("value"),
};
constexpr MessageType kLiteral{kLiteralFields};

constexpr FieldType kEnvironmentFields[] = {
    text("name"),
    text("default_value"),
};
constexpr MessageType kEnvironment{kEnvironmentFields};

constexpr FieldType kRequestHeaderFields[] = {
    text("name"),
    text("default_value"),
};
constexpr MessageType kRequestHeader{kRequestHeaderFields};

constexpr FieldType kCustomTagFields[] = {
    message("literal", kLiteral),
    message("environment", kEnvironment),
    message("header", kRequestHeader),
};
constexpr MessageType kCustomTag{kCustomTagFields};

constexpr FieldType kClientTLSSettingsFields[] = {
    enumeration("mode", kTLSmode),
    text("client_certificate"),
    text("private_key"),
    text("ca_certificates"),
    text("credential_name"),
    list_of(text("subject_alt_names")),
    text("sni"),
    boolean("insecure_skip_verify"),
    text("ca_crl").since({1, 22, 0}),
};
constexpr MessageType kClientTLSSettings{kClientTLSSettingsFields};

constexpr FieldType kTracingFields[] = {
    message("zipkin", kZipkin),
    message("lightstep", kLightstep),
    message("datadog", kDatadog),
    message("stackdriver", kStackdriver),
    message("open_census_agent", kOpenCensusAgent),
    map_of(message("custom_tags", kCustomTag)),
    uint32("max_path_tag_length"),
    float64("sampling"),
    message("tls_settings", kClientTLSSettings),
    boolean("enable_istio_tags").since({1, 25, 0}),
};
constexpr MessageType kTracing{kTracingFields};

constexpr FieldType kSDSFields[] = {
    boolean("enabled"),
    text("k8s_sa_jwt_path"),
};
constexpr MessageType kSDS{kSDSFields};

constexpr FieldType kTcpKeepaliveFields[] = {
    uint32("probes"),
    duration("time"),
    duration("interval"),
};
constexpr MessageType kTcpKeepalive{kTcpKeepaliveFields};

constexpr FieldType kRemoteServiceFields[] = {
    text("address"),
    message("tls_settings", kClientTLSSettings),
    message("tcp_keepalive", kTcpKeepalive),
};
constexpr MessageType kRemoteService{kRemoteServiceFields};

constexpr MessageType kProxyProtocolConfiguration{};
constexpr FieldType kTopologyFields[] = {
    uint32("num_trusted_proxies"),
    enumeration("forward_client_cert_details", kForwardClientCertDetails),
    message("proxy_protocol", kProxyProtocolConfiguration),
};
constexpr MessageType kTopology{kTopologyFields};

constexpr FieldType kHTTPHeaderFields[] = {
    text("name"),
    text("value"),
};
constexpr MessageType kHTTPHeader{kHTTPHeaderFields};

constexpr FieldType kHTTPHealthCheckConfigFields[] = {
    text("path"), uint32("port"), text("host"), text("scheme"), list_of(message("http_headers", kHTTPHeader)),
};
constexpr MessageType kHTTPHealthCheckConfig{kHTTPHealthCheckConfigFields};

constexpr FieldType kTCPHealthCheckConfigFields[] = {
    text("host"),
    uint32("port"),
};
constexpr MessageType kTCPHealthCheckConfig{kTCPHealthCheckConfigFields};

constexpr FieldType kExecHealthCheckConfigFields[] = {
    list_of(text("command")),
};
constexpr MessageType kExecHealthCheckConfig{kExecHealthCheckConfigFields};

constexpr FieldType kGrpcHealthCheckConfigFields[] = {
    uint32("port"),
    text("service"),
};
constexpr MessageType kGrpcHealthCheckConfig{kGrpcHealthCheckConfigFields};

constexpr FieldType kReadinessProbeFields[] = {
    int32("initial_delay_seconds"),
    int32("timeout_seconds"),
    int32("period_seconds"),
    int32("success_threshold"),
    int32("failure_threshold"),
    message("http_get", kHTTPHealthCheckConfig),
    message("tcp_socket", kTCPHealthCheckConfig),
    message("exec", kExecHealthCheckConfig),
    message("grpc", kGrpcHealthCheckConfig).since({1, 25, 0}),
};
constexpr MessageType kReadinessProbe{kReadinessProbeFields};

constexpr FieldType kProxyStatsMatcherFields[] = {
    list_of(text("inclusion_prefixes")),
    list_of(text("inclusion_suffixes")),
    list_of(text("inclusion_regexps")),
};
constexpr MessageType kProxyStatsMatcher{kProxyStatsMatcherFields};

constexpr FieldType kProxyImageFields[] = {
    text("image_type"),
};
constexpr MessageType kProxyImage{kProxyImageFields};

constexpr FieldType kCryptoMbFields[] = {
    duration("poll_delay"),
    boolean("fallback").since({1, 21, 0}),
};
constexpr MessageType kCryptoMb{kCryptoMbFields};

constexpr FieldType kQATFields[] = {
    duration("poll_delay"),
    boolean("fallback").since({1, 21, 0}),
};
constexpr MessageType kQAT{kQATFields};

constexpr FieldType kPrivateKeyProviderFields[] = {
    message("cryptomb", kCryptoMb),
    message("qat", kQAT),
};
constexpr MessageType kPrivateKeyProvider{kPrivateKeyProviderFields};

constexpr FieldType kSetCurrentClientCertDetailsFields[] = {
    boolean("subject"), boolean("cert"), boolean("chain"), boolean("dns"), boolean("uri"),
};
constexpr MessageType kSetCurrentClientCertDetails{kSetCurrentClientCertDetailsFields};

constexpr FieldType kRequestIdFields[] = {
    boolean("disabled"),
};
constexpr MessageType kRequestId{kRequestIdFields};

constexpr FieldType kServerFields[] = {
    boolean("disabled"),
    text("value"),
};
constexpr MessageType kServer{kServerFields};

constexpr FieldType kAttemptCountFields[] = {
    boolean("disabled"),
};
constexpr MessageType kAttemptCount{kAttemptCountFields};

constexpr FieldType kEnvoyDebugHeadersFields[] = {
    boolean("disabled"),
};
constexpr MessageType kEnvoyDebugHeaders{kEnvoyDebugHeadersFields};

constexpr FieldType kMetadataExchangeHeadersFields[] = {
    enumeration("mode", kMetadataExchangeMode),
};
constexpr MessageType kMetadataExchangeHeaders{kMetadataExchangeHeadersFields};

constexpr FieldType kXForwardedHostFields[] = {
    boolean("enabled"),
};
constexpr MessageType kXForwardedHost{kXForwardedHostFields};

constexpr FieldType kXForwardedPortFields[] = {
    boolean("enabled"),
};
constexpr MessageType kXForwardedPort{kXForwardedPortFields};

constexpr FieldType kProxyHeadersFields[] = {
    enumeration("forwarded_client_cert", kForwardClientCertDetails),
    message("set_current_client_cert_details", kSetCurrentClientCertDetails).since({1, 24, 0}),
    message("request_id", kRequestId),
    message("server", kServer),
    message("attempt_count", kAttemptCount),
    message("envoy_debug_headers", kEnvoyDebugHeaders),
    message("metadata_exchange_headers", kMetadataExchangeHeaders).since({1, 20, 0}),
    boolean("preserve_http1_header_case").since({1, 25, 0}),
    message("x_forwarded_host", kXForwardedHost).since({1, 28, 0}),
    message("x_forwarded_port", kXForwardedPort).since({1, 28, 0}),
};
constexpr MessageType kProxyHeaders{kProxyHeadersFields};

constexpr FieldType kProxyConfigFields[] = {
    text("config_path"),
    text("binary_path"),
    text("service_cluster"),
    enumeration("tracing_service_name", kTracingServiceName).since({1, 13, 0}),
    duration("drain_duration"),
    duration("parent_shutdown_duration").until({1, 17, 0}),
    text("discovery_address"),
    duration("discovery_refresh_delay"),
    text("zipkin_address"),
    text("statsd_udp_address"),
    text("envoy_metrics_service_address"),
    int32("proxy_admin_port"),
    text("availability_zone"),
    enumeration("control_plane_auth_policy", kAuthenticationPolicy),
    text("custom_config_file"),
    int32("stat_name_length"),
    int32("concurrency"),
    text("proxy_bootstrap_template_path"),
    enumeration("interception_mode", kInboundInterceptionMode),
    message("tracing", kTracing),
    message("sds", kSDS),
    message("envoy_access_log_service", kRemoteService),
    message("envoy_metrics_service", kRemoteService),
    map_of(text("proxy_metadata")),
    map_of(text("runtime_values")),
    int32("status_port"),
    list_of(text("extra_stat_tags")),
    message("gateway_topology", kTopology),
    duration("termination_drain_duration"),
    text("mesh_id"),
    message("readiness_probe", kReadinessProbe),
    message("proxy_stats_matcher", kProxyStatsMatcher),
    boolean("hold_application_until_proxy_starts"),
    list_of(text("ca_certificates_pem")),
    message("image", kProxyImage),
    message("private_key_provider", kPrivateKeyProvider).since({1, 13, 0}),
    message("proxy_headers", kProxyHeaders).since({1, 19, 0}),
    duration("file_flush_interval").since({1, 29, 0}),
    uint32("file_flush_min_size_kb").since({1, 29, 0}),
    boolean("stats_compression").since({1, 29, 0}),
};

}  // namespace

constinit const MessageType kProxyConfig{kProxyConfigFields};

}  // namespace sidelint::istio
