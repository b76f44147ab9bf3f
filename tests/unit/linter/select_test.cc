#include "linter/select.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace sidelint::linter {
namespace {

constexpr std::string_view kRule = "selection/namespace-label-value";
constexpr std::string_view kOnRequest = "hygiene/suppression-without-reason";

const SelectedRule* find(const std::vector<SelectedRule>& rules, std::string_view name) {
  const auto found = std::ranges::find_if(rules, [&](const SelectedRule& each) { return each.rule->name == name; });
  return found == rules.end() ? nullptr : &*found;
}

bool runs(const Options& options, const Config& config, std::string_view name = kRule) {
  const Result<std::vector<SelectedRule>> rules = select_rules(options, config);
  EXPECT_TRUE(rules);
  return rules && find(*rules, name) != nullptr;
}

TEST(Selecting, FlagsComeBeforeTheConfigurationAndThatBeforeTheDefaults) {
  Options options;
  Config config;
  EXPECT_TRUE(runs(options, config));
  config.rules = {{.rules = "selection", .off = true}};
  EXPECT_FALSE(runs(options, config));
  options.select = {"namespace-label-value"};
  EXPECT_TRUE(runs(options, config));
  options.ignore = {"selection/*"};
  EXPECT_FALSE(runs(options, config));
  EXPECT_FALSE(runs({.only = {"placement"}}, {}));
  EXPECT_TRUE(runs({.only = {"selection"}}, config));
}

TEST(Selecting, TheLastThatIsSaidOfASeverityCounts) {
  Config config;
  config.rules = {{.rules = "selection", .severity = Severity::note}, {.rules = std::string(kRule), .off = true}};
  Options options;
  options.severities = {{"selection", Severity::warning}};
  const Result<std::vector<SelectedRule>> rules = select_rules(options, config);
  ASSERT_TRUE(rules);
  const SelectedRule* rule = find(*rules, kRule);
  ASSERT_NE(rule, nullptr) << "a severity turns it on again";
  EXPECT_EQ(rule->severity, Severity::warning);
}

TEST(Selecting, SomeRulesRunOnRequestOnly) {
  Config config;
  EXPECT_FALSE(runs({}, config, kOnRequest));
  EXPECT_TRUE(runs({.profile = Profile::strict}, config, kOnRequest));
  EXPECT_TRUE(runs({.select = {"hygiene"}}, config, kOnRequest));
  config.suppressions.require_reason = true;
  EXPECT_TRUE(runs({}, config, kOnRequest));
}

TEST(Selecting, RulesInPreviewRunIfTheyAreAskedForByName) {
  constexpr std::string_view kInPreview = "hygiene/redundant-opt-in";
  EXPECT_FALSE(runs({}, {}, kInPreview));
  EXPECT_FALSE(runs({.profile = Profile::strict}, {}, kInPreview));
  EXPECT_TRUE(runs({.preview = true}, {}, kInPreview));
  EXPECT_TRUE(runs({.select = {"redundant-opt-in"}}, {}, kInPreview));
  EXPECT_FALSE(runs({.preview = true, .ignore = {"hygiene"}}, {}, kInPreview));
  Config config;
  config.rules = {{.rules = std::string(kInPreview), .severity = Severity::warning}};
  EXPECT_TRUE(runs({}, config, kInPreview));
}

TEST(Selecting, AFindingThatItsRuleLoweredIsNotRaised) {
  const rules::Rule* rule = rules::find_rule(kRule);  // an error
  EXPECT_EQ(severity_of({rule, std::nullopt}, Severity::note), Severity::note);
  EXPECT_EQ(severity_of({rule, Severity::warning}, Severity::error), Severity::warning);
  EXPECT_EQ(severity_of({rule, Severity::warning}, Severity::note), Severity::note);
  EXPECT_EQ(severity_of({rule, Severity::note}, Severity::warning), Severity::note);
}

TEST(Selecting, TheThresholdIsTheFlagsTheConfigurationsOrTheProfiles) {
  EXPECT_EQ(fail_on({}, {}), FailOn::error);
  EXPECT_EQ(fail_on({.profile = Profile::strict}, {}), FailOn::warning);
  EXPECT_EQ(fail_on({}, {.fail_on = FailOn::note}), FailOn::note);
  EXPECT_EQ(fail_on({.fail_on = FailOn::never}, {.fail_on = FailOn::note}), FailOn::never);
  EXPECT_EQ(fail_on({.fail_on = FailOn::note, .exit_zero = true}, {}), FailOn::never);
}

TEST(Selecting, RefusesANameThatNoRuleHas) {
  EXPECT_EQ(select_rules({.ignore = {"selecton"}}, {}).failure().text,
            "unknown rule `selecton`; did you mean `selection`?");
  EXPECT_EQ(select_rules({.severities = {{"x/y", std::nullopt}}}, {}).failure().text,
            "unknown rule `x/y`; `sidelint rules` lists them");
}

}  // namespace
}  // namespace sidelint::linter
