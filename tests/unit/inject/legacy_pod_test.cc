// Pods injected before 1.9. What is expected follows from webhook.go of the releases named.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/inject/legacy_injector.h"

namespace sidelint::inject {
namespace {

using yaml::Value;

TEST(LegacyPod, GetsTheLabelsOfTheRelease) {
  const auto labels = [](int minor) {
    return part(admitted({minor, "containers: [{name: istio-proxy}]"},
                         "metadata: {name: p, labels: {app: web}}\nspec: {containers: [{name: app}]}"),
                {"metadata", "labels"});
  };
  EXPECT_EQ(labels(3), R"({"app":"web"})");
  EXPECT_EQ(labels(5), R"({"app":"web","security.istio.io/tlsMode":"istio"})");
  EXPECT_EQ(labels(7), R"({"app":"web","istio.io/rev":"","security.istio.io/tlsMode":"istio",)"
                       R"("service.istio.io/canonical-name":"web","service.istio.io/canonical-revision":"latest"})");
  EXPECT_EQ(labels(8), R"({"app":"web","istio.io/rev":"default","security.istio.io/tlsMode":"istio",)"
                       R"("service.istio.io/canonical-name":"web","service.istio.io/canonical-revision":"latest"})");
}

TEST(LegacyPod, IsInjectedAgainInPlaceOfWhatWasThere) {
  const Setting setting{8, R"(initContainers: [{name: istio-init, image: i}]
containers: [{name: istio-proxy, image: '{{ .Values.tag }}'}]
volumes: [{name: istio-envoy, emptyDir: {}}]
imagePullSecrets: [{name: s}]
)",
                        R"({"tag": "one"})", "enablePrometheusMerge: false"};
  const PodOutcome once = admitted(setting, kPod);
  ASSERT_EQ(once.kind, PodOutcome::Kind::injected) << refusal(once);
  Setting later = setting;
  later.values = R"({"tag": "two"})";
  const PodOutcome twice = admit(Injector(source_of(later)), {once.pod, "shop", nullptr, "/inject"});
  EXPECT_EQ(part(twice, {"spec"}), R"({"volumes":[{"name":"istio-envoy","emptyDir":{}}],)"
                                   R"("initContainers":[{"name":"istio-init","image":"i","resources":{}}],)"
                                   R"("containers":[{"name":"app","image":"x","resources":{}},)"
                                   R"({"name":"istio-proxy","image":"two","resources":{}}],)"
                                   R"("securityContext":{"fsGroup":1337},"imagePullSecrets":[{"name":"s"}]})");
}

TEST(LegacyPod, LosesAProxyOfItsOwn) {
  const PodOutcome outcome = admitted({7, "containers: [{name: istio-proxy, image: ours}]"},
                                      "spec: {containers: [{name: istio-proxy, image: mine}, {name: app}]}");
  EXPECT_EQ(part(outcome, {"spec", "containers"}),
            R"([{"name":"app","resources":{}},{"name":"istio-proxy","image":"ours","resources":{}}])");
}

TEST(LegacyPod, HasTheProxyInFrontIfItHoldsTheApplication) {
  const auto names = [](const PodOutcome& outcome, std::string_view list) {
    std::string out;
    for (const Value& container : outcome.pod.find_path({"spec", list})->items)
      out += container.find("name")->text + " ";
    return out;
  };
  constexpr std::string_view kContainers = "containers: [{name: other}, {name: istio-proxy}]\n";
  const std::string holding = "holdApplicationUntilProxyStarts: true\n" + std::string(kContainers);
  EXPECT_EQ(names(admitted({7, holding}, kPod), "containers"), "istio-proxy app other ");
  EXPECT_EQ(names(admitted({8, holding}, kPod), "containers"), "app other istio-proxy ");
  EXPECT_EQ(
      names(admitted({8, kContainers, R"({"global": {"proxy": {"holdApplicationUntilProxyStarts": true}}})"}, kPod),
            "containers"),
      "istio-proxy app other ");
  EXPECT_EQ(
      names(admitted({8, kContainers},
                     "metadata: {annotations: {proxy.istio.io/config: '{holdApplicationUntilProxyStarts: true}'}}\n"
                     "spec: {containers: [{name: app}]}"),
            "containers"),
      "istio-proxy app other ");
  EXPECT_EQ(names(admitted({8, "initContainers: [{name: istio-validation}, {name: last}]"},
                           "spec: {initContainers: [{name: own}], containers: [{name: app}]}"),
                  "initContainers"),
            "istio-validation own last ");
}

TEST(LegacyPod, BelongsToTheProxysGroup) {
  const auto context = [](int minor, std::string_view mesh) {
    return part(admitted({minor, "volumes: []", "{}", mesh},
                         "spec: {securityContext: {runAsUser: 5}, containers: [{name: app}]}"),
                {"spec", "securityContext"});
  };
  EXPECT_EQ(context(2, "sdsUdsPath: unix:/x"), R"({"runAsUser":5})");
  EXPECT_EQ(context(2, "{sdsUdsPath: 'unix:/x', enableSdsTokenMount: true}"), R"({"fsGroup":1337})");
  EXPECT_EQ(context(4, "sdsUdsPath: unix:/x"), R"({"fsGroup":1337})");
  EXPECT_EQ(context(5, "sdsUdsPath: unix:/x"), R"({"runAsUser":5,"fsGroup":1337})");
  EXPECT_EQ(context(5, ""), R"({"runAsUser":5})");
  EXPECT_EQ(context(7, ""), R"({"runAsUser":5,"fsGroup":1337})");
  EXPECT_EQ(context(8, ""), R"({"runAsUser":5,"fsGroup":1337})");
}

TEST(LegacyPod, HandsItsMetricsToTheProxy) {
  constexpr std::string_view kScraped =
      "metadata: {annotations: {prometheus.io/port: '9', prometheus.io/scrape: 'true'}}\nspec: {containers: [{name: "
      "a}]}";
  constexpr std::string_view kText = "containers: [{name: istio-proxy}]";
  const PodOutcome merged = admitted({7, kText}, kScraped);
  EXPECT_EQ(
      json_in_order(*merged.pod.find_path({"spec", "containers"})->items.at(1).find("env")),
      R"([{"name":"ISTIO_PROMETHEUS_ANNOTATIONS","value":"{\"scrape\":\"true\",\"path\":\"\",\"port\":\"9\"}"}])");
  EXPECT_EQ(merged.pod.find_path({"metadata", "annotations", "prometheus.io/port"})->text, "15020");
  EXPECT_EQ(merged.pod.find_path({"metadata", "annotations", "prometheus.io/path"})->text, "/stats/prometheus");
  const PodOutcome unasked = admitted({6, kText}, kScraped);
  EXPECT_EQ(unasked.pod.find_path({"metadata", "annotations", "prometheus.io/port"})->text, "9");
  const PodOutcome asked = admitted({6, kText, "{}", "enablePrometheusMerge: true"}, kScraped);
  EXPECT_EQ(asked.pod.find_path({"metadata", "annotations", "prometheus.io/port"})->text, "15020");
}

// Nobody remembers that the annotations are the proxy's own by then.
TEST(LegacyPod, HandsOnTheProxysMetricsWhenItIsInjectedAgain) {
  const Setting setting{8, "containers: [{name: istio-proxy}]"};
  const PodOutcome once = admitted(setting, kPod);
  EXPECT_EQ(once.pod.find_path({"spec", "containers"})->items.at(1).find("env"), nullptr);
  const PodOutcome twice = admit(Injector(source_of(setting)), {once.pod, "shop", nullptr, "/inject"});
  EXPECT_EQ(
      json_in_order(*twice.pod.find_path({"spec", "containers"})->items.at(1).find("env")),
      R"([{"name":"ISTIO_PROMETHEUS_ANNOTATIONS","value":"{\"scrape\":\"true\",\"path\":\"/stats/prometheus\",\"port\":\"15020\"}"}])");
}

TEST(LegacyPod, IsToldItsCluster) {
  constexpr std::string_view kText =
      "containers: [{name: istio-proxy, env: [{name: ISTIO_META_CLUSTER_ID, value: k}, {name: A, value: a}]}]";
  const auto env = [](const PodOutcome& outcome) {
    return json_in_order(*outcome.pod.find_path({"spec", "containers"})->items.at(1).find("env"));
  };
  constexpr std::string_view kBoth =
      R"([{"name":"A","value":"a"},{"name":"ISTIO_META_CLUSTER_ID","value":"c"},{"name":"ISTIO_META_NETWORK","value":"n"}])";
  EXPECT_EQ(env(admitted({7, kText}, kPod, "/inject/cluster/c/net/n")), kBoth);
  EXPECT_EQ(env(admitted({7, kText}, kPod, "/inject/cluster/c")),
            R"([{"name":"ISTIO_META_CLUSTER_ID","value":"k"},{"name":"A","value":"a"}])");
  const PodOutcome of_values =
      admitted({8, kText, R"({"global": {"multiCluster": {"clusterName": "c"}, "network": "n"}})"}, kPod);
  EXPECT_EQ(env(of_values), kBoth);
  EXPECT_EQ(of_values.pod.find_path({"metadata", "labels", "topology.istio.io/network"})->text, "n");
}

TEST(LegacyPod, IsNamedAfterItsOwner) {
  constexpr std::string_view kText =
      "volumes: [{name: '{{ .TypeMeta.Kind }}/{{ .DeploymentMeta.Namespace }}/{{ .DeploymentMeta.Name }}'}]";
  const auto owner = [&](int minor, std::string_view labels, std::string_view kind, std::string_view name) {
    const std::string pod = "metadata: {generateName: x-, labels: {" + std::string(labels) +
                            "}, ownerReferences: [{controller: true, kind: " + std::string(kind) +
                            ", apiVersion: v, uid: u, name: " + std::string(name) +
                            "}]}\nspec: {containers: [{name: a}]}";
    return part(admitted({minor, kText}, pod), {"spec", "volumes"});
  };
  EXPECT_EQ(owner(5, "pod-template-hash: h1", "ReplicaSet", "cart-h1"), R"([{"name":"Deployment/shop/cart"}])");
  EXPECT_EQ(owner(5, "", "ReplicaSet", "cart-h1"), R"([{"name":"Deployment/shop/cart-h1"}])");
  EXPECT_EQ(owner(5, "", "Job", "tick-1600000000"), R"([{"name":"Job/shop/tick-1600000000"}])");
  EXPECT_EQ(owner(6, "", "Job", "tick-1600000000"), R"([{"name":"CronJob/shop/tick"}])");
  EXPECT_EQ(owner(6, "", "Job", "tick-27000000"), R"([{"name":"Job/shop/tick-27000000"}])");
}

TEST(LegacyPod, IsSelectedFrom11On) {
  Setting setting{0, "volumes: []", "", "", "neverInjectSelector: [{matchLabels: {app: web}}]\n"};
  constexpr std::string_view kWeb = "metadata: {labels: {app: web}}\nspec: {containers: [{name: a}]}";
  EXPECT_EQ(admitted(setting, kWeb).kind, PodOutcome::Kind::injected);
  setting.minor = 1;
  EXPECT_EQ(admitted(setting, kWeb).kind, PodOutcome::Kind::not_injected);
}

}  // namespace
}  // namespace sidelint::inject
