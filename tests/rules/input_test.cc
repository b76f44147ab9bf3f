// Near misses of the rules about what was read and what is missing.
#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/rules/findings.h"

namespace sidelint::testing {
namespace {

std::string severity(const std::string& findings) { return findings.substr(0, findings.find(' ')); }

std::string pod(std::string_view name, std::string_view metadata) {
  return "-- " + std::string(name) + ".yaml --\napiVersion: v1\nkind: Pod\nmetadata: {name: " + std::string(name) +
         std::string(metadata) + "}\nspec: {containers: [{name: app, image: app}]}\n";
}

TEST(NamespaceUnknown, IsSaidOnceForEachNamespaceAndOnceForNone) {
  const std::string files = pod("a", ", namespace: cache") + pod("b", ", namespace: cache") + pod("c", "") +
                            pod("d", "") + pod("e", ", namespace: shop");
  EXPECT_EQ(findings_of("input/namespace-unknown", files),
            "note a.yaml:3 cannot decide whether Pod `cache/a` gets a sidecar\n"
            "note c.yaml:3 cannot decide whether Pod `c` gets a sidecar\n"
            "note e.yaml:3 cannot decide whether Pod `shop/e` gets a sidecar\n");
}

TEST(NamespaceUnknown, IsSilentWhereNoVerdictDependsOnIt) {
  EXPECT_EQ(findings_of("input/namespace-unknown", pod("a", ", labels: {sidecar.istio.io/inject: 'false'}")), "");
  EXPECT_EQ(findings_of("input/namespace-unknown", pod("a", ", namespace: kube-system")), "");
}

TEST(NamespaceUnknown, PointsAtTheKustomizationThatNamesTheNamespace) {
  const std::string files = pod("a", "") + "-- kustomization.yaml --\nresources: [a.yaml]\nnamespace: cache\n";
  EXPECT_EQ(findings_of("input/namespace-unknown", files),
            "note kustomization.yaml:2 cannot decide whether Pod `cache/a` gets a sidecar\n");
}

TEST(ControlPlaneAssumed, IsSaidOnceAtTheFirstThingThatMatters) {
  const std::string files = pod("a", ", namespace: shop") +
                            pod("b", ", namespace: shop, labels: {sidecar.istio.io/inject: 'true'}") +
                            "-- ns.yaml --\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n";
  EXPECT_EQ(findings_of("input/control-plane-assumed", files),
            "note b.yaml:3 the verdicts of 2 workloads assume Istio 1.30.3 as its charts install it\n");
}

struct Case {
  std::string_view title;
  std::string_view document;
  std::string_view severity;
};

TEST(DuplicateKey, IsAnErrorWhereTheLostEntryDecides) {
  constexpr std::array<Case, 7> kCases{{
      {"labels", "metadata: {name: a, labels: {a: b}, labels: {c: d}}\nspec: {}\n", "error"},
      {"namespace", "metadata: {name: a, namespace: b, namespace: c}\nspec: {}\n", "error"},
      {"metadata", "metadata: {name: a}\nmetadata: {name: b}\nspec: {}\n", "error"},
      {"the inject key",
       "metadata: {name: a, labels: {sidecar.istio.io/inject: 'true', sidecar.istio.io/inject: 'false'}}\n", "error"},
      {"a label of nobody's", "metadata: {name: a, labels: {app: a, app: b}}\n", "warning"},
      {"a container's image", "metadata: {name: a}\nspec: {containers: [{image: a, image: b}]}\n", "warning"},
      {"nothing", "metadata: {name: a}\nspec: {containers: [{image: a}, {image: b}]}\n", ""},
  }};
  for (const Case& one : kCases) {
    const std::string files = "-- pod.yaml --\napiVersion: v1\nkind: Pod\n" + std::string(one.document);
    EXPECT_EQ(severity(findings_of("input/duplicate-key", files)), one.severity) << one.title;
  }
}

TEST(DuplicateKey, NamesTheObjectOfItsDocument) {
  const std::string files = pod("a", ", namespace: shop") +
                            "---\napiVersion: v1\nkind: Pod\nmetadata: {name: b, namespace: shop, name: c}\n"
                            "spec: {containers: [{name: app, image: app}]}\n";
  EXPECT_EQ(
      findings_of("input/duplicate-key", files),
      "warning a.yaml:8 `name` is written twice in Pod `shop/c`: kubectl keeps the last, kustomize refuses the file\n");
}

TEST(InjectorPolicy, KnowsTwoWords) {
  struct Policy {
    std::string_view config;
    std::string_view severity;
  };
  constexpr std::array<Policy, 8> kPolicies{{
      {"policy: enabled", ""},
      {"Policy: enabled", ""},
      {"policy: disabled", "warning"},
      {"policy: Enabled", "error"},
      {"policy: true", "error"},
      {"policy: ''", "error"},
      {"templates: {}", "error"},
      {"policy: ${POLICY}", ""},
  }};
  for (const Policy& policy : kPolicies) {
    const std::string files =
        "-- injector.yaml --\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: istio-sidecar-injector, namespace: "
        "istio}\n"
        "data:\n  config: |\n    " +
        std::string(policy.config) + "\n";
    EXPECT_EQ(severity(findings_of("injector/injector-policy", files)), policy.severity) << policy.config;
  }
}

}  // namespace
}  // namespace sidelint::testing
