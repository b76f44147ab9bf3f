#include "engine/istio/proxy_config_checks.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "engine/gotmpl/go/duration.h"
#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/strconv.h"
#include "engine/istio/address.h"
#include "engine/istio/proto_json.h"

namespace sidelint::istio {
namespace {

using gotmpl::go::quote;

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kMillisecond = 1'000'000;

constexpr Release kFirstWithTracingName{1, 13, 0};
constexpr Release kFirstWithKeyProvider{1, 14, 0};
constexpr Release kFirstWithoutParent{1, 17, 0};
constexpr Release kFirstWithCrl{1, 22, 0};

std::int64_t nanoseconds(yaml::Node message, std::string_view field, std::int64_t otherwise) {
  const yaml::Node found = field_value(message, field);
  return found ? gotmpl::go::parse_duration(found.text()).nanoseconds : otherwise;
}

// ValidateDuration.
std::string duration_error(std::int64_t duration) {
  if (duration < kMillisecond) return "duration must be greater than 1ms";
  return duration % kMillisecond == 0 ? "" : "only durations to ms precision are supported";
}

// ValidateDrainDuration.
Errors drain_errors(std::int64_t drain) {
  if (const std::string error = duration_error(drain); !error.empty())
    return {fmt::format("invalid drain duration: {}", error)};
  if (drain % kSecond != 0) return {"drain time only supports durations to seconds precision"};
  return {};
}

// ValidateParentAndDrain, as long as Envoy could be restarted while it served.
Errors parent_and_drain_errors(std::int64_t drain, std::int64_t parent) {
  Errors errors;
  if (const std::string error = duration_error(drain); !error.empty())
    errors.push_back(fmt::format("invalid drain duration: {}", error));
  if (const std::string error = duration_error(parent); !error.empty())
    errors.push_back(fmt::format("invalid parent shutdown duration: {}", error));
  if (!errors.empty()) return errors;
  if (drain % kSecond != 0) errors.emplace_back("drain time only supports durations to seconds precision");
  if (parent % kSecond != 0) errors.emplace_back("parent shutdown time only supports durations to seconds precision");
  if (parent <= drain) {
    errors.push_back(fmt::format("parent shutdown time {} must be greater than drain time {}",
                                 gotmpl::go::duration_text(parent), gotmpl::go::duration_text(drain)));
  }
  return errors;
}

std::string port_error(std::int64_t port) {
  constexpr std::int64_t kMaxPort = 65535;
  if (port >= 1 && port <= kMaxPort) return {};
  return fmt::format("port number {} must be in the range 1..65535", port);
}

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_label(std::string_view text) {
  constexpr std::size_t kMaxLength = 63;
  if (text.empty() || text.size() > kMaxLength) return false;
  if (!is_alphanumeric(text.front()) || !is_alphanumeric(text.back())) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return c == '-' || is_alphanumeric(c); });
}

// ValidateFQDN: capital letters are allowed, and a dot behind the last label; the last label must not be a number.
bool is_domain_name(std::string_view text) {
  constexpr std::size_t kMaxLength = 255;
  if (text.empty() || text.size() > kMaxLength) return false;
  if (gotmpl::go::parse_int(text.substr(text.rfind('.') + 1), 10).ok()) return false;
  for (;;) {
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos) return text.empty() || is_label(text);
    if (!is_label(text.substr(0, dot))) return false;
    text.remove_prefix(dot + 1);
  }
}

// ValidateProxyAddress.
std::string address_error(std::string_view address) {
  const HostPort parts = split_host_port(address);
  if (!parts.error.empty()) return fmt::format("unable to split {}: {}", quote(address), parts.error);
  const auto port = gotmpl::go::parse_int(parts.port, 10);
  if (!port.ok()) {
    const std::string_view why = port.error == gotmpl::go::NumberError::range ? "value out of range" : "invalid syntax";
    return fmt::format("port ({}) is not a number: strconv.Atoi: parsing {}: {}", parts.port, quote(parts.port), why);
  }
  if (std::string error = port_error(port.value); !error.empty()) return error;
  if (is_domain_name(parts.host) || parse_address(parts.host).error.empty()) return {};
  return fmt::format("{} is not a valid hostname or an IP address", quote(parts.host));
}

// A collector's address may name the node's.
std::string collector_error(yaml::Node collector) {
  constexpr std::string_view kHost = "$(HOST_IP)";
  std::string address(field_text(collector, "address", ""));
  if (const std::size_t at = address.find(kHost); at != std::string::npos)
    address.replace(at, kHost.size(), "127.0.0.1");
  return address_error(address);
}

enum class TlsMode : std::uint8_t { other, simple, mutual };

TlsMode tls_mode(yaml::Node settings) {
  const yaml::Node mode = field_value(settings, "mode");
  const std::int64_t number = mode ? field_integer(settings, "mode", 0) : 0;
  if (mode.text() == "SIMPLE" || number == 1) return TlsMode::simple;
  return mode.text() == "MUTUAL" || number == 2 ? TlsMode::mutual : TlsMode::other;
}

bool is_set(yaml::Node settings, std::string_view field) { return !field_text(settings, field, "").empty(); }

// What says whom to trust, though nobody is verified.
Errors unverified_errors(yaml::Node settings, TlsMode mode) {
  if (!field_value(settings, "insecure_skip_verify").boolean().value_or(false)) return {};
  const yaml::Node names = field_value(settings, "subject_alt_names");
  const bool names_or_ca = (names && names.size() > 0) || is_set(settings, "ca_certificates");
  if (mode == TlsMode::simple && (names_or_ca || is_set(settings, "credential_name")))
    return {"cannot specify CaCertificates or CredentialName or SubjectAltNames when InsecureSkipVerify is set true"};
  if (mode == TlsMode::mutual && names_or_ca)
    return {"cannot specify CaCertificates or SubjectAltNames when InsecureSkipVerify is set true"};
  return {};
}

// ValidateTLS.
Errors tls_errors(yaml::Node settings, Release release) {
  const TlsMode mode = tls_mode(settings);
  Errors errors = unverified_errors(settings, mode);
  if (mode == TlsMode::other) return errors;
  const bool has_certificate = is_set(settings, "client_certificate");
  const bool has_key = is_set(settings, "private_key");
  if (is_set(settings, "credential_name")) {
    const bool knows_crl = release >= kFirstWithCrl;
    const bool has_crl = knows_crl && is_set(settings, "ca_crl");
    if (has_certificate || is_set(settings, "ca_certificates") || has_key || has_crl) {
      errors.push_back(fmt::format("cannot specify client certificates or CA certificate{} If credentialName is set",
                                   knows_crl ? " or CA CRL" : ""));
    }
    return errors;
  }
  if (mode == TlsMode::mutual && !has_certificate) errors.emplace_back("client certificate required for mutual tls");
  if (mode == TlsMode::mutual && !has_key) errors.emplace_back("private key required for mutual tls");
  return errors;
}

// ValidateLightstepCollector.
Errors lightstep_errors(yaml::Node collector) {
  Errors errors;
  const std::string_view address = field_text(collector, "address", "");
  if (address.empty()) errors.emplace_back("address is required");
  if (const std::string error = address_error(address); !error.empty())
    errors.push_back(fmt::format("invalid lightstep address: {}", error));
  if (field_text(collector, "access_token", "").empty()) errors.emplace_back("access token is required");
  return errors;
}

Errors one_or_none(const std::string& error) { return error.empty() ? Errors{} : Errors{error}; }

// Of the tracers the last one that is set counts: they exclude each other.
void check_tracing(yaml::Node tracing, Release release, Errors& errors) {
  constexpr std::string_view kTracers[] = {"zipkin", "lightstep", "datadog", "stackdriver", "open_census_agent"};
  std::string_view tracer;
  for (const std::string_view each : kTracers) {
    if (field_value(tracing, each)) tracer = each;
  }
  const yaml::Node collector = field_value(tracing, tracer);
  if (tracer == "lightstep") append_prefixed(errors, "invalid lightstep config:", lightstep_errors(collector));
  if (tracer == "zipkin") append_prefixed(errors, "invalid zipkin config:", one_or_none(collector_error(collector)));
  if (tracer == "datadog") append_prefixed(errors, "invalid datadog config:", one_or_none(collector_error(collector)));
  if (const yaml::Node tls = field_value(tracing, "tls_settings"))
    append_prefixed(errors, "invalid tracing TLS config:", tls_errors(tls, release));
}

void check_address(std::string_view what, std::string_view address, Errors& errors) {
  if (address.empty()) return;
  append_prefixed(errors, fmt::format("invalid {} {}:", what, quote(address)), one_or_none(address_error(address)));
}

// validatePrivateKeyProvider.
Errors key_provider_errors(yaml::Node provider) {
  const yaml::Node qat = field_value(provider, "qat");
  const yaml::Node settings = qat ? qat : field_value(provider, "cryptomb");
  if (!settings) return {"private key provider configuration is required", "unknown private key provider"};
  if (!field_value(settings, "poll_delay")) return {"pollDelay is required"};
  if (nanoseconds(settings, "poll_delay", 0) == 0) return {"pollDelay must be non zero"};
  return {};
}

void check_names(yaml::Node config, Release release, Errors& errors) {
  if (field_text(config, "config_path", "default").empty()) errors.emplace_back("config path must be set");
  if (field_text(config, "binary_path", "default").empty()) errors.emplace_back("binary path must be set");
  const bool one_of_two = release >= kFirstWithTracingName;
  if (one_of_two && field_value(config, "tracing_service_name")) return;
  if (field_text(config, "service_cluster", "default").empty())
    errors.emplace_back(one_of_two ? "service cluster must be specified" : "service cluster must be set");
}

void check_durations(yaml::Node config, Release release, Errors& errors) {
  constexpr std::int64_t kDrain = 45 * kSecond;
  constexpr std::int64_t kParent = 60 * kSecond;
  const std::int64_t drain = nanoseconds(config, "drain_duration", kDrain);
  if (release >= kFirstWithoutParent) {
    for (std::string& error : drain_errors(drain)) errors.push_back(std::move(error));
    return;
  }
  append_prefixed(errors, "invalid parent and drain time combination",
                  parent_and_drain_errors(drain, nanoseconds(config, "parent_shutdown_duration", kParent)));
}

void check_discovery(yaml::Node config, Errors& errors) {
  const std::string_view address = field_text(config, "discovery_address", "istiod.istio-system.svc:15012");
  if (address.empty())
    errors.emplace_back("discovery address must be set to the proxy discovery service");
  else
    append_prefixed(errors, "invalid discovery address:", one_or_none(address_error(address)));
}

// An enumeration that is written as a number may have any.
void check_authentication(yaml::Node config, Errors& errors) {
  constexpr std::int64_t kInherit = 1000;
  const yaml::Node policy = field_value(config, "control_plane_auth_policy");
  if (!policy || policy.text() == "NONE" || policy.text() == "MUTUAL_TLS") return;
  const std::int64_t number =
      policy.text() == "INHERIT" ? kInherit : field_integer(config, "control_plane_auth_policy", 0);
  if (number == 0 || number == 1) return;
  const std::string name = number == kInherit ? "INHERIT" : std::to_string(number);
  errors.push_back(
      fmt::format("invalid authentication policy: unrecognized control plane auth policy {}", quote(name)));
}

}  // namespace

Errors proxy_config_errors(yaml::Node config, Release release) {
  constexpr std::int64_t kAdminPort = 15000;
  constexpr std::int64_t kStatusPort = 15020;
  Errors errors;
  check_names(config, release, errors);
  check_durations(config, release, errors);
  check_discovery(config, errors);
  check_tracing(field_value(config, "tracing"), release, errors);
  check_address("statsd udp address", field_text(config, "statsd_udp_address", ""), errors);
  check_address("envoy metrics service address", field_text(config, "envoy_metrics_service_address", ""), errors);
  check_address("envoy metrics service address",
                field_text(field_value(config, "envoy_metrics_service"), "address", ""), errors);
  check_address("envoy access log service address",
                field_text(field_value(config, "envoy_access_log_service"), "address", ""), errors);
  append_prefixed(errors, "invalid proxy admin port:",
                  one_or_none(port_error(field_integer(config, "proxy_admin_port", kAdminPort))));
  check_authentication(config, errors);
  append_prefixed(errors,
                  "invalid status port:", one_or_none(port_error(field_integer(config, "status_port", kStatusPort))));
  const yaml::Node provider = field_value(config, "private_key_provider");
  if (provider && release >= kFirstWithKeyProvider)
    append_prefixed(errors, "invalid private key provider configuration:", key_provider_errors(provider));
  return errors;
}

}  // namespace sidelint::istio
