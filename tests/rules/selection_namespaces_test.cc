// Near misses of the rules about a Namespace's labels.
#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/rules/findings.h"

namespace sidelint::testing {
namespace {

std::string severity(const std::string& findings) { return findings.substr(0, findings.find(' ')); }

std::string name_space(std::string_view labels) {
  return "-- ns.yaml --\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {" + std::string(labels) +
         "}}\n";
}

// A webhook of somebody's own, with that namespaceSelector.
std::string webhook(std::string_view selector, std::string_view path = "webhook.yaml") {
  return "-- " + std::string(path) + R"( --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector}
webhooks:
  - name: sidecar-injector.istio.io
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
    namespaceSelector: )" +
         std::string(selector) + "\n";
}

struct Case {
  std::string_view labels;
  std::string_view severity;
};

TEST(NamespaceLabelValue, TellsWrongWordsFromTheTwoThatCount) {
  constexpr std::array<Case, 13> kCases{{
      {"istio-injection: enabled", ""},
      {"istio-injection: disabled", ""},
      {"istio-injection: Enabled", "error"},
      {"istio-injection: 'true'", "error"},
      {"istio-injection: 'yes'", "error"},
      {"istio-injection: ''", "warning"},
      {"istio-injection: ", "warning"},
      {"istio-injection: default", "warning"},
      {"istio-injection: 'false'", ""},  // off is what it means and what it does
      {"istio-injection: Disabled", ""},
      {"istio-injection: true", ""},         // the API server refuses it: another rule's
      {"istio-injection: '${INJECT}'", ""},  // filled in later
      {"team: shop", ""},
  }};
  for (const Case& one : kCases) {
    EXPECT_EQ(severity(findings_of("selection/namespace-label-value", name_space(one.labels))), one.severity)
        << one.labels;
  }
}

TEST(NamespaceLabelValue, AsksTheWebhooksOfTheRepository) {
  const std::string wants_true = webhook("{matchLabels: {istio-injection: 'true'}}");
  EXPECT_EQ(findings_of("selection/namespace-label-value", wants_true + name_space("istio-injection: 'true'")), "");
  const std::string opt_out =
      webhook("{matchExpressions: [{key: istio-injection, operator: NotIn, values: [disabled]}]}");
  EXPECT_EQ(findings_of("selection/namespace-label-value", opt_out + name_space("istio-injection: 'off'")),
            "error ns.yaml:3 Namespace `shop` injects its pods: `istio-injection: \"off\"` is not `disabled`\n");
  EXPECT_EQ(findings_of("selection/namespace-label-value", opt_out + name_space("istio-injection: 'yes'")), "");
}

TEST(NamespaceLabelValue, IsSilentWhereAKustomizationMayChangeTheLabel) {
  const std::string files = name_space("istio-injection: 'true'") +
                            "-- kustomization.yaml --\nresources: [ns.yaml]\npatches: [{path: patch.yaml}]\n"
                            "-- patch.yaml --\napiVersion: v1\nkind: Namespace\n"
                            "metadata: {name: shop, labels: {istio-injection: enabled}}\n";
  EXPECT_EQ(findings_of("selection/namespace-label-value", files), "");
}

TEST(NamespaceLabelValue, IsOneFindingForAllWorkloads) {
  std::string files = name_space("istio-injection: 'true'");
  for (const std::string_view name : {"a", "b", "c"}) {
    files += "-- " + std::string(name) + ".yaml --\napiVersion: v1\nkind: Pod\nmetadata: {name: " + std::string(name) +
             ", namespace: shop}\nspec: {containers: [{name: app, image: app}]}\n";
  }
  EXPECT_EQ(findings_of("selection/namespace-label-value", files),
            "error ns.yaml:3 Namespace `shop` injects nothing: `istio-injection: \"true\"` is not `enabled`\n");
}

// A mesh without a default revision.
constexpr std::string_view kOnlyCanary =
    "-- .sidelint.yaml --\nmesh: {default-revision: '', revisions: {canary: canary}}\n";

TEST(NamespaceLabelValue, NamesARevisionWhereEnabledWouldNotHelp) {
  const std::string files = std::string(kOnlyCanary) + name_space("istio-injection: 'true'");
  EXPECT_EQ(severity(findings_of("selection/namespace-label-value", files)), "error");
  EXPECT_EQ(helps_of("selection/namespace-label-value", files), "Write `istio.io/rev: canary` instead\n");
}

TEST(NamespaceLabelValue, IsSilentWhereNoWebhookReadsTheLabel) {
  const std::string files = webhook("{matchLabels: {mesh: 'on'}}") + name_space("istio-injection: 'true'");
  EXPECT_EQ(findings_of("selection/namespace-label-value", files), "");
}

TEST(NamespaceTwoEnablers, IsAnErrorWhereTheOtherLabelLeadsNowhere) {
  const std::string files = std::string(kOnlyCanary) + name_space("istio-injection: enabled, istio.io/rev: canary");
  EXPECT_EQ(findings_of("selection/namespace-two-enablers", files),
            "error ns.yaml:3 Namespace `shop` injects nothing: its other label hides revision `canary`\n");
}

TEST(NamespaceTwoEnablers, IsFoundWhereTheRevisionIsHidden) {
  constexpr std::array<Case, 6> kCases{{
      {"istio-injection: enabled, istio.io/rev: canary", "warning"},
      {"istio-injection: enabled, istio.io/rev: default", ""},
      {"istio-injection: enabled, istio.io/rev: ''", ""},
      {"istio-injection: disabled, istio.io/rev: canary", ""},
      {"istio.io/rev: canary", ""},
      {"istio-injection: enabled", ""},
  }};
  for (const Case& one : kCases) {
    EXPECT_EQ(severity(findings_of("selection/namespace-two-enablers", name_space(one.labels))), one.severity)
        << one.labels;
  }
}

TEST(NamespaceTwoEnablers, HoldsWhicheverWebhookConfigurationCounts) {
  const std::string files = webhook("{matchLabels: {istio-injection: enabled}}", "a/webhook.yaml") +
                            webhook("{matchLabels: {never: match}}", "b/webhook.yaml") +
                            name_space("istio-injection: enabled, istio.io/rev: canary");
  EXPECT_EQ(severity(findings_of("selection/namespace-two-enablers", files)), "warning");
}

TEST(NamespaceTwoEnablers, IsAnErrorWherePodsAreKnownToGetAnotherRevision) {
  constexpr std::string_view kMesh = R"(-- .sidelint.yaml --
mesh: {default-revision: default, revisions: {canary: canary}, policy: enabled}
-- pod.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {containers: [{name: app, image: app}]}
)";
  const std::string files = std::string(kMesh) + name_space("istio-injection: enabled, istio.io/rev: canary");
  EXPECT_EQ(severity(findings_of("selection/namespace-two-enablers", files)), "error");
}

constexpr std::string_view kRevisions =
    "-- .sidelint.yaml --\nmesh: {default-revision: stable, revisions: {stable: stable}}\n";

TEST(RevisionNotServed, IsAnErrorOnlyWhereTheRevisionsAreKnown) {
  constexpr std::array<Case, 6> kCases{{
      {"istio.io/rev: canary", "error"},
      {"istio.io/rev: stabel", "error"},
      {"istio.io/rev: stable", ""},
      {"istio.io/rev: ''", "error"},
      {"istio.io/rev: canary, istio-injection: enabled", ""},  // the revision does not count
      {"istio.io/rev: '${REVISION}'", ""},
  }};
  for (const Case& one : kCases) {
    const std::string files = std::string(kRevisions) + name_space(one.labels);
    EXPECT_EQ(severity(findings_of("revisions/revision-not-served", files)), one.severity) << one.labels;
  }
  EXPECT_EQ(severity(findings_of("revisions/revision-not-served", name_space("istio.io/rev: canary"))), "note");
}

TEST(RevisionNotServed, IsANoteOnceForAllNamespacesOfAnUnknownRevision) {
  const std::string files = name_space("istio.io/rev: canary") +
                            "-- other.yaml --\napiVersion: v1\nkind: Namespace\n"
                            "metadata: {name: pay, labels: {istio.io/rev: canary}}\n";
  EXPECT_EQ(
      findings_of("revisions/revision-not-served", files),
      "note ns.yaml:3 cannot decide whether Namespace `shop` injects: nothing says who serves revision `canary`\n");
}

TEST(RevisionNotServed, LooksAtPodsWhoseNamespaceSaysNothing) {
  const std::string pod = R"(-- pod.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {istio.io/rev: canary}}
spec: {containers: [{name: app, image: app}]}
)";
  const std::string rule = "revisions/revision-not-served";
  EXPECT_EQ(findings_of(rule, std::string(kRevisions) + pod + name_space("team: shop")),
            "error pod.yaml:3 Pod `shop/cart` gets no sidecar: no webhook serves revision `canary`\n");
  EXPECT_EQ(findings_of(rule, std::string(kRevisions) + pod + name_space("istio-injection: enabled")), "");
  EXPECT_EQ(findings_of(rule, std::string(kRevisions) + pod), "") << "the namespace may select it";
}

TEST(PodKeyOnNamespace, WeighsTheKeyAgainstWhatTheNamespaceDoes) {
  constexpr std::array<Case, 8> kCases{{
      {"sidecar.istio.io/inject: 'true'", "error"},
      {"sidecar.istio.io/inject: 'false'", "note"},
      {"sidecar.istio.io/inject: 'true', istio-injection: enabled", "note"},
      {"sidecar.istio.io/inject: 'false', istio-injection: enabled", "error"},
      {"traffic.sidecar.istio.io/excludeOutboundPorts: '80'", "warning"},
      {"istio.io/rev: default", ""},
      {"topology.istio.io/network: east", ""},
      {"istio.io/use-waypoint: w", ""},
  }};
  for (const Case& one : kCases) {
    EXPECT_EQ(severity(findings_of("placement/pod-key-on-namespace", name_space(one.labels))), one.severity)
        << one.labels;
  }
}

}  // namespace
}  // namespace sidelint::testing
