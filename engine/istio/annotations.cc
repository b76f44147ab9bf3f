#include "engine/istio/annotations.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/istio/annotation_checks.h"
#include "engine/istio/multierror.h"
#include "engine/istio/proxy_config.h"

namespace sidelint::istio {
namespace {

constexpr Release kBeginning{0, 8, 0};
constexpr Release kEnd{9999, 0, 0};

constexpr std::string_view kModes = "`REDIRECT`, `TPROXY` or `NONE`";
constexpr std::string_view kBooleans = "`true` or `false`";
constexpr std::string_view kNumber = "a whole number without spaces";
constexpr std::string_view kPort = "one port number";
constexpr std::string_view kPorts = "port numbers with commas between them";
constexpr std::string_view kAllOrPorts = "`*`, or port numbers with commas between them";
constexpr std::string_view kRanges = "IP ranges such as `10.0.0.0/8`, with commas but no spaces between them";
constexpr std::string_view kAllOrRanges =
    "`*`, or IP ranges such as `10.0.0.0/8`, with commas but no spaces between them";
constexpr std::string_view kInterfaces = "names of network interfaces with commas between them";
constexpr std::string_view kAmount = "an amount such as `100m` or `128Mi`";
constexpr std::string_view kProxyConfigs = "a ProxyConfig in YAML";

// Which annotation is checked in which releases (istio, AnnotationValidation in pkg/kube/inject/validate.go, and in
// inject.go up to 1.8, read at every release tag).
constexpr CheckedAnnotation kChecked[] = {
    {"istio.io/proxyConfig", {1, 6, 0}, {1, 6, 1}, refuse_proxy_config, kProxyConfigs},
    {"istio.io/reroute-virtual-interfaces", {1, 30, 0}, kEnd, refuse_interfaces, kInterfaces},
    {"prometheus.istio.io/merge-metrics", {1, 6, 0}, kEnd, refuse_boolean, kBooleans},
    {"proxy.istio.io/config", {1, 6, 1}, kEnd, refuse_proxy_config, kProxyConfigs},
    {"readiness.status.sidecar.istio.io/applicationPorts", {1, 0, 3}, {1, 5, 0}, refuse_application_ports, kAllOrPorts},
    {"readiness.status.sidecar.istio.io/failureThreshold", {1, 0, 3}, kEnd, refuse_uint32, kNumber},
    {"readiness.status.sidecar.istio.io/initialDelaySeconds", {1, 0, 3}, kEnd, refuse_uint32, kNumber},
    {"readiness.status.sidecar.istio.io/periodSeconds", {1, 0, 3}, kEnd, refuse_uint32, kNumber},
    {"sidecar.istio.io/enableCoreDump", {1, 5, 0}, {1, 25, 0}, refuse_boolean, kBooleans},
    {"sidecar.istio.io/interceptionMode", kBeginning, kEnd, refuse_interception_mode, kModes},
    {"sidecar.istio.io/proxyCPU", {1, 27, 6}, {1, 28, 0}, refuse_quantity, kAmount},
    {"sidecar.istio.io/proxyCPU", {1, 28, 4}, kEnd, refuse_quantity, kAmount},
    {"sidecar.istio.io/proxyCPULimit", {1, 27, 6}, {1, 28, 0}, refuse_quantity, kAmount},
    {"sidecar.istio.io/proxyCPULimit", {1, 28, 4}, kEnd, refuse_quantity, kAmount},
    {"sidecar.istio.io/proxyMemory", {1, 27, 6}, {1, 28, 0}, refuse_quantity, kAmount},
    {"sidecar.istio.io/proxyMemory", {1, 28, 4}, kEnd, refuse_quantity, kAmount},
    {"sidecar.istio.io/proxyMemoryLimit", {1, 27, 6}, {1, 28, 0}, refuse_quantity, kAmount},
    {"sidecar.istio.io/proxyMemoryLimit", {1, 28, 4}, kEnd, refuse_quantity, kAmount},
    {"status.sidecar.istio.io/port", {1, 0, 3}, kEnd, refuse_status_port, kPort},
    {"traffic.sidecar.istio.io/excludeInboundPorts", kBeginning, kEnd, refuse_exclude_inbound_ports, kPorts},
    {"traffic.sidecar.istio.io/excludeInterfaces", {1, 30, 0}, kEnd, refuse_interfaces, kInterfaces},
    {"traffic.sidecar.istio.io/excludeOutboundIPRanges", kBeginning, kEnd, refuse_exclude_ip_ranges, kRanges},
    {"traffic.sidecar.istio.io/excludeOutboundPorts", {1, 2, 0}, kEnd, refuse_exclude_outbound_ports, kPorts},
    {"traffic.sidecar.istio.io/includeInboundPorts", kBeginning, kEnd, refuse_include_inbound_ports, kAllOrPorts},
    {"traffic.sidecar.istio.io/includeOutboundIPRanges", kBeginning, kEnd, refuse_include_ip_ranges, kAllOrRanges},
    {"traffic.sidecar.istio.io/kubevirtInterfaces", {1, 30, 0}, kEnd, refuse_interfaces, kInterfaces},
};

const CheckedAnnotation* find_check(std::string_view name, Release release) {
  const auto found = std::find_if(std::begin(kChecked), std::end(kChecked), [&](const CheckedAnnotation& check) {
    return check.name == name && check.first <= release && release < check.past;
  });
  return found == std::end(kChecked) ? nullptr : found;
}

}  // namespace

std::span<const CheckedAnnotation> checked_annotations() { return kChecked; }

bool is_checked(std::string_view name) {
  return std::any_of(std::begin(kChecked), std::end(kChecked),
                     [&](const CheckedAnnotation& check) { return check.name == name; });
}

const CheckedAnnotation* find_checked_annotation(std::string_view name, Release release) {
  return find_check(name, release);
}

bool checks_annotation(std::string_view name, Release release) { return find_check(name, release) != nullptr; }

std::optional<std::string> refuse_annotation(std::string_view name, std::string_view value, Release release) {
  const CheckedAnnotation* check = find_check(name, release);
  return check == nullptr ? std::nullopt : check->refuse(value, release);
}

std::string refuse_annotations(std::vector<AnnotationValue> annotations, Release release) {
  std::sort(annotations.begin(), annotations.end(),
            [](const AnnotationValue& a, const AnnotationValue& b) { return a.name < b.name; });
  Errors errors;
  for (const auto& [name, value] : annotations) {
    if (const auto why = refuse_annotation(name, value, release))
      errors.push_back(fmt::format("invalid value '{}' for annotation '{}': {}", value, name, *why));
  }
  return multierror(errors);
}

}  // namespace sidelint::istio
