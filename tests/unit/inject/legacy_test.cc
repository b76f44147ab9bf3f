// Injection before 1.9. What is expected follows from inject.go, webhook.go and app_probe.go of the releases named.
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "engine/inject/injector.h"
#include "engine/inject/json_text.h"
#include "engine/inject/kube_inject.h"
#include "engine/inject/webhook.h"
#include "engine/inject/yaml_text.h"
#include "engine/yaml/emit.h"

namespace sidelint::inject {
namespace {

using yaml::Value;

constexpr std::string_view kPod = "metadata: {name: p}\nspec: {containers: [{name: app, image: x}]}";

struct Setting {
  int minor = 8;
  std::string_view text;  // the template
  std::string_view values = "{}";
  std::string_view mesh;
  std::string_view more;  // of the configuration
};

InjectorSource source_of(const Setting& setting) {
  Value config = Value::mapping();
  config.set("policy", Value::string("enabled"));
  config.set("template", Value::string(setting.text));
  InjectorSource source;
  source.config = yaml::to_yaml(config) + std::string(setting.more);
  source.values = setting.values;
  source.mesh = setting.mesh;
  source.release = {1, setting.minor, 2};
  return source;
}

PodOutcome admitted(const Setting& setting, std::string_view pod, std::string path = "/inject") {
  const Injector injector(source_of(setting));
  return admit(injector, {read_yaml(pod).value, "shop", nullptr, std::move(path)});
}

std::string refusal(const PodOutcome& outcome) { return outcome.refused ? outcome.refused->message : ""; }

// A part of the pod as JSON.
std::string part(const PodOutcome& outcome, std::initializer_list<std::string_view> path) {
  const Value* found = outcome.pod.find_path(path);
  return found ? json_in_order(*found) : "";
}

std::string file(const Setting& setting, std::string_view text, std::string* warnings = nullptr) {
  const Injector injector(source_of(setting));
  Origins origins;
  origins.reserve_shards(1);
  const FileOutcome outcome = inject_file(injector, text, SourceId{0}, origins);
  if (warnings)
    for (const std::string& warning : outcome.warnings) *warnings += warning;
  return outcome.refused ? outcome.refused->message : outcome.text;
}

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
