// Injection with a template of a few lines.
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "engine/inject/data/deploy_meta.h"
#include "engine/inject/injector.h"
#include "engine/inject/kube_inject.h"
#include "engine/inject/proxy_ids.h"
#include "engine/inject/webhook.h"
#include "engine/inject/yaml_text.h"
#include "engine/yaml/emit.h"

namespace sidelint::inject {
namespace {

constexpr std::string_view kConfig = R"(policy: enabled
aliases: {both: [sidecar, extra]}
injectedAnnotations: {from: settings}
templates:
  sidecar: |
    spec:
      containers:
      - name: istio-proxy
        image: "{{ .ProxyImage }}"
        env: [{name: METADATA, value: '{{ protoToJSON .ProxyConfig }}'}]
  extra: |
    metadata: {labels: {extra: "{{ .ObjectMeta.Labels.app }}"}}
  broken: |
    {{ .Nope }}
)";
constexpr std::string_view kValues =
    R"({"global": {"hub": "h", "tag": "1.24.0"}, "sidecarInjectorWebhook": {"rewriteAppHTTPProbe": true}})";

InjectorSource source(int minor) {
  InjectorSource out;
  out.config = kConfig;
  out.values = kValues;
  out.release = {1, minor, 0};
  return out;
}

class Injection : public ::testing::Test {
 protected:
  FileOutcome file(std::string_view text) {
    Origins origins;
    origins.reserve_shards(1);
    return inject_file(injector, text, SourceId{0}, origins);
  }
  PodOutcome pod(std::string_view text) { return admit(injector, {read_yaml(text).value, "shop", nullptr, "/inject"}); }
  static std::string refusal(const PodOutcome& outcome) { return outcome.refused ? outcome.refused->message : ""; }

  Injector injector{source(24)};
};

TEST_F(Injection, AddsWhatTheTemplateSays) {
  const PodOutcome outcome =
      pod("metadata: {name: p, labels: {app: web}}\nspec: {containers: [{name: app, image: x}]}");
  ASSERT_EQ(outcome.kind, PodOutcome::Kind::injected) << refusal(outcome);
  EXPECT_EQ(yaml::to_yaml(*outcome.pod.find("spec")), R"(containers:
- image: x
  name: app
  resources: {}
- env:
  - name: METADATA
    value: '{}'
  image: h/proxyv2:1.24.0
  name: istio-proxy
  resources: {}
)");
  EXPECT_EQ(outcome.pod.find_path({"metadata", "annotations", "from"})->text, "settings");
  EXPECT_EQ(
      outcome.pod.find_path({"metadata", "annotations", "sidecar.istio.io/status"})->text,
      R"({"initContainers":null,"containers":["istio-proxy"],"volumes":null,"imagePullSecrets":null,"revision":"default"})");
}

TEST_F(Injection, TakesTheTemplatesThatThePodNames) {
  const PodOutcome both =
      pod("metadata: {annotations: {inject.istio.io/templates: both}, labels: {app: web}}\nspec: {containers: [{name: "
          "a}]}");
  ASSERT_EQ(both.kind, PodOutcome::Kind::injected) << refusal(both);
  EXPECT_EQ(both.pod.find_path({"metadata", "labels", "extra"})->text, "web");
  EXPECT_EQ(refusal(pod("metadata: {annotations: {inject.istio.io/templates: 'x'}}\nspec: {containers: []}")),
            "failed to run injection template: requested template \"x\" not found; have broken, extra, sidecar");
}

TEST_F(Injection, TellsWhichTemplateFailsAndWhere) {
  const PodOutcome outcome =
      pod("metadata: {annotations: {inject.istio.io/templates: broken}}\nspec: {containers: []}");
  ASSERT_EQ(outcome.kind, PodOutcome::Kind::refused);
  EXPECT_EQ(outcome.refused->template_name, "broken");
  ASSERT_TRUE(outcome.refused->template_error);
  EXPECT_EQ(outcome.refused->template_error->source->text.substr(outcome.refused->template_error->offset, 5), ".Nope");
}

TEST_F(Injection, LetsTheUsersContainerWin) {
  const PodOutcome outcome =
      pod("metadata: {name: p}\nspec: {containers: [{name: istio-proxy, image: mine, args: [a]}, {name: app}]}");
  ASSERT_EQ(outcome.kind, PodOutcome::Kind::injected) << refusal(outcome);
  const yaml::Value& proxy = outcome.pod.find_path({"spec", "containers"})->items.at(1);
  EXPECT_EQ(proxy.find("image")->text, "mine");
  EXPECT_EQ(outcome.pod.find_path({"metadata", "annotations", "proxy.istio.io/overrides"})->text,
            R"({"containers":[{"name":"istio-proxy","image":"mine","args":["a"],"resources":{}}]})");
}

TEST_F(Injection, OfAnInjectedPodChangesNothing) {
  const PodOutcome once = pod("metadata: {name: p}\nspec: {containers: [{name: app, image: x}]}");
  const PodOutcome twice = admit(injector, {once.pod, "shop", nullptr, "/inject"});
  EXPECT_TRUE(yaml::same_json(once.pod, twice.pod)) << yaml::to_yaml(twice.pod);
}

TEST_F(Injection, PutsTheClusterOfTheUrlIntoThePod) {
  const PodOutcome outcome = admit(
      injector, {read_yaml("spec: {containers: [{name: a}]}").value, "shop", nullptr, "/inject/cluster/c/net/n/"});
  const std::string text = yaml::to_yaml(outcome.pod);
  EXPECT_NE(text.find("- name: ISTIO_META_CLUSTER_ID\n      value: c\n"), std::string::npos) << text;
  EXPECT_NE(text.find("topology.istio.io/network: \"n\""), std::string::npos) << text;
}

TEST_F(Injection, LeavesPodsOfHostNetworksAndIgnoredNamespaces) {
  EXPECT_EQ(pod("spec: {hostNetwork: true, containers: []}").kind, PodOutcome::Kind::not_injected);
  EXPECT_EQ(pod("metadata: {namespace: kube-system}\nspec: {containers: []}").kind, PodOutcome::Kind::not_injected);
  EXPECT_EQ(pod("metadata: {labels: {sidecar.istio.io/inject: 'false'}}\nspec: {containers: []}").kind,
            PodOutcome::Kind::not_injected);
}

TEST_F(Injection, EchoesWhatIsNoWorkload) {
  const FileOutcome outcome = file("kind: ConfigMap\nb: 1 # as it is\n---\n# nothing\n");
  EXPECT_EQ(outcome.text, "kind: ConfigMap\nb: 1 # as it is\n---\n# nothing\n---\n");
}

TEST_F(Injection, StopsAtADocumentItCannotRead) {
  const FileOutcome outcome = file("a: 1\n---\na: [\n");
  EXPECT_EQ(outcome.text, "a: 1\n---\n");
  ASSERT_TRUE(outcome.refused);
  EXPECT_EQ(outcome.refused->message,
            "error converting YAML to JSON: yaml: line 1: did not find expected node content");
}

// What the webhook makes of the pod's settings and the mesh's.
std::string proxy_config_in(int minor) {
  InjectorSource settings = source(minor);
  settings.mesh =
      "defaultConfig: {extraStatTags: [a], proxyMetadata: {A: '1'}, tracing: {sampling: 3, customTags: {t: {literal: "
      "{value: v}}}}}";
  const Injector injector(std::move(settings));
  const PodOutcome outcome = admit(injector, {read_yaml("metadata: {name: p, annotations: {proxy.istio.io/config: "
                                                        "'{extraStatTags: [b], proxyMetadata: {B: two}, tracing: "
                                                        "{sampling: 5}}'}}\nspec: {containers: [{name: app}]}")
                                                  .value,
                                              "shop", nullptr, "/inject"});
  return outcome.pod.find_path({"spec", "containers"})->items.back().find("env")->items.front().find("value")->text;
}

TEST(WebhookSettings, OfAPodReplaceFieldByField) {
  EXPECT_EQ(proxy_config_in(24),
            R"({"tracing":{"sampling":5},"proxyMetadata":{"A":"1","B":"two"},"extraStatTags":["b"]})");
}

TEST(WebhookSettings, OfAPodAreMergedAsMessagesUpTo117) {
  const std::string merged = proxy_config_in(17);
  EXPECT_NE(merged.find(R"("customTags":{"t":{"literal":{"value":"v"}}},"sampling":5)"), std::string::npos) << merged;
  EXPECT_NE(merged.find(R"("extraStatTags":["a","b"])"), std::string::npos) << merged;
}

TEST(Settings, AreRefusedAtTheirStage) {
  InjectorSource bad = source(24);
  bad.values = R"({"global": {"proxy": {"statusPort": 1.5}}})";
  const Injector values(bad);
  ASSERT_TRUE(values.error());
  EXPECT_EQ(values.error()->stage, SettingsError::Stage::values);
  bad = source(24);
  bad.config = "templates: {a: '{{ nope }}'}";
  const Injector config(bad);
  ASSERT_TRUE(config.error());
  EXPECT_EQ(config.error()->message, "template: inject:1: function \"nope\" not defined");
  EXPECT_EQ(config.error()->template_name, "a");
}

struct OwnerCase {
  const char* pod;
  const char* want;
};

TEST(Owners, AreFollowedToTheWorkload) {
  constexpr OwnerCase kCases[] = {
      {"metadata: {name: p}", "v1 Pod p"},
      {"metadata: {generateName: w-1-, labels: {pod-template-hash: '1'}, ownerReferences: "
       "[{controller: true, kind: ReplicaSet, name: w-1, apiVersion: apps/v1}]}",
       "apps/v1 Deployment w"},
      {"metadata: {generateName: c-28461234-, ownerReferences: "
       "[{controller: true, kind: Job, name: c-28461234, apiVersion: batch/v1}]}",
       "batch/v1 CronJob c"},
      {"metadata: {generateName: r-, ownerReferences: [{kind: ReplicaSet, name: r, apiVersion: apps/v1}]}", "v1 Pod "},
  };
  for (const OwnerCase& each : kCases) {
    const DeployMeta meta = owner_of_pod(read_yaml(each.pod).value, 24);
    EXPECT_EQ(meta.api_version + " " + meta.kind + " " + meta.name, each.want) << each.pod;
  }
}

TEST(ProxyIds, AreTheLastOfTheNamespacesRange) {
  const auto user = [](const char* range) {
    const yaml::Value name_space =
        read_yaml("metadata: {annotations: {openshift.io/sa.scc.uid-range: '" + std::string(range) + "'}}").value;
    return proxy_ids(&name_space).user;
  };
  EXPECT_EQ(user("1000620000/10000"), 1000629999);
  EXPECT_EQ(user("5-9"), 9);
  EXPECT_EQ(user("x"), 1337);
  EXPECT_EQ(proxy_ids(nullptr).group, 1337);
}

}  // namespace
}  // namespace sidelint::inject
