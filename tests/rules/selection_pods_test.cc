// Near misses of the rules that hold what a pod asks for against what it gets.
#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/rules/findings.h"
#include "tests/rules/manifest.h"

namespace sidelint::testing {
namespace {

constexpr std::string_view kTrue = R"({sidecar.istio.io/inject: "true"})";
constexpr std::string_view kFalse = R"({sidecar.istio.io/inject: "false"})";
constexpr std::string_view kEmpty = R"({sidecar.istio.io/inject: ""})";
constexpr std::string_view kOn = "{istio-injection: enabled}";
constexpr std::string_view kOff = "{istio-injection: disabled}";

std::string severity(const std::string& findings) { return findings.substr(0, findings.find(' ')); }

std::string under_release(std::string_view release, const std::string& files) {
  return "-- .sidelint.yaml --\nmesh: {istio-version: \"" + std::string(release) +
         "\", default-revision: default, policy: enabled}\n" + files;
}

struct Case {
  std::string_view title;
  Shape shape;
  std::string_view namespace_labels;
  std::string_view severity;
};

TEST(AnnotationCannotOptIn, IsFoundWhereALabelWouldHelp) {
  constexpr std::array<Case, 7> kCases{{
      {"an unlabelled namespace", {.pod_annotations = kTrue}, "{}", "error"},
      {"an injecting namespace", {.pod_annotations = kTrue}, kOn, ""},
      {"a namespace that is switched off is another rule's", {.pod_annotations = kTrue}, kOff, ""},
      {"a wrong value of the namespace's label is another rule's",
       {.pod_annotations = kTrue},
       "{istio-injection: 'on'}",
       ""},
      {"the annotation opts out", {.pod_annotations = kFalse}, "{}", ""},
      {"the label is there too", {.pod_labels = kTrue, .pod_annotations = kTrue}, "{}", ""},
      {"the host's network keeps it out anyway", {.pod_annotations = kTrue, .host_network = true}, "{}", ""},
  }};
  for (const Case& one : kCases) {
    const std::string files = repository(deployment(), one.shape, one.namespace_labels);
    EXPECT_EQ(severity(findings_of("selection/annotation-cannot-opt-in", files)), one.severity) << one.title;
  }
}

TEST(AnnotationCannotOptIn, IsSilentWhereTheNamespaceIsNotKnown) {
  const std::string files = "-- cart.yaml --\n" + manifest(deployment(), {.pod_annotations = kTrue});
  EXPECT_EQ(findings_of("selection/annotation-cannot-opt-in", files), "");
}

TEST(AnnotationCannotOptIn, IsSilentWhereAKustomizationMayLabelThePods) {
  const std::string files = repository(deployment(), {.pod_annotations = kTrue}, "{}") +
                            "-- kustomization.yaml --\nresources: [ns.yaml, cart.yaml]\n"
                            "commonLabels: {sidecar.istio.io/inject: 'true'}\n";
  EXPECT_EQ(findings_of("selection/annotation-cannot-opt-in", files), "");
}

TEST(AnnotationCannotOptIn, HoldsForReleasesThatReadNoLabelsOfPods) {
  const std::string files = repository(deployment(), {.pod_annotations = kTrue}, "{}");
  EXPECT_EQ(severity(findings_of("selection/annotation-cannot-opt-in", under_release("1.8", files))), "error");
}

// A mesh without a default revision.
constexpr std::string_view kOnlyCanary =
    "-- .sidelint.yaml --\nmesh: {default-revision: '', revisions: {canary: canary}}\n";

TEST(AnnotationCannotOptIn, NamesARevisionWhereThereIsNoDefaultOne) {
  const std::string files = std::string(kOnlyCanary) + repository(deployment(), {.pod_annotations = kTrue}, "{}");
  EXPECT_EQ(helps_of("selection/annotation-cannot-opt-in", files),
            "Name the revision in a label: `istio.io/rev: canary` under `spec.template.metadata.labels`\n");
}

TEST(NamespaceDisableWins, HoldsWhereThereIsNoDefaultRevision) {
  const std::string files = std::string(kOnlyCanary) + repository(deployment(), {.pod_labels = kTrue}, kOff);
  EXPECT_EQ(severity(findings_of("selection/namespace-disable-wins", files)), "error");
}

TEST(NamespaceDisableWins, IsFoundForEveryWayOfAsking) {
  constexpr std::array<Case, 7> kCases{{
      {"by label", {.pod_labels = kTrue}, kOff, "error"},
      {"by annotation", {.pod_annotations = kTrue}, kOff, "error"},
      {"by another word for off", {.pod_labels = kTrue}, "{istio-injection: 'off'}", "error"},
      {"a word that is meant for on is another rule's", {.pod_labels = kTrue}, "{istio-injection: 'on'}", ""},
      {"the pod says no as well", {.pod_labels = kFalse}, kOff, ""},
      {"the pod says nothing", {}, kOff, ""},
      {"the host's network keeps it out anyway", {.pod_labels = kTrue, .host_network = true}, kOff, ""},
  }};
  for (const Case& one : kCases) {
    const std::string files = repository(deployment(), one.shape, one.namespace_labels);
    EXPECT_EQ(severity(findings_of("selection/namespace-disable-wins", files)), one.severity) << one.title;
  }
}

TEST(NamespaceDisableWins, IsFoundOnEveryKind) {
  for (const model::WorkloadKind* kind : copying_kinds()) {
    const std::string files = repository(*kind, {.pod_labels = kTrue}, kOff);
    EXPECT_EQ(severity(findings_of("selection/namespace-disable-wins", files)), "error") << kind->kind;
  }
}

TEST(LabelAnnotationConflict, IsFoundWhereTheTwoSayOppositeThings) {
  constexpr std::array<Case, 7> kCases{{
      {"no and yes", {.pod_labels = kFalse, .pod_annotations = kTrue}, "{}", "warning"},
      {"yes and no", {.pod_labels = kTrue, .pod_annotations = kFalse}, kOn, "warning"},
      {"an empty label hides the annotation", {.pod_labels = kEmpty, .pod_annotations = kFalse}, kOn, "warning"},
      {"an empty annotation says nothing", {.pod_labels = kFalse, .pod_annotations = kEmpty}, kOn, ""},
      {"both say no", {.pod_labels = kFalse, .pod_annotations = kFalse}, kOn, ""},
      {"one says it", {.pod_annotations = kFalse}, kOn, ""},
      {"an invalid label is another rule's",
       {.pod_labels = "{sidecar.istio.io/inject: 'on'}", .pod_annotations = kFalse},
       kOn,
       ""},
  }};
  for (const Case& one : kCases) {
    const std::string files = repository(deployment(), one.shape, one.namespace_labels);
    EXPECT_EQ(severity(findings_of("selection/label-annotation-conflict", files)), one.severity) << one.title;
  }
}

TEST(LabelAnnotationConflict, PointsAtTheOneThatLoses) {
  const std::string files = repository(deployment(), {.pod_labels = kTrue, .pod_annotations = kFalse}, kOn);
  EXPECT_EQ(findings_of("selection/label-annotation-conflict", under_release("1.30", files)),
            "warning cart.yaml:9 Deployment `shop/cart` gets a sidecar although its annotation asks for no sidecar\n");
  // Istio 1.11 calls the injector by the label, and the injector then reads the annotation alone.
  EXPECT_EQ(findings_of("selection/label-annotation-conflict", under_release("1.11", files)),
            "warning cart.yaml:10 Deployment `shop/cart` gets no sidecar although its label asks for a sidecar\n");
}

TEST(HostNetworkNotInjected, IsFoundOnEveryKindInAnInjectingNamespace) {
  for (const model::WorkloadKind* kind : copying_kinds()) {
    const std::string files = repository(*kind, {.host_network = true}, kOn);
    EXPECT_EQ(severity(findings_of("selection/host-network-not-injected", files)), "warning") << kind->kind;
  }
}

TEST(HostNetworkNotInjected, IsAnErrorForPodsThatAsk) {
  constexpr std::array<Case, 6> kCases{{
      {"by label, anywhere", {.pod_labels = kTrue, .host_network = true}, "{}", "error"},
      {"by annotation", {.pod_annotations = kTrue, .host_network = true}, kOn, "error"},
      {"opted out by label", {.pod_labels = kFalse, .host_network = true}, kOn, ""},
      {"opted out by annotation", {.pod_annotations = kFalse, .host_network = true}, kOn, ""},
      {"nobody asks", {.host_network = true}, "{}", ""},
      {"a network of its own", {.pod_labels = kTrue}, kOn, ""},
  }};
  for (const Case& one : kCases) {
    const std::string files = repository(deployment(), one.shape, one.namespace_labels);
    EXPECT_EQ(severity(findings_of("selection/host-network-not-injected", files)), one.severity) << one.title;
  }
}

TEST(ReservedNamespace, DependsOnTheRelease) {
  constexpr std::string_view kFiles = R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: kube-node-lease, labels: {istio-injection: enabled}}
)";
  EXPECT_EQ(severity(findings_of("selection/reserved-namespace", under_release("1.9", std::string(kFiles)))),
            "warning");
  EXPECT_EQ(findings_of("selection/reserved-namespace", under_release("1.8", std::string(kFiles))), "");
}

}  // namespace
}  // namespace sidelint::testing
