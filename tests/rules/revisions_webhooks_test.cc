// The rules about what an injector webhook calls, and for which pods.
#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/rules/findings.h"
#include "tests/rules/injector.h"

namespace sidelint::testing {
namespace {

constexpr std::string_view kPorts = "ports: [{port: 443, targetPort: 15017}], selector: {app: istiod}";

TEST(WebhookServiceMissing, NeedsTheServicesOfTheControlPlane) {
  const std::string rule = "revisions/webhook-service-missing";
  const std::string finding =
      "warning injector.yaml:6 pods for `rev.namespace.sidecar-injector.istio.io` are refused: no Service "
      "`istio-system/istiod`\n";
  EXPECT_EQ(findings_of(rule, webhook_file({})), "") << "a chart brings it";
  EXPECT_EQ(findings_of(rule, webhook_file({}) + service_file("istiod", kPorts)), "");
  EXPECT_EQ(findings_of(rule, webhook_file({}) + service_file("istiod-canary", kPorts)), finding);
  EXPECT_EQ(findings_of(rule, webhook_file({}) + service_file("web", "ports: [{port: 443}], selector: {app: web}")),
            "");
}

TEST(WebhookServiceMissing, LooksInTheNamespaceThatIsCalled) {
  const std::string rule = "revisions/webhook-service-missing";
  const std::string moved = webhook_file({.service = "name: istiod, namespace: mesh, path: /inject"});
  EXPECT_EQ(findings_of(rule, moved + service_file("istiod", kPorts)),
            "warning injector.yaml:6 pods for `rev.namespace.sidecar-injector.istio.io` are refused: no Service "
            "`mesh/istiod`\n");
  const std::string anywhere = "-- service.yaml --\napiVersion: v1\nkind: Service\nmetadata: {name: istiod}\nspec: {" +
                               std::string(kPorts) + "}\n";
  EXPECT_EQ(findings_of(rule, moved + anywhere), "") << "its namespace is given when it is applied";
  EXPECT_EQ(findings_of(rule, moved + service_file("istiod", kPorts) +
                                  "-- kustomization.yaml --\nresources: [service.yaml]\nnamespace: mesh\n"),
            "");
}

TEST(WebhookServiceMissing, AsksTheServicesBesideTheConfiguration) {
  const std::string rule = "revisions/webhook-service-missing";
  const std::string a = webhook_file({}, "a/injector.yaml");
  const std::string b = webhook_file({.service = "name: istiod-b, namespace: istio-system"}, "b/injector.yaml");
  EXPECT_EQ(findings_of(rule, a + b + service_file("istiod-b", kPorts, "b/istiod.yaml")), "")
      << "a chart brings that of a";
  EXPECT_EQ(findings_of(rule, a + service_file("istiod-b", kPorts, "b/istiod.yaml")),
            "warning a/injector.yaml:6 pods for `rev.namespace.sidecar-injector.istio.io` are refused: no Service "
            "`istio-system/istiod`\n");
}

TEST(WebhookServiceMissing, IsSilentAboutUrlsAndDeadWebhooks) {
  const std::string rule = "revisions/webhook-service-missing";
  const std::string other = service_file("istiod-canary", kPorts);
  EXPECT_EQ(findings_of(rule, webhook_file({.url = "https://mesh.example.com/inject"}) + other), "");
  EXPECT_EQ(
      findings_of(rule,
                  webhook_file({.namespace_selector = "{matchLabels: {istio.io/deactivated: never-match}}"}) + other),
      "");
}

struct Chain {
  std::string_view service, pods, spec, fault;
};

TEST(WebhookServiceUnready, FollowsTheChainToThePods) {
  constexpr std::array<Chain, 9> kCases{{
      {"ports: [{port: 443}], selector: {app: istiod}", "app: istiod", "", ""},
      {"ports: [{port: 15017}], selector: {app: istiod}", "app: istiod", "", "has no port 443"},
      {"selector: {app: istiod}", "app: istiod", "", "has no port 443"},
      {"ports: [{port: 443}], selector: {app: pilot}", "app: istiod", "", "selects no pods"},
      {"ports: [{port: 443}], selector: {app: istiod}", "app: istiod", "replicas: 0", "leads to 0 replicas"},
      {"ports: [{port: 443}], selector: {app: istiod}", "app: istiod", "replicas: 1", ""},
      {"ports: [{port: 443}]", "app: istiod", "", ""},  // an Endpoints object stands for the pods
      {"ports: [], type: ExternalName, externalName: mesh.example.com", "app: istiod", "", ""},
      {"ports: [{port: 443}], selector: {app: '${APP}'}", "app: istiod", "", ""},
  }};
  for (const Chain& one : kCases) {
    const std::string files = webhook_file({}) + service_file("istiod", one.service) + istiod_file(one.pods, one.spec);
    const std::string findings = findings_of("revisions/webhook-service-unready", files);
    if (one.fault.empty()) {
      EXPECT_EQ(findings, "") << one.service;
    } else {
      EXPECT_EQ(findings,
                "warning service.yaml:4 pods for `rev.namespace.sidecar-injector.istio.io` are "
                "refused: Service `istiod` " +
                    std::string(one.fault) + "\n")
          << one.service;
    }
  }
}

TEST(WebhookServiceUnready, IsSilentWhereTheInjectorComesFromElsewhere) {
  const std::string rule = "revisions/webhook-service-unready";
  const std::string chain = webhook_file({}) + service_file("istiod", kPorts);
  EXPECT_EQ(findings_of(rule, chain), "");
  EXPECT_EQ(findings_of(rule, chain + "-- web.yaml --\napiVersion: v1\nkind: Pod\n"
                                      "metadata: {name: web, namespace: istio-system, labels: {app: web}}\n"
                                      "spec: {containers: [{name: app, image: app}]}\n"),
            "");
  EXPECT_EQ(findings_of(rule, chain + istiod_file("app: '${NAME}'")), "");
  const std::string second =
      service_file("istiod", "ports: [{port: 8443}], selector: {app: istiod}", "other/service.yaml");
  EXPECT_EQ(findings_of(rule, chain + istiod_file("app: istiod") + second), "") << "one of them is in order";
}

TEST(WebhookFailsOpen, CountsTheDefaultOfTheVersion) {
  const std::string rule = "revisions/webhook-fails-open";
  const auto finding = [](std::string_view line) {
    return "warning injector.yaml:" + std::string(line) +
           " pods start without a sidecar while `rev.namespace.sidecar-injector.istio.io` cannot be called\n";
  };
  EXPECT_EQ(findings_of(rule, webhook_file({})), "");
  EXPECT_EQ(findings_of(rule, webhook_file({.rest = "failurePolicy: Fail"})), "");
  EXPECT_EQ(findings_of(rule, webhook_file({.rest = "failurePolicy: Ignore"})), finding("9"));
  EXPECT_EQ(findings_of(rule, webhook_file({.version = "v1beta1"})), finding("5"));
  EXPECT_EQ(findings_of(rule, webhook_file({.version = "v1beta1", .rest = "failurePolicy: Fail"})), "");
  EXPECT_EQ(findings_of(rule, webhook_file({.rules = "[]", .rest = "failurePolicy: Ignore"})), "") << "never called";
}

TEST(WebhookFailsOpen, IsOneFindingForAConfiguration) {
  const std::string second =
      "  - name: object.sidecar-injector.istio.io\n    clientConfig: {service: {name: istiod, namespace: "
      "istio-system}}\n"
      "    rules: [{operations: ['*'], apiGroups: ['*'], apiVersions: ['*'], resources: ['*']}]\n"
      "    failurePolicy: Ignore\n";
  EXPECT_EQ(
      findings_of("revisions/webhook-fails-open", webhook_file({.rest = "failurePolicy: Ignore"}) + second),
      "warning injector.yaml:9 pods start without a sidecar while 2 webhooks of `istio-sidecar-injector` cannot be "
      "called\n");
}

TEST(WebhookNeverMatches, SaysWhy) {
  struct Case {
    InjectorShape shape;
    std::string_view finding;
  };
  const std::array<Case, 9> cases{{
      {{}, ""},
      {{.rules = "[{operations: [UPDATE], apiGroups: [''], apiVersions: [v1], resources: [pods]}]"},
       "warning injector.yaml:5 the rules leave out the creation of pods"},
      {{.rules = "[{operations: [CREATE], apiGroups: [''], apiVersions: [v1], resources: [pods/status]}]"},
       "warning injector.yaml:5 the rules leave out the creation of pods"},
      {{.rules = ""}, "warning injector.yaml:5 the rules leave out the creation of pods"},
      {{.namespace_selector = "{matchExpressions: [{key: a, operator: Exists}, {key: a, operator: DoesNotExist}]}"},
       "warning injector.yaml:8 the namespaceSelector contradicts itself"},
      {{.namespace_selector = "{matchExpressions: [{key: kubernetes.io/metadata.name, operator: DoesNotExist}]}"},
       "warning injector.yaml:8 the namespaceSelector contradicts itself"},
      {{.rest = "objectSelector: {matchLabels: {a: b}, matchExpressions: [{key: a, operator: NotIn, values: [b]}]}"},
       "warning injector.yaml:9 the objectSelector contradicts itself"},
      {{.rest = "objectSelector: {matchExpressions: [{key: a, operator: In}]}"},
       "warning injector.yaml:9 the API server refuses the selector"},
      {{.namespace_selector = "{matchLabels: {istio.io/deactivated: never-match}}"},
       "note injector.yaml:8 deactivated by istioctl"},
  }};
  for (const Case& one : cases) {
    std::string expected(one.finding);
    if (!expected.empty()) {
      expected.insert(expected.find(":") + 3, "`rev.namespace.sidecar-injector.istio.io` matches no pod: ");
      expected += "\n";
    }
    EXPECT_EQ(findings_of("revisions/webhook-never-matches", webhook_file(one.shape)), expected);
  }
}

std::string two(const InjectorShape& a, InjectorShape b) {
  b.name = "istio-sidecar-injector-old";
  return webhook_file(a, "a.yaml") + webhook_file(b, "b.yaml");
}

TEST(WebhookOverlap, NamesLabelsThatBothMatch) {
  struct Case {
    std::string_view a, b;
    bool overlap;
  };
  constexpr std::array<Case, 8> kCases{{
      {"{matchLabels: {istio-injection: enabled}}", "{matchLabels: {istio-injection: enabled}}", true},
      {"{matchLabels: {istio-injection: enabled}}", "{matchLabels: {istio.io/rev: old}}", true},
      {"{matchLabels: {istio-injection: enabled}}",
       "{matchLabels: {istio.io/rev: old}, matchExpressions: [{key: istio-injection, operator: DoesNotExist}]}", false},
      {"{matchLabels: {team: a}}", "{matchLabels: {team: b}}", false},
      {"{matchExpressions: [{key: team, operator: Exists}]}",
       "{matchExpressions: [{key: team, operator: NotIn, values: [a]}]}", true},
      {"{matchExpressions: [{key: team, operator: In, values: [a, b]}]}",
       "{matchExpressions: [{key: team, operator: NotIn, values: [a, b]}]}", false},
      {"{matchLabels: {kubernetes.io/metadata.name: kube-system}}", "{}", false},  // never injected at all
      {"{}", "{}", true},
  }};
  for (const Case& one : kCases) {
    const std::string findings =
        findings_of("revisions/webhook-overlap", two({.namespace_selector = one.a}, {.namespace_selector = one.b}));
    EXPECT_EQ(findings, one.overlap ? "error b.yaml:5 pods are injected twice: `istio-sidecar-injector` and "
                                      "`istio-sidecar-injector-old` both match them\n"
                                    : "")
        << one.a << " and " << one.b;
  }
}

TEST(WebhookOverlap, IsSilentAboutPodsThatAreTurnedAwayAndConditions) {
  const std::string rule = "revisions/webhook-overlap";
  const std::string_view opted_out = "objectSelector: {matchLabels: {sidecar.istio.io/inject: 'false'}}";
  EXPECT_EQ(findings_of(rule, two({}, {.rest = opted_out})), "");
  EXPECT_EQ(findings_of(rule, two({}, {.rest = "matchConditions: [{name: a, expression: 'request.name == \"a\"'}]"})),
            "");
  EXPECT_EQ(findings_of(rule, two({}, {.rules = "[]"})), "");
  EXPECT_EQ(findings_of(rule, webhook_file({}, "a/a.yaml") + webhook_file({.name = "other"}, "b/b.yaml")), "")
      << "two clusters";
}

}  // namespace
}  // namespace sidelint::testing
