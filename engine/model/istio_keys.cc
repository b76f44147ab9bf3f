// Read from istio/api annotation/annotations.yaml and label/labels.yaml (master of July 2026), the chart templates
// of 1.30.3, and the registries of the releases in which a key went away.
#include "engine/model/istio_keys.h"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/base/nearest.h"

namespace sidelint::model {
namespace {

constexpr KeyPlaces kAnyLabel = kPodLabel | kNamespaceLabel | kOtherObject;
constexpr KeyPlaces kAnywhere = kOfPod | kOfNamespace | kOtherObject;

constexpr IstioKey kKeys[] = {
    // Injection.
    {kInjectKey, kOfPod},
    {kInjectionLabel, kNamespaceLabel},
    {kRevisionLabel, kAnyLabel},
    {"inject.istio.io/templates", kPodAnnotation},
    {"istio.io/deactivated", kOtherObject, KeyStatus::internal},
    {"istio.io/tag", kOtherObject},
    {"proxy.istio.io/overrides", kPodAnnotation, KeyStatus::internal},
    {"sidecar.istio.io/status", kPodAnnotation, KeyStatus::internal},
    // The sidecar's configuration.
    {"istio.io/proxyConfig", kPodAnnotation, KeyStatus::gone},  // 1.6.0 only
    {"istio.io/reroute-virtual-interfaces", kPodAnnotation},
    {"prometheus.istio.io/merge-metrics", kPodAnnotation},
    {"proxy.istio.io/config", kPodAnnotation},
    {"readiness.status.sidecar.istio.io/applicationPorts", kPodAnnotation, KeyStatus::deprecated},
    {"readiness.status.sidecar.istio.io/failureThreshold", kPodAnnotation},
    {"readiness.status.sidecar.istio.io/initialDelaySeconds", kPodAnnotation},
    {"readiness.status.sidecar.istio.io/periodSeconds", kPodAnnotation},
    {"sidecar.istio.io/agentLogLevel", kPodAnnotation},
    {"sidecar.istio.io/bootstrapOverride", kPodAnnotation},
    {"sidecar.istio.io/capNetBindService", kPodAnnotation},
    {"sidecar.istio.io/componentLogLevel", kPodAnnotation},
    {"sidecar.istio.io/controlPlaneAuthPolicy", kPodAnnotation, KeyStatus::gone},
    {"sidecar.istio.io/discoveryAddress", kPodAnnotation, KeyStatus::deprecated},
    {"sidecar.istio.io/enableCoreDump", kPodAnnotation, KeyStatus::deprecated},
    {"sidecar.istio.io/extraStatTags", kPodAnnotation, KeyStatus::deprecated},
    {"sidecar.istio.io/interceptionMode", kPodAnnotation},
    {"sidecar.istio.io/logLevel", kPodAnnotation},
    {"sidecar.istio.io/nativeSidecar", kPodAnnotation},
    {"sidecar.istio.io/proxyCPU", kPodAnnotation},
    {"sidecar.istio.io/proxyCPULimit", kPodAnnotation},
    {"sidecar.istio.io/proxyImage", kPodAnnotation},
    {"sidecar.istio.io/proxyImageType", kPodAnnotation},
    {"sidecar.istio.io/proxyMemory", kPodAnnotation},
    {"sidecar.istio.io/proxyMemoryLimit", kPodAnnotation},
    {"sidecar.istio.io/rewriteAppHTTPProbers", kPodAnnotation},
    {"sidecar.istio.io/statsCompression", kPodAnnotation, KeyStatus::deprecated},
    {"sidecar.istio.io/statsEvictionInterval", kPodAnnotation},
    {"sidecar.istio.io/statsFlushInterval", kPodAnnotation},
    {"sidecar.istio.io/statsHistogramBins", kPodAnnotation},
    {"sidecar.istio.io/statsHistogramBuckets", kPodAnnotation},
    {"sidecar.istio.io/statsInclusionPrefixes", kPodAnnotation, KeyStatus::deprecated},
    {"sidecar.istio.io/statsInclusionRegexps", kPodAnnotation, KeyStatus::deprecated},
    {"sidecar.istio.io/statsInclusionSuffixes", kPodAnnotation, KeyStatus::deprecated},
    {"sidecar.istio.io/userVolume", kPodAnnotation},
    {"sidecar.istio.io/userVolumeMount", kPodAnnotation},
    {"status.sidecar.istio.io/port", kPodAnnotation},
    {"traffic.sidecar.istio.io/excludeInboundPorts", kPodAnnotation},
    {"traffic.sidecar.istio.io/excludeInterfaces", kPodAnnotation},
    {"traffic.sidecar.istio.io/excludeOutboundIPRanges", kPodAnnotation},
    {"traffic.sidecar.istio.io/excludeOutboundPorts", kPodAnnotation},
    {"traffic.sidecar.istio.io/includeInboundPorts", kPodAnnotation},
    {"traffic.sidecar.istio.io/includeOutboundIPRanges", kPodAnnotation},
    {"traffic.sidecar.istio.io/includeOutboundPorts", kPodAnnotation},
    {"traffic.sidecar.istio.io/kubevirtInterfaces", kPodAnnotation, KeyStatus::deprecated},
    // Identity and topology of a workload.
    {"alpha.istio.io/canonical-serviceaccounts", kOtherObject, KeyStatus::gone},
    {"alpha.istio.io/identity", kPodAnnotation, KeyStatus::gone},
    {"alpha.istio.io/kubernetes-serviceaccounts", kOtherObject, KeyStatus::gone},
    {"security.istio.io/tlsMode", kPodLabel | kOtherObject, KeyStatus::internal},
    {"service.istio.io/canonical-name", kPodLabel | kOtherObject},
    {"service.istio.io/canonical-revision", kPodLabel | kOtherObject},
    {"service.istio.io/workload-name", kPodLabel | kOtherObject},
    {"topology.istio.io/cluster", kPodLabel | kOtherObject},
    {"topology.istio.io/controlPlaneClusters", kNamespaceAnnotation},
    {"topology.istio.io/network", kAnyLabel},
    {"topology.istio.io/subzone", kOtherObject},
    // Ambient mode and waypoints.
    {"ambient.istio.io/bypass-inbound-capture", kPodAnnotation | kNamespaceAnnotation},
    {"ambient.istio.io/dns-capture", kPodAnnotation | kNamespaceAnnotation},
    {"ambient.istio.io/redirection", kOfPod | kOtherObject},
    {"ambient.istio.io/waypoint-inbound-binding", kOtherObject},
    {"istio.io/dataplane-mode", kAnyLabel},
    {"istio.io/for-service-account", kOtherObject, KeyStatus::gone},
    {"istio.io/gateway-name", kPodLabel | kOtherObject, KeyStatus::gone},
    {"istio.io/global", kNamespaceLabel | kOtherObject},
    {"istio.io/ingress-use-waypoint", kNamespaceLabel | kOtherObject},
    {"istio.io/use-waypoint", kAnyLabel},
    {"istio.io/use-waypoint-namespace", kAnyLabel},
    {"istio.io/waypoint-for", kPodLabel | kOtherObject},
    // Services, gateways, policies, workload entries.
    {"gateway.istio.io/controller-version", kOtherObject},
    {"gateway.istio.io/defaults-for-class", kOtherObject},
    {"gateway.istio.io/managed", kPodLabel | kOtherObject},
    {"gateway.istio.io/name-override", kOtherObject},
    {"gateway.istio.io/service-account", kOtherObject},
    {"gateway.istio.io/tls-terminate-mode", kOtherObject},
    {"istio.io/autoRegistrationGroup", kOtherObject, KeyStatus::internal},
    {"istio.io/config", kOtherObject},
    {"istio.io/connectedAt", kOtherObject, KeyStatus::internal},
    {"istio.io/disconnectedAt", kOtherObject, KeyStatus::internal},
    {"istio.io/dry-run", kOtherObject},
    {"istio.io/workloadController", kOtherObject, KeyStatus::internal},
    {"networking.istio.io/address-type", kOtherObject},
    {"networking.istio.io/enable-autoallocate-ip", kNamespaceLabel | kOtherObject},
    {"networking.istio.io/exportTo", kOtherObject},
    {"networking.istio.io/gatewayPort", kOtherObject},
    {"networking.istio.io/service-type", kOtherObject},
    {"networking.istio.io/traffic-distribution", kNamespaceAnnotation | kOtherObject},
    {"networking.istio.io/tunnel", kPodLabel | kOtherObject, KeyStatus::internal},
    // For tools; any object may have them.
    {"galley.istio.io/analyze-suppress", kAnywhere},
    {"install.operator.istio.io/chart-owner", kAnywhere, KeyStatus::internal},
    {"install.operator.istio.io/owner-generation", kAnywhere, KeyStatus::internal},
    {"install.operator.istio.io/owning-resource", kAnywhere, KeyStatus::internal},
    {"install.operator.istio.io/owning-resource-namespace", kAnywhere, KeyStatus::internal},
    {"install.operator.istio.io/version", kAnywhere, KeyStatus::internal},
    {"operator.istio.io/component", kAnywhere, KeyStatus::internal},
    {"operator.istio.io/managed", kAnywhere, KeyStatus::internal},
    {"operator.istio.io/version", kAnywhere, KeyStatus::internal},
};

constexpr std::array<std::string_view, 7> kClosedPrefixes{
    "inject.istio.io",         "istio.io",
    "proxy.istio.io",          "readiness.status.sidecar.istio.io",
    "sidecar.istio.io",        "status.sidecar.istio.io",
    "traffic.sidecar.istio.io"};

// What people write for the key that turns injection on, too far from it to be a slip of the hand.
constexpr std::array<std::string_view, 14> kMeantInjection{
    "annotations.sidecar.istio/inject",
    "inject.istio.io/sidecar",
    "istio-inject",
    "istio-injection-enabled",
    "istio-sidecar-inject",
    "istio-sidecar-injection",
    "istio.io/inject",
    "istio.io/inject-sidecar",
    "istio.io/injection",
    "istio.io/istio-injection",
    "istio.io/sidecar-inject",
    "istio.io/sidecar-injection",
    "sidecar-inject",
    "sidecar.istio.io/injectSidecar",
};
constexpr std::array<std::string_view, 3> kMeantRevision{"istio-rev", "istio-revision", "istio.io/revision"};

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

std::span<const IstioKey> istio_keys() { return kKeys; }

const IstioKey* find_istio_key(std::string_view key) {
  if (key.find("istio") == std::string_view::npos) return nullptr;  // most keys are somebody else's
  const auto* found = std::ranges::find(kKeys, key, &IstioKey::key);
  return found == std::end(kKeys) ? nullptr : found;
}

bool has_closed_prefix(std::string_view key) {
  const std::size_t slash = key.find('/');
  return slash != std::string_view::npos && contains(kClosedPrefixes, key.substr(0, slash));
}

std::optional<std::string_view> meant_key(std::string_view key, KeyPlaces places) {
  const std::string_view switch_key = (places & kOfNamespace) != 0 ? kInjectionLabel : kInjectKey;
  if (contains(kMeantInjection, key)) return switch_key;
  if (contains(kMeantRevision, key)) return kRevisionLabel;
  // Without the word in it, nearness is chance: `solo.io/rev` is three letters from `istio.io/rev`.
  if (key.find("istio") == std::string_view::npos) return std::nullopt;
  std::vector<std::string_view> known;
  for (const IstioKey& candidate : kKeys) {
    const bool counts = (candidate.places & places) != 0 && candidate.status == KeyStatus::current;
    if (counts || candidate.key == kInjectKey || candidate.key == kInjectionLabel) known.push_back(candidate.key);
  }
  const std::optional<std::string_view> best = nearest(key, known);
  return best == kInjectKey || best == kInjectionLabel ? switch_key : best;
}

}  // namespace sidelint::model
