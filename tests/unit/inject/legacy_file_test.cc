// Probes and files before 1.9. What is expected follows from app_probe.go and inject.go.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/inject/legacy_injector.h"

namespace sidelint::inject {
namespace {

using yaml::Value;

// Probes, with a template whose proxy says its port.
std::string probers(int minor, std::string_view probe) {
  const std::string pod =
      "spec: {containers: [{name: app, ports: [{name: web, containerPort: 8080}], " + std::string(probe) + "}]}";
  const PodOutcome outcome = admitted(
      {minor, "rewriteAppHTTPProbe: true\ncontainers: [{name: istio-proxy, args: [--statusPort, '15021']}]"}, pod);
  if (outcome.kind != PodOutcome::Kind::injected) return refusal(outcome);
  const std::vector<Value>& containers = outcome.pod.find_path({"spec", "containers"})->items;
  std::string out;
  for (const std::string_view key : {"readinessProbe", "startupProbe"})
    if (const Value* found = containers.at(0).find(key)) out += json_in_order(*found) + "\n";
  const Value* told = containers.at(1).find("env");
  return out + json_in_order(told ? told->items.at(0).items.empty() ? *told->items.at(0).find("value") : *told
                                  : *containers.at(1).find("args"));
}

TEST(LegacyProbes, AreToldInArgumentsAt11) {
  EXPECT_EQ(probers(1, "readinessProbe: {httpGet: {path: /r, port: web, scheme: HTTPS}}"),
            R"({"httpGet":{"path":"/app-health/app/readyz","port":15021,"scheme":"HTTPS"}})"
            "\n"
            R"(["--statusPort","15021","--kubeAppProberConfig",)"
            R"("{\"/app-health/app/readyz\":{\"path\":\"/r\",\"port\":8080,\"scheme\":\"HTTPS\"}}"])");
}

TEST(LegacyProbes, AreToldInTheEnvironmentFrom12On) {
  EXPECT_EQ(probers(5, "readinessProbe: {timeoutSeconds: 3, httpGet: {path: /r, port: web, scheme: HTTPS}}"),
            R"({"httpGet":{"path":"/app-health/app/readyz","port":15021,"scheme":"HTTP"},"timeoutSeconds":3})"
            "\n"
            R"("{\"/app-health/app/readyz\":{\"path\":\"/r\",\"port\":8080,\"scheme\":\"HTTPS\"}}")");
  EXPECT_EQ(probers(5, "readinessProbe: {httpGet: {path: /r, port: nowhere}}"),
            R"({"httpGet":{"path":"/app-health/app/readyz","port":15021}})"
            "\n\"{}\"");
}

TEST(LegacyProbes, GoToThePortOfTheMeshFrom16On) {
  EXPECT_EQ(probers(6, "readinessProbe: {timeoutSeconds: 3, httpGet: {path: /r, port: 1}}"),
            R"({"httpGet":{"path":"/app-health/app/readyz","port":15020},"timeoutSeconds":3})"
            "\n"
            R"("{\"/app-health/app/readyz\":{\"httpGet\":{\"path\":\"/r\",\"port\":1},\"timeoutSeconds\":3}}")");
  EXPECT_EQ(probers(6, "startupProbe: {httpGet: {path: /s, port: 1}}"),
            "{\"httpGet\":{\"path\":\"/s\",\"port\":1}}\n\"{}\"");
  EXPECT_EQ(probers(7, "startupProbe: {httpGet: {path: /s, port: 1}}"),
            R"({"httpGet":{"path":"/app-health/app/startupz","port":15020}})"
            "\n"
            R"("{\"/app-health/app/startupz\":{\"httpGet\":{\"path\":\"/s\",\"port\":1}}}")");
}

constexpr std::string_view kDeployment = R"(apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop}
spec:
  template:
    metadata: {annotations: {sidecar.istio.io/inject: "false"}}
    spec:
      dnsConfig: {options: [{name: a}]}
      containers: [{name: app}]
)";

// kube-inject up to 1.7 does not ask whether the pod wants to be injected, and its dnsConfig is the template's.
TEST(LegacyFile, GetsWhatTheTemplateSays) {
  EXPECT_EQ(file({4,
                  "containers: [{name: istio-proxy}]\npodRedirectAnnot:\n  "
                  "traffic.sidecar.istio.io/includeInboundPorts: '*'\n  other: x\n"},
                 kDeployment),
            R"(apiVersion: apps/v1
kind: Deployment
metadata:
  creationTimestamp: null
  name: cart
  namespace: shop
spec:
  selector: null
  strategy: {}
  template:
    metadata:
      annotations:
        sidecar.istio.io/inject: "false"
        sidecar.istio.io/status: '{"version":"e1c84bd6417eace1ddee560cc81e8345c9d9336cfe7a9a48be37bcbb49e39ad4","initContainers":null,"containers":["istio-proxy"],"volumes":null,"imagePullSecrets":null}'
        traffic.sidecar.istio.io/includeInboundPorts: '*'
      creationTimestamp: null
      labels:
        security.istio.io/tlsMode: istio
    spec:
      containers:
      - name: app
        resources: {}
      - name: istio-proxy
        resources: {}
status: {}
---
)");
}

TEST(LegacyFile, IsPassedByInTheWordsOfTheRelease) {
  std::string warnings;
  file({4, "containers: [{name: istio-proxy}]"},
       "kind: Deployment\nmetadata: {name: cart, namespace: shop}\n"
       "spec: {template: {spec: {hostNetwork: true, containers: [{name: a}]}}}",
       &warnings);
  EXPECT_EQ(warnings, "Skipping injection because \"cart\" has host networking enabled\n");
  warnings.clear();
  file({8, "containers: [{name: istio-proxy}]"}, kDeployment, &warnings);
  EXPECT_EQ(warnings, "===> Skipping injection because \"cart\" has sidecar injection disabled\n");
}

}  // namespace
}  // namespace sidelint::inject
