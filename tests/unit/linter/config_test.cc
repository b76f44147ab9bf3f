#include "linter/config.h"

#include <memory>
#include <span>
#include <string>
#include <variant>

#include <gtest/gtest.h>

#include "engine/yaml/load.h"
#include "linter/config/configure.h"
#include "linter/config/key.h"
#include "tests/harness/memory_file_system.h"
#include "tests/harness/txtar.h"

namespace sidelint::linter {
namespace {

Result<Config> load(std::string_view text) {
  testing::Txtar archive;
  archive.files = {{"config.yaml", std::string(text)}};
  return load_config(testing::file_system_of(archive), "config.yaml", ".");
}

TEST(Config, ReadsTheFactsOfTheMesh) {
  const Result<Config> config = load(R"(version: 1
exclude: ["vendor/**"]
mesh:
  istio-version: "1.27"
  default-revision: stable
  revisions: {stable: 1-26-3, canary: 1-27-0}
  enable-namespaces-by-default: false
  policy: enabled
namespaces:
  payments: {labels: {istio-injection: enabled}, source: terraform/ns.tf}
rules:
  selection/reserved-namespace: "off"
  selection/label-annotation-conflict: {severity: note}
fail-on: warning
)");
  ASSERT_TRUE(config) << config.failure().text;
  EXPECT_EQ(config->exclude, std::vector<std::string>{"vendor/**"});
  EXPECT_EQ(config->mesh.release, (decide::Release{1, 27, 0}));
  EXPECT_EQ(config->mesh.default_revision, "stable");
  EXPECT_EQ(config->mesh.revisions->at("canary"), "1-27-0");
  EXPECT_EQ(config->mesh.enable_namespaces_by_default, false);
  EXPECT_EQ(config->mesh.namespaces.at("payments"), (model::Labels{{"istio-injection", "enabled"}}));
  ASSERT_EQ(config->rules.size(), 2U);
  EXPECT_EQ(config->rules[0].rules, "selection/reserved-namespace");
  EXPECT_TRUE(config->rules[0].off);
  EXPECT_EQ(config->rules[1].severity, Severity::note);
  EXPECT_EQ(config->fail_on, FailOn::warning);
}

TEST(Config, NamesThePlaceAndTheNearestWordOfAMistake) {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"mehs: {}\n", "config.yaml:1:1: unknown key `mehs`; did you mean `mesh`?"},
      {"mesh:\n  istio-verson: \"1.27\"\n",
       "config.yaml:2:3: unknown key `istio-verson`; did you mean `istio-version`?"},
      {"mesh: {istio-version: newest}\n", "config.yaml:1:23: expected a release such as \"1.27\""},
      {"rules: {selection/reserved-namespce: note}\n",
       "config.yaml:1:9: unknown rule `selection/reserved-namespce`; did you mean `selection/reserved-namespace`?"},
      {"fail-on: eror\n", "config.yaml:1:10: expected note, warning, error, never, not `eror`; did you mean `error`?"},
      {"version: 2\n", "config.yaml:1:10: this sidelint reads `version: 1`"},
      {"exclude: vendor\n", "config.yaml:1:10: expected a list"},
      {"rules: {hygiene: off}\nrules: {input: off}\n", "config.yaml:2:1: `rules` is written twice"},
      {"mesh: {policy: enabled, policy: disabled}\n", "config.yaml:1:25: `policy` is written twice"},
      {"# why\n---\nversion: 1\n---\nfail-on: note\n", "config.yaml:5:1: a second document is not read"},
      {"version: 1\n---\n: [\n", "config.yaml:3:1: a second document is not read"},
      {"namespaces: [payments]\n",
       "config.yaml:1:13: expected a mapping such as {payments: {labels: {istio-injection: enabled}, source: "
       "terraform/ns.tf}}"},
  };
  for (const auto& [text, expected] : cases) {
    const Result<Config> config = load(text);
    ASSERT_FALSE(config) << text;
    EXPECT_EQ(config.failure().text.substr(0, config.failure().text.find('\n')), expected);
  }
}

TEST(Config, ShowsTheLineOfAMistake) {
  EXPECT_EQ(load("mesh:\n  istio-verson: \"1.27\"\n").failure().text,
            "config.yaml:2:3: unknown key `istio-verson`; did you mean `istio-version`?\n"
            "2 |   istio-verson: \"1.27\"\n"
            "  |   ^^^^^^^^^^^^");
}

TEST(Config, ReadsExpectationsIgnoresAndThePolicyOfSuppressions) {
  const Result<Config> config = load(R"(include: ["apps/**"]
expect:
  - {namespaces: ["prod-*"], injected: true}
  - {workloads: ["job/*/*"], injected: false, reason: jobs end}
rules:
  hygiene: {severity: note}
  selection/host-network-not-injected:
    ignore: [{workload: "daemonset/kube-system/*", reason: CNI, until: 2026-12-31}]
suppressions: {require-reason: true, max-days: 180, forbid: [input/expectation-unmet]}
baseline: known.json
)");
  ASSERT_TRUE(config) << config.failure().text;
  EXPECT_EQ(config->include, std::vector<std::string>{"apps/**"});
  ASSERT_EQ(config->expect.size(), 2U);
  EXPECT_EQ(config->expect[0].wanted, Verdict::injected);
  EXPECT_EQ(config->expect[1].wanted, Verdict::not_injected);
  EXPECT_EQ(config->expect[1].reason, "jobs end");
  ASSERT_EQ(config->rules.size(), 2U);
  EXPECT_EQ(config->rules[0].rules, "hygiene");
  ASSERT_EQ(config->rules[1].ignore.size(), 1U);
  EXPECT_EQ(config->rules[1].ignore[0].workload, "daemonset/kube-system/*");
  EXPECT_EQ(config->rules[1].ignore[0].until, "2026-12-31");
  EXPECT_FALSE(config->rules[1].severity);
  EXPECT_TRUE(config->suppressions.require_reason);
  EXPECT_EQ(config->suppressions.max_days, 180);
  EXPECT_EQ(config->suppressions.forbid, std::vector<std::string>{"input/expectation-unmet"});
  EXPECT_EQ(config->baseline, "known.json");
}

TEST(Config, RefusesAReleaseOfSidelintThatItIsNotWrittenFor) {
  EXPECT_TRUE(load("required-version: '>=0.1'\n"));
  const Result<Config> config = load("required-version: '>=99'\nfrom-the-future: 1\n");
  ASSERT_FALSE(config);
  EXPECT_NE(config.failure().text.find("which is not >=99"), std::string::npos) << config.failure().text;
}

TEST(Config, TheDocumentationIsAConfigurationThatIsAccepted) {
  testing::Txtar archive;  // which says `extends`, too
  archive.files = {{".sidelint.yaml", "version: 1\n"}, {"team/config.yaml", config_documentation()}};
  const Result<Config> config = load_config(testing::file_system_of(archive), "team/config.yaml", ".");
  ASSERT_TRUE(config) << config.failure().text;
  EXPECT_EQ(config->mesh.policy, "enabled");
  EXPECT_EQ(config->expect.size(), 1U);
  EXPECT_EQ(config->baseline, ".sidelint-baseline.json");
}

void expect_names(std::span<const Key> keys, const std::string& schema) {
  for (const Key& key : keys) {
    EXPECT_NE(schema.find("\"" + std::string(key.name) + "\": {\"description\""), std::string::npos) << key.name;
    EXPECT_FALSE(key.summary.empty() || key.example.empty()) << key.name;
    EXPECT_EQ(key.summary.back(), '.') << key.summary;
    expect_names(key.keys, schema);
  }
}

TEST(Config, TheSchemaNamesEveryKeyAndIsJson) {
  const std::string schema = config_schema();
  expect_names(config_keys(), schema);
  Origins origins;
  origins.reserve_shards(1);
  const auto loaded = yaml::load(schema, {SourceId{0}, 0, static_cast<std::uint32_t>(schema.size())}, origins);
  const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
  ASSERT_NE(document, nullptr);
  const yaml::Node top = (*document)->root().find("allOf").item(0);
  EXPECT_EQ(top.find("properties").size(), config_keys().size());
  EXPECT_EQ(top.find("additionalProperties").boolean(), false);
}

TEST(Config, AnEmptyFileSaysNothing) {
  EXPECT_TRUE(load("# nothing yet\n"));
  EXPECT_TRUE(load("---\n# nothing yet\n"));
  EXPECT_TRUE(load("---\nversion: 1\n---\n# nothing more\n"));
}

}  // namespace
}  // namespace sidelint::linter
