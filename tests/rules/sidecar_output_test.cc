// The rules about injected manifests, Windows, selectors and policies.
#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/rules/findings.h"

namespace sidelint::testing {
namespace {

constexpr std::string_view kMesh =
    "-- .sidelint.yaml --\nmesh: {istio-version: \"1.27\", default-revision: default, policy: enabled}\n";

std::string severity(const std::string& findings) { return findings.substr(0, findings.find(' ')); }

// A Pod `shop/cart` beside its Namespace.
std::string pod(std::string_view namespace_labels, std::string_view metadata, std::string_view spec) {
  std::string text(kMesh);
  text.append("-- ns.yaml --\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {")
      .append(namespace_labels);
  text.append("}}\n-- pod.yaml --\napiVersion: v1\nkind: Pod\nmetadata: {name: cart, namespace: shop").append(metadata);
  return text.append("}\nspec: {").append(spec).append("}\n");
}

constexpr std::string_view kApp = "containers: [{name: app, image: app}]";
constexpr std::string_view kInjected =
    "containers: [{name: app, image: app}, {name: istio-proxy, image: 'proxyv2:1.12.0'}]";
constexpr std::string_view kWithInit =
    "initContainers: [{name: istio-init, image: 'proxyv2:1.12.0'}], "
    "containers: [{name: app, image: app}, {name: istio-proxy, image: 'proxyv2:1.12.0'}]";
constexpr std::string_view kStatus = ", annotations: {sidecar.istio.io/status: '{}'}";

struct Output {
  std::string_view title, namespace_labels, metadata, spec, twice, in_git;
};

TEST(InjectionOutput, IsOneMatterOrTheOther) {
  constexpr std::array<Output, 7> kCases{{
      {"injected again", "istio-injection: enabled", kStatus, kInjected, "error", ""},
      {"kept as it is", "team: a", kStatus, kInjected, "", "warning"},
      {"told by its containers", "team: a", "", kWithInit, "", "warning"},
      {"told by its containers, and again", "istio-injection: enabled", "", kWithInit, "error", ""},
      {"a proxy alone may be a gateway", "istio-injection: enabled", "", kInjected, "", ""},
      {"a status without a proxy", "team: a", kStatus, kApp, "", ""},
      {"for the injector to complete", "istio-injection: enabled", kStatus,
       "containers: [{name: istio-proxy, image: auto}]", "", ""},
  }};
  for (const Output& one : kCases) {
    const std::string files = pod(one.namespace_labels, one.metadata, one.spec);
    EXPECT_EQ(severity(findings_of("pod/injected-twice", files)), one.twice) << one.title;
    EXPECT_EQ(severity(findings_of("gitops/injection-output-in-git", files)), one.in_git) << one.title;
  }
}

TEST(WindowsPod, IsToldByItsSpecOrItsNodes) {
  constexpr std::array<std::array<std::string_view, 3>, 6> kCases{{
      {"istio-injection: enabled", "os: {name: windows}", "error"},
      {"istio-injection: enabled", "nodeSelector: {kubernetes.io/os: windows}", "error"},
      {"istio-injection: enabled", "nodeSelector: {beta.kubernetes.io/os: windows}", "error"},
      {"istio-injection: enabled", "os: {name: linux}", ""},
      {"istio-injection: enabled", "nodeSelector: {team: windows}", ""},
      {"team: a", "os: {name: windows}", ""},
  }};
  for (const auto& [labels, spec, expected] : kCases) {
    const std::string files = pod(labels, "", std::string(spec) + ", " + std::string(kApp));
    EXPECT_EQ(severity(findings_of("selection/windows-pod-injected", files)), expected) << labels << " " << spec;
  }
}

TEST(ProxyImagePinned, ComparesMinorReleases) {
  constexpr std::array<std::array<std::string_view, 2>, 6> kCases{{
      {"docker.io/istio/proxyv2:1.12.0", "warning"},
      {"docker.io/istio/proxyv2:1.27.4-distroless", ""},
      {"registry:5000/istio/proxyv2", ""},
      {"istio/proxyv2@sha256:0011", ""},
      {"istio/proxyv2:${TAG}", ""},
      {"istio/proxyv2:latest", ""},
  }};
  for (const auto& [image, expected] : kCases) {
    const std::string annotation = ", annotations: {sidecar.istio.io/proxyImage: '" + std::string(image) + "'}";
    EXPECT_EQ(severity(findings_of("pod/proxy-image-pinned", pod("istio-injection: enabled", annotation, kApp))),
              expected)
        << image;
    EXPECT_EQ(findings_of("pod/proxy-image-pinned", pod("team: a", annotation, kApp)), "") << image;
  }
}

std::string controller(std::string_view kind, std::string_view version, std::string_view selector) {
  std::string text = "-- cart.yaml --\napiVersion: ";
  text.append(version)
      .append("\nkind: ")
      .append(kind)
      .append("\nmetadata: {name: cart, namespace: shop}\nspec:\n  selector: ");
  return text.append(selector).append("\n  template: {spec: {containers: [{name: app, image: app}]}}\n");
}

TEST(InjectLabelInSelector, IsFoundInEveryFormOfSelector) {
  const std::string rule = "placement/inject-label-in-selector";
  for (const std::string_view kind : {"Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"}) {
    EXPECT_EQ(findings_of(rule, controller(kind, "apps/v1", "{matchLabels: {sidecar.istio.io/inject: 'true'}}")),
              "warning cart.yaml:5 " + std::string(kind) +
                  " `shop/cart` has to be recreated to change the injection of its pods\n");
    EXPECT_EQ(findings_of(rule, controller(kind, "apps/v1", "{matchLabels: {app: cart}}")), "");
  }
  EXPECT_EQ(severity(findings_of(rule, controller("ReplicationController", "v1", "{sidecar.istio.io/inject: 'true'}"))),
            "warning");
  EXPECT_EQ(
      severity(findings_of(rule, controller("Deployment", "apps/v1",
                                            "{matchExpressions: [{key: sidecar.istio.io/inject, operator: Exists}]}"))),
      "warning");
}

std::string policy(std::string_view kind, std::string_view name_space, std::string_view spec) {
  std::string text = "-- policy.yaml --\napiVersion: ";
  text.append(kind == "EnvoyFilter" ? "networking.istio.io/v1alpha3" : "security.istio.io/v1")
      .append("\nkind: ")
      .append(kind);
  return text.append("\nmetadata: {name: p, namespace: ")
      .append(name_space)
      .append("}\nspec: {")
      .append(spec)
      .append("}\n");
}

struct Policy {
  std::string_view title, kind, spec, namespace_labels, severity;
};

TEST(PolicyWithoutSidecar, CountsPodsThatCertainlyHaveNoProxy) {
  constexpr std::array<Policy, 9> kCases{{
      {"selected", "AuthorizationPolicy", "selector: {matchLabels: {app: cart}}", "team: a", "warning"},
      {"the whole namespace", "AuthorizationPolicy", "", "team: a", "warning"},
      {"strict", "PeerAuthentication", "mtls: {mode: STRICT}", "team: a", "warning"},
      {"not strict", "PeerAuthentication", "mtls: {mode: PERMISSIVE}", "team: a", ""},
      {"a filter", "EnvoyFilter", "workloadSelector: {labels: {app: cart}}", "team: a", "warning"},
      {"with a sidecar", "AuthorizationPolicy", "", "istio-injection: enabled", ""},
      {"in ambient mode", "AuthorizationPolicy", "", "istio.io/dataplane-mode: ambient", ""},
      {"other pods", "AuthorizationPolicy", "selector: {matchLabels: {app: pay}}", "team: a", ""},
      {"for a waypoint", "AuthorizationPolicy", "targetRefs: [{kind: Gateway, name: w}]", "team: a", ""},
  }};
  for (const Policy& one : kCases) {
    const std::string files =
        pod(one.namespace_labels, ", labels: {app: cart}", kApp) + policy(one.kind, "shop", one.spec);
    EXPECT_EQ(severity(findings_of("policy/policy-without-sidecar", files)), one.severity) << one.title;
  }
}

TEST(PolicyWithoutSidecar, IsSilentAboutOtherNamespacesTheMeshAndGateways) {
  const std::string rule = "policy/policy-without-sidecar";
  EXPECT_EQ(findings_of(rule, pod("team: a", "", kApp) + policy("AuthorizationPolicy", "pay", "")), "");
  EXPECT_EQ(findings_of(rule, pod("team: a", "", kApp) + policy("AuthorizationPolicy", "istio-system", "")), "");
  EXPECT_EQ(findings_of(rule, pod("team: a", "", "containers: [{name: istio-proxy, image: proxyv2}]") +
                                  policy("AuthorizationPolicy", "shop", "")),
            "");
  const std::string second =
      "---\napiVersion: v1\nkind: Pod\nmetadata: {name: pay, namespace: shop, labels: "
      "{sidecar.istio.io/inject: 'true'}}\nspec: {" +
      std::string(kApp) + "}\n";
  EXPECT_EQ(findings_of(rule, pod("team: a", "", kApp) + second + policy("AuthorizationPolicy", "shop", "")), "")
      << "somebody there has one";
}

TEST(PolicyWithoutSidecar, IsSilentWhereAPatchThatIsNotBuiltLeavesTheStatusOfASidecar) {
  const std::string files =
      pod("team: a", "", kApp) + policy("AuthorizationPolicy", "shop", "") +
      "-- kustomization.yaml --\nresources: [pod.yaml, absent.yaml]\npatches:\n  - target: {kind: Pod}\n"
      "    patch: |-\n      - op: add\n        path: /metadata/annotations/";
  const std::string value = "\n        value: x\n";
  EXPECT_EQ(findings_of("policy/policy-without-sidecar", files + "sidecar.istio.io~1status" + value), "");
  EXPECT_NE(findings_of("policy/policy-without-sidecar", files + "team" + value), "");
}

}  // namespace
}  // namespace sidelint::testing
