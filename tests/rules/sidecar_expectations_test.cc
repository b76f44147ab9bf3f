// The rules about pods that are told of a sidecar they do not get, or get what they cannot use.
#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/rules/findings.h"
#include "tests/rules/manifest.h"

namespace sidelint::testing {
namespace {

constexpr std::string_view kOn = "{istio-injection: enabled}";
constexpr std::string_view kMesh =
    "-- .sidelint.yaml --\nmesh: {istio-version: \"1.27\", default-revision: default, policy: enabled}\n";

std::string severity(const std::string& findings) { return findings.substr(0, findings.find(' ')); }

struct Case {
  std::string_view title;
  Shape shape;
  std::string_view namespace_labels;
  std::string_view severity;
};

TEST(SidecarTuning, CountsWhereTheSidecarIsMissing) {
  constexpr std::array<Case, 8> kCases{{
      {"an unlabelled namespace", {.pod_annotations = "{sidecar.istio.io/proxyCPU: 100m}"}, "{}", "warning"},
      {"a namespace that is switched off",
       {.pod_annotations = "{proxy.istio.io/config: 'concurrency: 2'}"},
       "{istio-injection: disabled}",
       "warning"},
      {"a pod that opts out itself",
       {.pod_labels = "{sidecar.istio.io/inject: 'false'}", .pod_annotations = "{sidecar.istio.io/proxyCPU: 100m}"},
       kOn,
       "note"},
      {"an injecting namespace", {.pod_annotations = "{sidecar.istio.io/proxyCPU: 100m}"}, kOn, ""},
      {"the inject key is no setting", {.pod_annotations = "{sidecar.istio.io/inject: 'false'}"}, kOn, ""},
      {"what an injector wrote", {.pod_annotations = "{sidecar.istio.io/status: '{}'}"}, "{}", ""},
      {"another project's key", {.pod_annotations = "{sidecar.jaegertracing.io/inject: 'true'}"}, "{}", ""},
      {"the host's network",
       {.pod_annotations = "{sidecar.istio.io/proxyCPU: 100m}", .host_network = true},
       kOn,
       "warning"},
  }};
  for (const Case& one : kCases) {
    const std::string files = std::string(kMesh) + repository(deployment(), one.shape, one.namespace_labels);
    EXPECT_EQ(severity(findings_of("selection/sidecar-tuning-without-sidecar", files)), one.severity) << one.title;
  }
}

TEST(SidecarTuning, IsFoundOnEveryKindAndANoteWithoutAControlPlane) {
  const Shape shape{.pod_annotations = "{sidecar.istio.io/proxyCPU: 100m}"};
  for (const model::WorkloadKind* kind : copying_kinds()) {
    const std::string rule = "selection/sidecar-tuning-without-sidecar";
    EXPECT_EQ(severity(findings_of(rule, std::string(kMesh) + repository(*kind, shape, "{}"))), "warning")
        << kind->kind;
    EXPECT_EQ(severity(findings_of(rule, repository(*kind, shape, "{}"))), "note") << kind->kind;
  }
}

TEST(PodAnnotationMisplaced, CountsOnWhatIsNotHandedDown) {
  constexpr std::array<Case, 6> kCases{{
      {"a setting", {.own_annotations = "{sidecar.istio.io/proxyCPU: 100m}"}, kOn, "error"},
      {"the same on the pods",
       {.own_annotations = "{sidecar.istio.io/proxyCPU: 100m}", .pod_annotations = "{sidecar.istio.io/proxyCPU: 100m}"},
       kOn,
       ""},
      {"the inject key has a rule of its own", {.own_annotations = "{sidecar.istio.io/inject: 'false'}"}, kOn, ""},
      {"for tools, on any object", {.own_annotations = "{galley.istio.io/analyze-suppress: IST0107}"}, kOn, ""},
      {"what an operator writes", {.own_annotations = "{install.operator.istio.io/version: 1.9.0}"}, kOn, ""},
      {"in its place", {.pod_annotations = "{sidecar.istio.io/proxyCPU: 100m}"}, kOn, ""},
  }};
  for (const Case& one : kCases) {
    const std::string files = repository(deployment(), one.shape, one.namespace_labels);
    EXPECT_EQ(severity(findings_of("placement/pod-annotation-misplaced", files)), one.severity) << one.title;
  }
  for (const model::WorkloadKind* kind : controllers()) {
    const std::string files = repository(*kind, {.own_annotations = "{sidecar.istio.io/proxyCPU: 100m}"}, kOn);
    EXPECT_EQ(severity(findings_of("placement/pod-annotation-misplaced", files)), "error") << kind->kind;
  }
}

TEST(PortCapture, ContradictionsAreTold) {
  constexpr std::array<Case, 8> kCases{{
      {"a port in both",
       {.pod_annotations = "{traffic.sidecar.istio.io/includeOutboundPorts: '80, 90', "
                           "traffic.sidecar.istio.io/excludeOutboundPorts: '90'}"},
       kOn,
       "warning"},
      {"an address in both",
       {.pod_annotations = "{traffic.sidecar.istio.io/includeOutboundIPRanges: 10.0.0.0/8, "
                           "traffic.sidecar.istio.io/excludeOutboundIPRanges: 10.0.0.0/8}"},
       kOn,
       "warning"},
      {"an exclusion from a list",
       {.pod_annotations =
            "{traffic.sidecar.istio.io/includeInboundPorts: '80', traffic.sidecar.istio.io/excludeInboundPorts: '90'}"},
       kOn,
       "warning"},
      {"an exclusion from all",
       {.pod_annotations =
            "{traffic.sidecar.istio.io/includeInboundPorts: '*', traffic.sidecar.istio.io/excludeInboundPorts: '90'}"},
       kOn,
       ""},
      {"an exclusion from the default",
       {.pod_annotations = "{traffic.sidecar.istio.io/excludeInboundPorts: '90'}"},
       kOn,
       ""},
      {"a part of a range",
       {.pod_annotations = "{traffic.sidecar.istio.io/includeOutboundIPRanges: 10.0.0.0/8, "
                           "traffic.sidecar.istio.io/excludeOutboundIPRanges: 10.1.0.0/16}"},
       kOn,
       ""},
      {"an empty exclusion",
       {.pod_annotations =
            "{traffic.sidecar.istio.io/includeInboundPorts: '80', traffic.sidecar.istio.io/excludeInboundPorts: ''}"},
       kOn,
       ""},
      {"a value that is filled in later",
       {.pod_annotations = "{traffic.sidecar.istio.io/includeInboundPorts: '${P}', "
                           "traffic.sidecar.istio.io/excludeInboundPorts: '90'}"},
       kOn,
       ""},
  }};
  for (const Case& one : kCases) {
    const std::string files = repository(deployment(), one.shape, one.namespace_labels);
    EXPECT_EQ(severity(findings_of("placement/port-capture-contradiction", files)), one.severity) << one.title;
  }
}

TEST(PreferLabel, IsSaidWhereTheAnnotationWorks) {
  constexpr std::array<Case, 5> kCases{{
      {"an opt-out", {.pod_annotations = "{sidecar.istio.io/inject: 'false'}"}, kOn, "note"},
      {"an opt-in that fails is another matter", {.pod_annotations = "{sidecar.istio.io/inject: 'true'}"}, "{}", ""},
      {"the label is there too",
       {.pod_labels = "{sidecar.istio.io/inject: 'false'}", .pod_annotations = "{sidecar.istio.io/inject: 'false'}"},
       kOn,
       ""},
      {"the label alone", {.pod_labels = "{sidecar.istio.io/inject: 'false'}"}, kOn, ""},
      {"a value that says nothing", {.pod_annotations = "{sidecar.istio.io/inject: maybe}"}, kOn, ""},
  }};
  for (const Case& one : kCases) {
    const std::string files = repository(deployment(), one.shape, one.namespace_labels);
    EXPECT_EQ(severity(findings_of("hygiene/prefer-label", files)), one.severity) << one.title;
  }
  for (const model::WorkloadKind* kind : copying_kinds()) {
    const std::string files = repository(*kind, {.pod_annotations = "{sidecar.istio.io/inject: 'false'}"}, kOn);
    EXPECT_EQ(severity(findings_of("hygiene/prefer-label", files)), "note") << kind->kind;
  }
}

TEST(PreferLabel, IsSilentWhereNobodyMayReadTheLabel) {
  const std::string files = R"(-- webhook.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector}
webhooks:
  - name: sidecar-injector.istio.io
    clientConfig: {service: {name: istio-sidecar-injector, namespace: istio-system, path: /inject}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
)" + repository(deployment(), {.pod_annotations = "{sidecar.istio.io/inject: 'false'}"}, kOn);
  EXPECT_EQ(findings_of("hygiene/prefer-label", files), "") << "its release is not told";
}

TEST(AmbientAndSidecar, AsksWhatThePodsGet) {
  constexpr std::array<Case, 6> kCases{{
      {"both on the namespace", {}, "{istio-injection: enabled, istio.io/dataplane-mode: ambient}", "warning"},
      {"a revision beside it", {}, "{istio.io/rev: default, istio.io/dataplane-mode: ambient}", "warning"},
      {"ambient only", {}, "{istio.io/dataplane-mode: ambient}", ""},
      {"switched off beside it", {}, "{istio-injection: disabled, istio.io/dataplane-mode: ambient}", ""},
      {"a pod asks for a sidecar",
       {.pod_labels = "{sidecar.istio.io/inject: 'true'}"},
       "{istio.io/dataplane-mode: ambient}",
       "warning"},
      {"a pod leaves ambient for a sidecar",
       {.pod_labels = "{sidecar.istio.io/inject: 'true', istio.io/dataplane-mode: none}"},
       "{istio.io/dataplane-mode: ambient}",
       ""},
  }};
  for (const Case& one : kCases) {
    const std::string files = repository(deployment(), one.shape, one.namespace_labels);
    EXPECT_EQ(severity(findings_of("policy/ambient-and-sidecar", files)), one.severity) << one.title;
  }
}

TEST(RevisionLabelDead, CountsAnyValueButEnabled) {
  constexpr std::array<Case, 6> kCases{{
      {"switched off", {}, "{istio-injection: disabled, istio.io/rev: default}", "warning"},
      {"a word that nobody knows", {}, "{istio-injection: 'true', istio.io/rev: default}", "error"},
      {"an empty value", {}, "{istio-injection: '', istio.io/rev: default}", "error"},
      {"the default injects", {}, "{istio-injection: enabled, istio.io/rev: canary}", ""},
      {"no revision", {}, "{istio-injection: disabled}", ""},
      {"filled in later", {}, "{istio-injection: '${INJECT}', istio.io/rev: default}", ""},
  }};
  for (const Case& one : kCases) {
    const std::string files = std::string(kMesh) + repository(deployment(), one.shape, one.namespace_labels);
    EXPECT_EQ(severity(findings_of("selection/revision-label-dead", files)), one.severity) << one.title;
  }
}

}  // namespace
}  // namespace sidelint::testing
