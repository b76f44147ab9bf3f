#include "linter/config.h"

#include <gtest/gtest.h>

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
  EXPECT_TRUE(config->rules.at("selection/reserved-namespace").off);
  EXPECT_EQ(config->rules.at("selection/label-annotation-conflict").severity, Severity::note);
  EXPECT_EQ(config->fail_on, Severity::warning);
}

TEST(Config, NamesThePlaceAndTheNearestWordOfAMistake) {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"mehs: {}\n", "config.yaml:1:1: unknown key `mehs`; did you mean `mesh`?"},
      {"mesh:\n  istio-verson: \"1.27\"\n",
       "config.yaml:2:3: unknown key `istio-verson`; did you mean `istio-version`?"},
      {"mesh: {istio-version: newest}\n", "config.yaml:1:23: expected an Istio release such as \"1.27\""},
      {"rules: {selection/reserved-namespce: note}\n",
       "config.yaml:1:9: unknown rule `selection/reserved-namespce`; did you mean `selection/reserved-namespace`?"},
      {"fail-on: eror\n", "config.yaml:1:10: unknown severity `eror`; did you mean `error`?"},
      {"version: 2\n", "config.yaml:1:10: this sidelint reads `version: 1`"},
      {"exclude: vendor\n", "config.yaml:1:10: expected a list of globs"},
      {"namespaces: [payments]\n", "config.yaml:1:13: expected a mapping from namespace to {labels: {…}}"},
  };
  for (const auto& [text, expected] : cases) {
    const Result<Config> config = load(text);
    ASSERT_FALSE(config) << text;
    EXPECT_EQ(config.failure().text, expected);
  }
}

TEST(Config, AnEmptyFileSaysNothing) { EXPECT_TRUE(load("# nothing yet\n")); }

}  // namespace
}  // namespace sidelint::linter
