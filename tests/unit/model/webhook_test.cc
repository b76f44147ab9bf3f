#include "engine/model/webhook.h"

#include <gtest/gtest.h>

#include "tests/unit/model/repository.h"

namespace sidelint::model {
namespace {

std::string configuration(std::string_view version, std::string_view entry) {
  return "apiVersion: admissionregistration.k8s.io/" + std::string(version) +
         "\nkind: MutatingWebhookConfiguration\nmetadata:\n  name: injector\n  labels: {istio.io/rev: "
         "canary}\nwebhooks:\n- " +
         std::string(entry) + "\n";
}

TEST(Webhook, ItsEntriesAreReadInOrder) {
  const Read read(configuration(
      "v1",
      "name: a.istio.io\n"
      "  clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject, port: 443}}\n"
      "  rules: [{operations: [CREATE], apiGroups: [''], apiVersions: [v1], resources: [pods], scope: Namespaced}]\n"
      "  namespaceSelector: {matchLabels: {istio-injection: enabled}}\n"
      "  objectSelector: {matchExpressions: [{key: a, operator: Exists}, {key: b, operator: DoesNotExist}]}\n"
      "  failurePolicy: Ignore\n  reinvocationPolicy: IfNeeded\n"
      "  matchConditions: [{name: x, expression: 'true'}]\n"
      "- name: b.istio.io"));
  ASSERT_EQ(read.repository.webhooks.size(), 1U);
  const WebhookConfiguration& found = read.repository.webhooks[0];
  EXPECT_EQ(found.name(), "injector");
  EXPECT_EQ(found.revision(), "canary");
  ASSERT_EQ(found.entries.size(), 2U);
  const WebhookEntry& entry = found.entries[0];
  EXPECT_EQ(entry.name.value, "a.istio.io");
  EXPECT_EQ(read.text(entry.name.origin), "a.istio.io");
  EXPECT_EQ(entry.service_name, "istiod");
  EXPECT_EQ(entry.service_namespace, "istio-system");
  EXPECT_EQ(entry.service_path, "/inject");
  EXPECT_TRUE(entry.covers_pod_creation());
  EXPECT_EQ(entry.namespace_selector.text(), "istio-injection=enabled");
  EXPECT_EQ(entry.object_selector.text(), "a,!b");
  EXPECT_EQ(entry.failure_policy.value, "Ignore");
  EXPECT_EQ(entry.reinvocation_policy.value, "IfNeeded");
  ASSERT_EQ(entry.match_conditions.size(), 1U);
  EXPECT_EQ(entry.match_conditions[0].value, "true");
  EXPECT_FALSE(found.entries[1].covers_pod_creation());
  EXPECT_TRUE(found.entries[1].namespace_selector.empty());
}

TEST(Webhook, ItsClientIsAServiceWithAPortOrAUrl) {
  const Read read(
      configuration("v1",
                    "name: a.istio.io\n"
                    "  clientConfig: {caBundle: Q0E=, service: {name: istiod, namespace: istio-system, port: 8443}}\n"
                    "- name: b.istio.io\n  clientConfig: {service: {name: istiod, namespace: istio-system}}\n"
                    "- name: c.istio.io\n  clientConfig: {url: 'https://mesh.example.com/inject', caBundle: null}"));
  const std::vector<WebhookEntry>& entries = read.repository.webhooks.at(0).entries;
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].client.service_port.value, 8443);
  EXPECT_EQ(read.text(entries[0].client.service_port.origin), "8443");
  EXPECT_EQ(entries[0].client.ca_bundle.value, "Q0E=");
  EXPECT_EQ(read.text(entries[0].client.ca_bundle.origin), "caBundle");
  EXPECT_EQ(entries[1].client.service_port.value, 443);
  EXPECT_EQ(read.text(entries[1].client.service_port.origin), "{name: istiod, namespace: istio-system}");
  EXPECT_EQ(entries[1].client.ca_bundle.value, "");
  EXPECT_EQ(entries[1].client.url, "");
  EXPECT_EQ(entries[2].client.url, "https://mesh.example.com/inject");
  EXPECT_EQ(entries[2].client.ca_bundle.value, "");
}

TEST(Webhook, DefaultsAreThoseOfItsVersionAndStandNowhere) {
  struct Case {
    std::string_view version, failure_policy;
  };
  for (const Case& one : {Case{"v1", "Fail"}, Case{"v1beta1", "Ignore"}}) {
    const Read read(configuration(one.version, "name: a.istio.io"));
    const WebhookEntry& entry = read.repository.webhooks.at(0).entries.at(0);
    EXPECT_EQ(entry.failure_policy.value, one.failure_policy);
    EXPECT_EQ(read.text(entry.failure_policy.origin), "(nowhere)");
    EXPECT_EQ(entry.reinvocation_policy.value, "Never");
  }
}

TEST(Webhook, IstiosAreKnownByNameOrPath) {
  struct Case {
    std::string_view entry;
    bool istios;
  };
  for (const Case& one :
       {Case{"name: rev.namespace.sidecar-injector.istio.io", true}, Case{"name: x.example.org", false},
        Case{"{name: x.example.org, clientConfig: {service: {path: /inject/cluster/a}}}", true},
        Case{"{name: x.example.org, clientConfig: {service: {path: /mutate}}}", false}, Case{"{}", false}}) {
    const Read read(configuration("v1", one.entry));
    EXPECT_EQ(read.repository.webhooks.at(0).entries.at(0).is_istio_injector(), one.istios) << one.entry;
  }
}

TEST(Webhook, EntriesOfAnyShapeAreSurvived) {
  for (const std::string_view entry :
       {"~", "text", "[a]", "{rules: text}", "{rules: [text, ~]}", "{rules: [{operations: text}]}",
        "{matchConditions: {a: b}}", "{clientConfig: [a]}", "{name: [a]}"}) {
    const Read read(configuration("v1", entry));
    ASSERT_EQ(read.repository.webhooks.size(), 1U) << entry;
    EXPECT_FALSE(read.repository.webhooks[0].entries.at(0).covers_pod_creation()) << entry;
  }
  const Read none("apiVersion: admissionregistration.k8s.io/v1\nkind: MutatingWebhookConfiguration\nwebhooks: text\n");
  EXPECT_TRUE(none.repository.webhooks.at(0).entries.empty());
}

}  // namespace
}  // namespace sidelint::model
