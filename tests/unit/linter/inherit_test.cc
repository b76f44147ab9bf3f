#include "linter/config/inherit.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/harness/memory_file_system.h"
#include "tests/harness/txtar.h"

namespace sidelint::linter {
namespace {

Result<Config> load(std::string_view files, const std::string& path) {
  return load_config(testing::file_system_of(testing::parse_txtar(files)), path, ".");
}

TEST(Inherit, TheNearerFileSaysOtherwiseOfWhatItNames) {
  const Result<Config> config = load(R"(-- .sidelint.yaml --
mesh: {istio-version: "1.27", kubernetes-version: "1.28", policy: enabled}
namespaces: {shop: {labels: {istio-injection: enabled}}, pay: {labels: {istio-injection: enabled}}}
fail-on: note
-- team/.sidelint.yaml --
extends: root
mesh: {policy: disabled}
namespaces: {pay: {labels: {team: pay}}}
)",
                                     "team/.sidelint.yaml");
  ASSERT_TRUE(config) << config.failure().text;
  EXPECT_EQ(config->mesh.release, (decide::Release{1, 27, 0}));
  EXPECT_EQ(config->mesh.kubernetes, (decide::Release{1, 28, 0}));
  EXPECT_EQ(config->mesh.policy, "disabled");
  EXPECT_EQ(config->mesh.namespaces.at("shop"), (model::Labels{{"istio-injection", "enabled"}}));
  EXPECT_EQ(config->mesh.namespaces.at("pay"), (model::Labels{{"team", "pay"}}));
  EXPECT_EQ(config->fail_on, FailOn::note);
  EXPECT_EQ(config->path, "team/.sidelint.yaml");
}

TEST(Inherit, WhatTheNearerFileSaysStandsWhereItCounts) {
  const Result<Config> config = load(R"(-- .sidelint.yaml --
expect: [{namespaces: ["*"], injected: true}]
rules: {hygiene: {severity: note, ignore: [{namespace: vendor}]}}
-- team/.sidelint.yaml --
extends: root
expect: [{workloads: ["job/*/*"], injected: false}]
rules: {hygiene: error}
)",
                                     "team/.sidelint.yaml");
  ASSERT_TRUE(config) << config.failure().text;
  ASSERT_EQ(config->expect.size(), 2U);
  EXPECT_EQ(config->expect[0].wanted, Verdict::not_injected);
  EXPECT_TRUE(config->expect[0].at);
  EXPECT_FALSE(config->expect[1].at);
  ASSERT_EQ(config->rules.size(), 2U);
  EXPECT_EQ(config->rules[0].severity, Severity::note);
  EXPECT_FALSE(config->rules[0].ignore[0].at);
  EXPECT_EQ(config->rules[1].severity, Severity::error);
}

TEST(Inherit, ThePolicyOfSuppressionsOnlyBecomesStricter) {
  const Result<Config> config = load(R"(-- .sidelint.yaml --
suppressions: {require-reason: true, max-days: 90, forbid: [input/unparseable-input]}
-- team/.sidelint.yaml --
extends: root
suppressions: {require-reason: false, max-days: 365, forbid: [hygiene]}
)",
                                     "team/.sidelint.yaml");
  ASSERT_TRUE(config) << config.failure().text;
  EXPECT_TRUE(config->suppressions.require_reason);
  EXPECT_EQ(config->suppressions.max_days, 90);
  EXPECT_EQ(config->suppressions.forbid, (std::vector<std::string>{"hygiene", "input/unparseable-input"}));
}

TEST(Inherit, WhatSpeaksOfItsOwnFolderIsNotHandedDown) {
  const Result<Config> config = load(R"(-- .sidelint.yaml --
include: ["apps/**"]
baseline: known.json
-- apps/pay/.github/sidelint.yaml --
extends: root
)",
                                     "apps/pay/.github/sidelint.yaml");
  ASSERT_TRUE(config) << config.failure().text;
  EXPECT_TRUE(config->include.empty());
  EXPECT_FALSE(config->baseline);
}

TEST(Inherit, AFolderAboveHasToHaveOneThatIsRight) {
  const Result<Config> none = load("-- .sidelint.yaml --\nextends: root\n", ".sidelint.yaml");
  ASSERT_FALSE(none);
  EXPECT_NE(none.failure().text.find(".sidelint.yaml:1:10: no configuration stands above"), std::string::npos);
  const Result<Config> wrong =
      load("-- .sidelint.yaml --\nmehs: {}\n-- team/.sidelint.yaml --\nextends: root\n", "team/.sidelint.yaml");
  ASSERT_FALSE(wrong);
  EXPECT_NE(wrong.failure().text.find("unknown key `mehs`"), std::string::npos) << wrong.failure().text;
}

}  // namespace
}  // namespace sidelint::linter
