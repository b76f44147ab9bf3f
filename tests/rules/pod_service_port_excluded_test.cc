#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/rules/findings.h"
#include "tests/rules/manifest.h"

namespace sidelint::testing {
namespace {

constexpr std::string_view kRule = "pod/service-port-excluded";
constexpr std::string_view kOn = "{istio-injection: enabled}";
constexpr std::string_view kExcluded = R"({traffic.sidecar.istio.io/excludeInboundPorts: "8080"})";
constexpr std::string_view kFound = " port 80 of Service `cart` bypasses the sidecars: no mTLS and no policy there\n";

std::string service(std::string_view port, std::string_view rest = "selector: {app: cart}",
                    std::string_view name_space = "shop") {
  return "-- service.yaml --\napiVersion: v1\nkind: Service\nmetadata: {name: cart, namespace: " +
         std::string(name_space) + "}\nspec:\n  " + std::string(rest) + "\n  ports: [" + std::string(port) + "]\n";
}

std::string pods(std::string_view annotations) {
  return repository(deployment(), {.pod_labels = "{app: cart}", .pod_annotations = annotations}, kOn);
}

std::string place(const std::string& finding) { return finding.substr(0, finding.rfind(" port 80")); }

TEST(ServicePortExcluded, IsFoundOnEveryKindOfWorkload) {
  for (const model::WorkloadKind* kind : copying_kinds()) {
    const std::string files = repository(*kind, {.pod_labels = "{app: cart}", .pod_annotations = kExcluded}, kOn);
    const std::string found = findings_of(kRule, files + service("{port: 80, targetPort: 8080}"));
    EXPECT_TRUE(found.ends_with(kFound) && found.starts_with("warning cart.yaml:")) << kind->kind << ": " << found;
  }
}

struct Case {
  std::string_view title;
  std::string_view annotations;
  std::string_view port;
  bool found;
};

TEST(ServicePortExcluded, FollowsWhatIsCaptured) {
  constexpr std::string_view kListed = R"({traffic.sidecar.istio.io/includeInboundPorts: "9090, 9091"})";
  constexpr std::array<Case, 13> kCases{{
      {"the target counts", kExcluded, "{port: 80, targetPort: 8080}", true},
      {"and not the Service's own port", kExcluded, "{port: 8080, targetPort: 9090}", false},
      {"which is the target where none is written", kExcluded, "{port: 8080}", true},
      {"a number in quotes", kExcluded, "{port: 80, targetPort: '8080'}", true},
      {"a name that no container has", kExcluded, "{port: 80, targetPort: web}", false},
      {"ports that are not captured anyway", kExcluded, "{port: 80, targetPort: 8080, protocol: UDP}", false},
      {"another port of the list", R"({traffic.sidecar.istio.io/excludeInboundPorts: "1, 8080"})",
       "{port: 80, targetPort: 8080}", true},
      {"no port of the list", R"({traffic.sidecar.istio.io/excludeInboundPorts: "18080"})",
       "{port: 80, targetPort: 8080}", false},
      {"not among those captured", kListed, "{port: 80, targetPort: 8080}", true},
      {"one of those captured", kListed, "{port: 80, targetPort: 9091}", false},
      {"all but one captured",
       R"({traffic.sidecar.istio.io/includeInboundPorts: "*", traffic.sidecar.istio.io/excludeInboundPorts: "8080"})",
       "{port: 80, targetPort: 8080}", true},
      {"an exclusion without effect",
       R"({traffic.sidecar.istio.io/includeInboundPorts: "8080", traffic.sidecar.istio.io/excludeInboundPorts: "8080"})",
       "{port: 80, targetPort: 8080}", false},
      {"a proxy that captures nothing at all",
       R"({sidecar.istio.io/interceptionMode: NONE, traffic.sidecar.istio.io/excludeInboundPorts: "8080"})",
       "{port: 80, targetPort: 8080}", false},
  }};
  for (const Case& one : kCases)
    EXPECT_EQ(!findings_of(kRule, pods(one.annotations) + service(one.port)).empty(), one.found) << one.title;
}

TEST(ServicePortExcluded, ANamedTargetIsLookedUpInTheContainers) {
  const std::string files =
      "-- cart.yaml --\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio-injection: enabled}}\n"
      "---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: cart\n  namespace: shop\n  labels: {app: cart}\n"
      "  annotations: {traffic.sidecar.istio.io/excludeInboundPorts: '8080'}\n"
      "spec: {containers: [{name: app, image: app, ports: [{name: web, containerPort: 8080}]}]}\n";
  EXPECT_EQ(place(findings_of(kRule, files + service("{port: 80, targetPort: web}"))), "warning cart.yaml:11");
}

TEST(ServicePortExcluded, IsSilentAboutServicesThatDoNotLeadThere) {
  constexpr std::string_view kPort = "{port: 80, targetPort: 8080}";
  EXPECT_EQ(findings_of(kRule, pods(kExcluded) + service(kPort, "selector: {app: pay}")), "") << "other pods";
  EXPECT_EQ(findings_of(kRule, pods(kExcluded) + service(kPort, "selector: {app: cart}", "pay")), "") << "elsewhere";
  EXPECT_EQ(findings_of(kRule, pods(kExcluded) + service(kPort, "type: ExternalName")), "") << "no pods at all";
  EXPECT_EQ(findings_of(kRule, pods(kExcluded)), "") << "no Service";
}

TEST(ServicePortExcluded, IsSilentAboutPodsWithoutASidecar) {
  const std::string files = repository(deployment(), {.pod_labels = "{app: cart}", .pod_annotations = kExcluded}, "{}");
  EXPECT_EQ(findings_of(kRule, files + service("{port: 80, targetPort: 8080}")), "");
}

TEST(ServicePortExcluded, BeforeAllPortsWereCapturedExclusionsHadNoEffect) {
  const std::string files = pods(kExcluded) + service("{port: 80, targetPort: 8080}");
  EXPECT_EQ(findings_of(kRule, "-- .sidelint.yaml --\nmesh: {istio-version: \"1.2\"}\n" + files), "");
  EXPECT_NE(findings_of(kRule, "-- .sidelint.yaml --\nmesh: {istio-version: \"1.3\"}\n" + files), "");
}

TEST(ServicePortExcluded, OfSeveralClustersEachHasItsOwnServices) {
  const std::string files =
      "-- clusters/a/all.yaml --\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: "
      "{istio-injection: enabled}}\n---\n" +
      manifest(deployment(), {.pod_labels = "{app: cart}", .pod_annotations = kExcluded}) +
      "---\napiVersion: v1\nkind: Service\nmetadata: {name: cart, namespace: shop}\n"
      "spec: {selector: {app: cart}, ports: [{port: 80, targetPort: 9090}]}\n"
      "-- clusters/b/service.yaml --\napiVersion: v1\nkind: Service\nmetadata: {name: cart, namespace: shop}\n"
      "spec: {selector: {app: cart}, ports: [{port: 80, targetPort: 8080}]}\n";
  EXPECT_EQ(findings_of(kRule, files), "");
}

}  // namespace
}  // namespace sidelint::testing
