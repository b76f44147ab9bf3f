#include "engine/model/admission.h"

#include <string>

#include <gtest/gtest.h>

namespace sidelint::model {
namespace {

WebhookRule rule_for(const std::string& resource) { return {{"CREATE"}, {""}, {"v1"}, {resource}, "*"}; }

TEST(Rules, CoverPodsByNameAndByWildcard) {
  struct Case {
    std::string resource;
    bool covered;
  };
  const Case cases[] = {
      {"pods", true},      {"*", true},    {"*/*", true},   {"pods/*", true},       {"pods/status", false},
      {"*/status", false}, {"pod", false}, {"Pods", false}, {"deployments", false},
  };
  for (const Case& each : cases) EXPECT_EQ(covers(rule_for(each.resource), Request{}), each.covered) << each.resource;
}

TEST(Rules, NeedOperationGroupVersionAndScopeToFit) {
  const auto with = [](auto change) {
    WebhookRule rule = rule_for("pods");
    change(rule);
    return covers(rule, Request{});
  };
  EXPECT_TRUE(with([](WebhookRule& rule) { rule.operations = {"UPDATE", "CREATE"}; }));
  EXPECT_TRUE(with([](WebhookRule& rule) { rule.operations = {"*"}; }));
  EXPECT_FALSE(with([](WebhookRule& rule) { rule.operations = {"UPDATE"}; }));
  EXPECT_TRUE(with([](WebhookRule& rule) { rule.api_groups = {"*"}; }));
  EXPECT_FALSE(with([](WebhookRule& rule) { rule.api_groups = {"core"}; }));
  EXPECT_FALSE(with([](WebhookRule& rule) { rule.api_versions = {"v1beta1"}; }));
  EXPECT_TRUE(with([](WebhookRule& rule) { rule.scope = "Namespaced"; }));
  EXPECT_FALSE(with([](WebhookRule& rule) { rule.scope = "Cluster"; }));
  EXPECT_FALSE(with([](WebhookRule& rule) { rule.resources.clear(); }));
}

TEST(Rules, ForPodsDoNotCoverSubresources) {
  EXPECT_FALSE(covers(rule_for("pods"), {.subresource = "exec"}));
  EXPECT_TRUE(covers(rule_for("pods/*"), {.subresource = "exec"}));
}

}  // namespace
}  // namespace sidelint::model
