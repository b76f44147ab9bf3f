// Templates before 1.9. What is expected follows from inject.go of the releases named.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/inject/legacy_injector.h"

namespace sidelint::inject {
namespace {

using yaml::Value;

TEST(LegacyTemplate, OfTheFirstReleasesStandsInSquareBrackets) {
  const PodOutcome outcome =
      admitted({1, "containers:\n- name: istio-proxy\n  image: '[[ annotation .ObjectMeta `a` `{{ .x }}` ]]'\n"}, kPod);
  ASSERT_EQ(outcome.kind, PodOutcome::Kind::injected) << refusal(outcome);
  EXPECT_EQ(part(outcome, {"spec", "containers"}),
            R"([{"name":"app","image":"x","resources":{}},{"name":"istio-proxy","image":"{{ .x }}","resources":{}}])");
}

TEST(LegacyTemplate, LeavesItsHashAndTheNamesInTheStatus) {
  const PodOutcome outcome = admitted({5, "containers: [{name: istio-proxy}]"}, kPod);
  EXPECT_EQ(
      outcome.pod.find_path({"metadata", "annotations", "sidecar.istio.io/status"})->text,
      R"({"version":"da8fcd47d8a8a2e01568bfe1d9115463df83178a9d9b66fc46bf1b880c554ef2","initContainers":null,"containers":["istio-proxy"],"volumes":null,)"
      R"("imagePullSecrets":null})");
}

TEST(LegacyTemplate, IsReadAnewForEachPod) {
  const Setting broken{6, "{{ nope }}"};
  EXPECT_FALSE(Injector(source_of(broken)).error());
  EXPECT_EQ(refusal(admitted(broken, kPod)), "template: inject:1: function \"nope\" not defined");
  EXPECT_EQ(refusal(admitted({6, "x", "[]"}, kPod)),
            "could not parse configuration values: error unmarshaling JSON: json: cannot unmarshal array into Go value "
            "of type map[string]interface {}");
  EXPECT_EQ(refusal(admitted({6, "a: [\n"}, kPod)),
            "failed parsing generated injected YAML (check Istio sidecar injector configuration): error converting "
            "YAML to JSON: yaml: line 1: did not find expected node content");
  EXPECT_EQ(refusal(admitted({6, "{{ .ObjectMeta.Nope }}"}, kPod)),
            "template: inject:1:14: executing \"inject\" at <.ObjectMeta.Nope>: can't evaluate field Nope in type "
            "*v1.ObjectMeta");
}

TEST(LegacyTemplate, CanRenderTextsOfTheValues) {
  const PodOutcome outcome =
      admitted({3, "containers: [{name: istio-proxy, image: '{{ render .Values.a }}{{ render .Values.b }}'}]",
                R"({"a": "{{ .ObjectMeta.Name }}!", "b": "{{ nope }}"})"},
               kPod);
  EXPECT_EQ(outcome.pod.find_path({"spec", "containers"})->items.at(1).find("image")->text, "p!") << refusal(outcome);
}

TEST(LegacyTemplate, CountsPortsOfAllProtocolsUpTo13) {
  constexpr std::string_view kText = "volumes: [{name: \"{{ includeInboundPorts .Spec.Containers }}\"}]";
  constexpr std::string_view kPorts =
      "spec: {containers: [{name: a, ports: [{containerPort: 53, protocol: UDP}, {containerPort: 80}]}]}";
  EXPECT_EQ(part(admitted({3, kText}, kPorts), {"spec", "volumes"}), R"([{"name":"53,80"}])");
  EXPECT_EQ(part(admitted({4, kText}, kPorts), {"spec", "volumes"}), R"([{"name":"80"}])");
}

TEST(LegacyProxy, GetsItsConcurrencyFromItsCpu) {
  const auto args = [](std::string_view proxy) {
    const std::string text = "containers: [{name: istio-proxy, " + std::string(proxy) + "}]";
    const PodOutcome outcome = admitted({4, text}, kPod);
    const Value* found = outcome.pod.find_path({"spec", "containers"})->items.at(1).find("args");
    return found ? json_in_order(*found) : "";
  };
  EXPECT_EQ(args("resources: {limits: {cpu: 1500m}, requests: {cpu: 100m}}"), R"(["--concurrency","2"])");
  EXPECT_EQ(args("resources: {requests: {cpu: 100m}}"), R"(["--concurrency","1"])");
  EXPECT_EQ(args("args: [--concurrency, '4'], resources: {limits: {cpu: 2}}"), R"(["--concurrency","4"])");
  EXPECT_EQ(args("args: [-concurrency=0], resources: {limits: {cpu: 2}}"), R"(["-concurrency=0","--concurrency","2"])");
  EXPECT_EQ(args("image: x"), "");
}

TEST(LegacyProxy, MountsTheServiceAccountOfTheApplication) {
  const PodOutcome outcome = admitted({2, "containers: [{name: istio-proxy}]"}, R"(spec:
  containers:
  - name: app
    volumeMounts: [{name: token, mountPath: /var/run/secrets/kubernetes.io/serviceaccount, readOnly: true}]
)");
  EXPECT_EQ(json_in_order(*outcome.pod.find_path({"spec", "containers"})->items.at(1).find("volumeMounts")),
            R"([{"name":"token","readOnly":true,"mountPath":"/var/run/secrets/kubernetes.io/serviceaccount"}])");
}

TEST(LegacySettings, OfThePodReplaceTheMeshsFieldByField) {
  constexpr std::string_view kText = "volumes: [{name: '{{ protoToJSON .ProxyConfig }}'}]";
  constexpr std::string_view kMap =
      "volumes: [{name: '{{ .ProxyConfig.Concurrency }} {{ .ProxyConfig.ProxyMetadata }}'}]";
  constexpr std::string_view kMesh = "defaultConfig: {proxyMetadata: {A: a}, concurrency: 3}";
  constexpr std::string_view kAsking =
      "metadata: {annotations: {proxy.istio.io/config: '{proxyMetadata: {B: b}}'}}\nspec: {containers: [{name: a}]}";
  EXPECT_EQ(part(admitted({8, kText, "{}", kMesh}, kAsking), {"spec", "volumes"}),
            R"([{"name":"{\"concurrency\":3,\"proxyMetadata\":{\"B\":\"b\"}}"}])");
  EXPECT_EQ(part(admitted({5, kMap, "{}", kMesh}, kAsking), {"spec", "volumes"}), R"([{"name":"3 map[A:a]"}])");
  EXPECT_EQ(part(admitted({6, kMap, "{}", kMesh}, kAsking), {"spec", "volumes"}), R"([{"name":"3 map[B:b]"}])");
}

}  // namespace
}  // namespace sidelint::inject
