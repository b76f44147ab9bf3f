#include "engine/model/resource_policy.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/model/repository.h"

namespace sidelint::model {
namespace {

std::string object(std::string_view version, std::string_view kind, std::string_view rest) {
  std::string text = "apiVersion: ";
  text.append(version).append("\nkind: ").append(kind).append("\nmetadata: {name: it, namespace: shop}\n");
  return text.append(rest).append("\n");
}

std::string text(const std::vector<Amount>& amounts) {
  std::string all;
  for (const Amount& each : amounts) all += each.resource + "=" + each.amount.value + " ";
  return all;
}

TEST(Quota, ItsHardLimitsAreReadInOrder) {
  const Read read(object("v1", "ResourceQuota", "spec: {hard: {limits.cpu: 4, requests.memory: 8Gi, pods: '10'}}"));
  ASSERT_EQ(read.repository.supporting.quotas.size(), 1U);
  const Quota& quota = read.repository.supporting.quotas[0];
  EXPECT_EQ(text(quota.hard), "limits.cpu=4 requests.memory=8Gi pods=10 ");
  EXPECT_EQ(read.text(quota.hard[1].amount.origin), "8Gi");
  EXPECT_FALSE(quota.is_scoped);
}

TEST(Quota, MayCountSomePodsOnly) {
  for (const std::string_view spec :
       {"spec: {scopes: [BestEffort]}", "spec: {scopeSelector: {matchExpressions: [{scopeName: PriorityClass}]}}"}) {
    EXPECT_TRUE(Read(object("v1", "ResourceQuota", spec)).repository.supporting.quotas.at(0).is_scoped) << spec;
  }
}

TEST(LimitRange, OnlyWhatIsForContainersCounts) {
  const Read read(object("v1", "LimitRange",
                         "spec:\n  limits:\n"
                         "  - {type: Container, default: {cpu: 1}, defaultRequest: {cpu: 100m}, max: {memory: 1Gi}}\n"
                         "  - {type: Pod, max: {cpu: 4}}\n  - {type: Container, min: {cpu: 10m}}"));
  const LimitRange& range = read.repository.supporting.limit_ranges.at(0);
  EXPECT_EQ(text(range.limits), "cpu=1 ");
  EXPECT_EQ(text(range.requests), "cpu=100m ");
  EXPECT_EQ(text(range.most), "memory=1Gi ");
  EXPECT_EQ(text(range.least), "cpu=10m ");
}

TEST(Autoscaler, MetricsOfResourcesAreReadOfEveryVersion) {
  struct Case {
    std::string_view version, spec, resource, container;
    bool is_utilization;
  };
  constexpr Case kCases[] = {
      {"autoscaling/v1", "targetCPUUtilizationPercentage: 80", "cpu", "", true},
      {"autoscaling/v2beta1", "metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 80}}]", "cpu",
       "", true},
      {"autoscaling/v2",
       "metrics: [{type: Resource, resource: {name: memory, target: {type: Utilization, averageUtilization: 80}}}]",
       "memory", "", true},
      {"autoscaling/v2",
       "metrics: [{type: Resource, resource: {name: memory, target: {type: AverageValue, averageValue: 1Gi}}}]",
       "memory", "", false},
      {"autoscaling/v2",
       "metrics: [{type: ContainerResource, containerResource: {name: cpu, container: app, target: {type: "
       "Utilization}}}]",
       "cpu", "app", true},
  };
  for (const Case& one : kCases) {
    const Read read(object(
        one.version, "HorizontalPodAutoscaler",
        "spec:\n  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: cart}\n  " + std::string(one.spec)));
    ASSERT_EQ(read.repository.supporting.autoscalers.size(), 1U) << one.spec;
    const Autoscaler& scaler = read.repository.supporting.autoscalers[0];
    EXPECT_EQ(scaler.target_kind + "/" + scaler.target_name, "Deployment/cart");
    ASSERT_EQ(scaler.metrics.size(), 1U) << one.spec;
    EXPECT_EQ(scaler.metrics[0].resource, one.resource) << one.spec;
    EXPECT_EQ(scaler.metrics[0].container, one.container) << one.spec;
    EXPECT_EQ(scaler.metrics[0].is_utilization, one.is_utilization) << one.spec;
  }
}

TEST(Autoscaler, MetricsOfOtherThingsAreLeftOut) {
  const Read read(object("autoscaling/v2", "HorizontalPodAutoscaler",
                         "spec: {metrics: [{type: Pods, pods: {metric: {name: rps}}}, {type: Resource}, text]}"));
  EXPECT_TRUE(read.repository.supporting.autoscalers.at(0).metrics.empty());
}

TEST(ServiceAccount, IsReadIfItSaysMoreThanItsName) {
  const Read read(
      object("v1", "ServiceAccount", "automountServiceAccountToken: false\nimagePullSecrets: [{name: hub}]"));
  const ServiceAccount& account = read.repository.supporting.service_accounts.at(0);
  EXPECT_EQ(account.mounts_token.value, false);
  EXPECT_EQ(account.pull_secrets.at(0).value, "hub");
  EXPECT_TRUE(Read(object("v1", "ServiceAccount", "")).repository.supporting.service_accounts.empty());
}

std::string mesh(std::string_view name, std::string_view text) {
  return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + std::string(name) +
         ", namespace: istio-system}\ndata:\n  mesh: |\n" + std::string(text);
}

TEST(MeshSettings, WhatRulesAskForIsReadWithItsPlace) {
  const Read read(mesh("istio-canary",
                       "    rootNamespace: istio-config\n    enablePrometheusMerge: false\n"
                       "    discoverySelectors:\n    - matchLabels: {mesh: 'on'}\n"
                       "    defaultConfig:\n      holdApplicationUntilProxyStarts: true\n"
                       "    outboundTrafficPolicy: {mode: REGISTRY_ONLY}\n"));
  ASSERT_EQ(read.repository.supporting.mesh_settings.size(), 1U);
  const MeshSettings& settings = read.repository.supporting.mesh_settings[0];
  EXPECT_EQ(settings.revision, "canary");
  EXPECT_EQ(settings.error, "");
  EXPECT_EQ(settings.root_namespace.value, "istio-config");
  EXPECT_EQ(settings.prometheus_merge.value, false);
  EXPECT_EQ(settings.hold_application.value, true);
  EXPECT_EQ(read.text(settings.hold_application.origin), "true");
  EXPECT_EQ(settings.outbound_mode.value, "REGISTRY_ONLY");
  ASSERT_EQ(settings.discovery_selectors.size(), 1U);
  EXPECT_EQ(settings.discovery_selectors[0].text(), "mesh=on");
}

TEST(MeshSettings, WhatIsNotWrittenIsEmptyAndABrokenTextIsNamed) {
  const Read read(mesh("istio", "    trustDomain: a\n"));
  const MeshSettings& empty = read.repository.supporting.mesh_settings.at(0);
  EXPECT_EQ(empty.revision, "default");
  EXPECT_EQ(empty.prometheus_merge.value, std::nullopt);
  EXPECT_TRUE(empty.discovery_selectors.empty());
  EXPECT_NE(Read(mesh("istio", "    a: [\n")).repository.supporting.mesh_settings.at(0).error, "");
  EXPECT_TRUE(Read(mesh("istiod", "    a: b\n")).repository.supporting.mesh_settings.empty());
}

TEST(RevisionOf, IsTheSuffixOfTheName) {
  EXPECT_EQ(revision_of("istio", "istio"), "default");
  EXPECT_EQ(revision_of("istio-1-30", "istio"), "1-30");
  EXPECT_EQ(revision_of("istio-", "istio"), std::nullopt);
  EXPECT_EQ(revision_of("istiod", "istio"), std::nullopt);
  EXPECT_EQ(revision_of("mesh", "istio"), std::nullopt);
}

}  // namespace
}  // namespace sidelint::model
