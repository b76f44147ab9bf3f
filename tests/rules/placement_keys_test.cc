// Near misses of the rules about keys in the wrong place, of the wrong sort, or of no sort at all.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/rules/findings.h"
#include "tests/rules/manifest.h"

namespace sidelint::testing {
namespace {

constexpr std::string_view kOn = "{istio-injection: enabled}";

std::string severity(const std::string& findings) { return findings.substr(0, findings.find(' ')); }

struct Case {
  std::string_view title;
  Shape shape;
  std::string_view namespace_labels;
  std::string_view severity;
};

TEST(NamespaceKeyOnPod, WeighsTheKeyAgainstWhatThePodsGet) {
  constexpr std::array<Case, 7> kCases{{
      {"an opt-in that fails", {.pod_labels = "{istio-injection: enabled}"}, "{}", "error"},
      {"an opt-out that fails", {.pod_annotations = "{istio-injection: disabled}"}, kOn, "error"},
      {"on the controller", {.own_labels = "{istio-injection: enabled}"}, "{}", "error"},
      {"an opt-in that nobody needs", {.pod_labels = "{istio-injection: enabled}"}, kOn, "note"},
      {"said in the right way beside it",
       {.pod_labels = R"({istio-injection: disabled, sidecar.istio.io/inject: "false"})"},
       kOn,
       "note"},
      {"a value that says nothing", {.pod_labels = "{istio-injection: maybe}"}, kOn, "error"},
      {"another key", {.pod_labels = "{injection: enabled}"}, "{}", ""},
  }};
  for (const Case& one : kCases) {
    const std::string files = repository(deployment(), one.shape, one.namespace_labels);
    EXPECT_EQ(severity(findings_of("placement/namespace-key-on-pod", files)), one.severity) << one.title;
  }
}

TEST(NamespaceKeyOnPod, IsFoundOnEveryKind) {
  for (const model::WorkloadKind* kind : copying_kinds()) {
    const std::string files = repository(*kind, {.pod_labels = "{istio-injection: disabled}"}, kOn);
    EXPECT_EQ(severity(findings_of("placement/namespace-key-on-pod", files)), "error") << kind->kind;
  }
}

TEST(NamespaceKeyOnPod, IsSilentWhereAWebhookReadsIt) {
  const std::string files = R"(-- webhook.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector}
webhooks:
  - name: sidecar-injector.istio.io
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
    objectSelector: {matchLabels: {istio-injection: enabled}}
)" + repository(deployment(), {.pod_labels = "{istio-injection: enabled}"}, "{}");
  EXPECT_EQ(findings_of("placement/namespace-key-on-pod", files), "");
}

TEST(LabelWrittenAsAnnotation, IsFoundOnPodsOnBothSides) {
  constexpr std::array<Case, 9> kCases{{
      {"a revision among annotations", {.pod_annotations = "{istio.io/rev: canary}"}, "{}", "error"},
      {"templates among labels", {.pod_labels = "{inject.istio.io/templates: gateway}"}, "{}", "error"},
      {"an identity among annotations", {.pod_annotations = "{service.istio.io/canonical-name: cart}"}, "{}", "error"},
      {"on both sides",
       {.pod_labels = "{istio.io/rev: canary}", .pod_annotations = "{istio.io/rev: canary}"},
       "{}",
       ""},
      {"either side will do", {.pod_annotations = R"({sidecar.istio.io/inject: "false"})"}, "{}", ""},
      {"the injector wrote it",
       {.pod_annotations = "{istio.io/rev: default, sidecar.istio.io/status: '{}'}"},
       "{}",
       ""},
      {"the controller of gateways wrote it",
       {.pod_labels = R"({sidecar.istio.io/inject: "false"})", .pod_annotations = "{istio.io/rev: default}"},
       "{}",
       ""},
      {"a key of a Service", {.pod_annotations = "{networking.istio.io/exportTo: '*'}"}, "{}", ""},
      {"the controller's own metadata", {.own_annotations = "{istio.io/rev: canary}"}, "{}", ""},
  }};
  for (const Case& one : kCases) {
    const std::string files = repository(deployment(), one.shape, one.namespace_labels);
    EXPECT_EQ(severity(findings_of("placement/label-written-as-annotation", files)), one.severity) << one.title;
  }
}

TEST(LabelWrittenAsAnnotation, WeighsANamespacesAnnotationAgainstItsEffect) {
  const auto annotated = [](std::string_view entry) {
    return "-- ns.yaml --\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop, annotations: {" +
           std::string(entry) + "}}\n";
  };
  const std::string_view rule = "placement/label-written-as-annotation";
  EXPECT_EQ(findings_of(rule, annotated("istio-injection: enabled")),
            "error ns.yaml:3 `istio-injection` has no effect on Namespace `shop`: it is read from labels only\n");
  EXPECT_EQ(severity(findings_of(rule, annotated("istio.io/rev: canary"))), "error");
  EXPECT_EQ(severity(findings_of(rule, annotated("istio.io/dataplane-mode: ambient"))), "error");
  EXPECT_EQ(severity(findings_of(rule, annotated("istio-injection: disabled"))), "note") << "which it is anyway";
  EXPECT_EQ(findings_of(rule, annotated("networking.istio.io/traffic-distribution: PreferClose")), "");
}

TEST(UnknownIstioKey, IsSaidOnceForAllPlacesOfAnObject) {
  constexpr std::string_view kTypo = R"({sidecar.istio.io/injected: "false"})";
  const std::string files = repository(deployment(), {.own_labels = kTypo, .pod_labels = kTypo}, "{}");
  EXPECT_EQ(findings_of("placement/unknown-istio-key", files),
            "warning cart.yaml:10 Istio does not know `sidecar.istio.io/injected`, so it has no effect on Deployment "
            "`shop/cart`\n");
}

TEST(UnknownIstioKey, KnowsWhatOthersPutUnderIstiosName) {
  constexpr std::array<std::string_view, 12> kKnown{
      "{istio: ingressgateway}",
      "{release: istio}",
      "{operator.istio.io/anything: x}",
      "{install.operator.istio.io/owning-resource: x}",
      "{gateway.istio.io/anything: x}",
      "{ambient.istio.io/anything: x}",
      "{topology.istio.io/subzone: x}",
      "{prometheus.istio.io/secure-port: '15090'}",
      "{galley.istio.io/analyze-suppress: x}",
      "{istio.io/dataplane-mode: none}",
      "{cni.istio.io/not-ready: x}",
      "{istio.kiali.io/rev: x}",
  };
  for (const std::string_view labels : kKnown) {
    const std::string files = repository(deployment(), {.pod_labels = labels}, "{}");
    EXPECT_EQ(findings_of("placement/unknown-istio-key", files), "") << labels;
  }
}

TEST(UnknownIstioKey, IsSilentWhereAWebhookReadsIt) {
  const std::string files = R"(-- webhook.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector}
webhooks:
  - name: sidecar-injector.istio.io
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
    namespaceSelector: {matchLabels: {istio-inject: "true"}}
-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-inject: "true"}}
)";
  EXPECT_EQ(findings_of("placement/unknown-istio-key", files), "");
}

struct Value {
  std::string_view written;
  std::string_view expected;  // what the finding says it is; empty: it is a string, or read as one
};

TEST(NonStringValue, GoesByTheTypesOfYaml11) {
  constexpr std::array<Value, 14> kValues{{
      {"true", "a boolean"},
      {"False", "a boolean"},
      {"yes", "a boolean"},
      {"off", "a boolean"},
      {"1", "a number"},
      {"0x1F", "a number"},
      {"1.5", "a number"},
      {"{a: b}", "no scalar"},
      {"'true'", ""},
      {"", ""},
      {"~", ""},
      {"enabled", ""},
      {"1.2.3", ""},
      {"2020-01-02", ""},
  }};
  for (const Value& value : kValues) {
    const std::string labels = "{sidecar.istio.io/inject: " + std::string(value.written) + "}";
    const std::string found =
        findings_of("placement/non-string-value", repository(deployment(), {.pod_labels = labels}, "{}"));
    EXPECT_EQ(found.find("` is " + std::string(value.expected) + "\n") != std::string::npos, !value.expected.empty())
        << value.written << ": " << found;
    EXPECT_EQ(found.empty(), value.expected.empty()) << value.written;
  }
}

TEST(NonStringValue, IsFoundOnEveryKindOnceAPlace) {
  for (const model::WorkloadKind& kind : model::workload_kinds()) {
    const std::string found =
        findings_of("placement/non-string-value", repository(kind, {.pod_annotations = "{port: 80}"}, "{}"));
    EXPECT_EQ(severity(found), "error") << kind.kind;
    EXPECT_EQ(std::count(found.begin(), found.end(), '\n'), 1) << kind.kind;
  }
}

}  // namespace
}  // namespace sidelint::testing
