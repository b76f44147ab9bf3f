// What every rule must be, so that people and programs can rely on it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "rules/catalogue.h"
#include "rules/rule.h"
#include "tests/harness/golden.h"
#include "tests/rules/findings.h"

namespace sidelint::testing {
namespace {

using rules::Example;
using rules::Rule;

std::string file_of(const Rule& rule) {
  std::string path = "rules/" + std::string(rule.name) + ".cc";
  std::ranges::replace(path, '-', '_');
  return path;
}

std::size_t lines_in(const std::string& path) {
  std::ifstream file(std::string(SIDELINT_SOURCE_DIR) + "/" + path);
  std::size_t count = 0;
  for (std::string line; std::getline(file, line);) ++count;
  return count;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

TEST(Registry, NamesAreUniqueAndSorted) {
  std::vector<std::string_view> names;
  for (const Rule* rule : rules::all_rules()) names.push_back(rule->name);
  EXPECT_EQ(std::ranges::adjacent_find(names, std::greater_equal<>()), names.end());
  EXPECT_FALSE(names.empty());
}

TEST(Registry, NamesArePathsInKebabCase) {
  for (const Rule* rule : rules::all_rules()) {
    SCOPED_TRACE(std::string(rule->name));
    EXPECT_TRUE(std::ranges::all_of(rule->name, [](char c) { return is_lower(c) || c == '-' || c == '/'; }));
    EXPECT_EQ(std::ranges::count(rule->name, '/'), 1);
    EXPECT_TRUE(std::filesystem::exists(std::string(SIDELINT_SOURCE_DIR) + "/" + file_of(*rule)));
  }
}

TEST(Registry, NamesSayWhatIsFlaggedAndReadAfterAllow) {
  for (const Rule* rule : rules::all_rules()) {
    const std::string_view name = rule->name.substr(rule->name.find('/') + 1);
    if (name == "no-default-webhook") continue;  // a webhook that is not there is what is flagged
    for (const std::string_view prefix : {"no-", "invalid-", "check-"}) EXPECT_FALSE(name.starts_with(prefix)) << name;
  }
}

TEST(Registry, SummariesAreOneSentence) {
  for (const Rule* rule : rules::all_rules()) {
    SCOPED_TRACE(std::string(rule->name));
    EXPECT_TRUE(is_upper(rule->summary.front()));
    EXPECT_EQ(rule->summary.find(". "), std::string_view::npos);
    EXPECT_EQ(rule->summary.back(), '.');
  }
}

TEST(Registry, EveryRuleSaysWhyItMattersAndWhatToDo) {
  for (const Rule* rule : rules::all_rules()) {
    SCOPED_TRACE(std::string(rule->name));
    EXPECT_FALSE(rule->why.empty());
    EXPECT_NE(rule->why, rule->summary);
    EXPECT_FALSE(rule->help.empty());
    EXPECT_FALSE(rule->since.empty());
    EXPECT_NE(rule->check, nullptr);
  }
}

TEST(Registry, EveryRuleHasOneToThreeExamplesOfEachKind) {
  for (const Rule* rule : rules::all_rules()) {
    SCOPED_TRACE(std::string(rule->name));
    for (const std::span<const Example> examples : {rule->bad, rule->good}) {
      EXPECT_GE(examples.size(), 1U);
      EXPECT_LE(examples.size(), 3U);
    }
  }
}

TEST(Registry, ARuleFitsInOneHundredAndFiftyLines) {
  for (const Rule* rule : rules::all_rules()) EXPECT_LE(lines_in(file_of(*rule)), 150U) << file_of(*rule);
}

// Every finding of every bad example, of whatever rule finds something there.
std::vector<Diagnostic> findings_of_all_examples() {
  std::vector<Diagnostic> all;
  for (const Rule* rule : rules::all_rules()) {
    for (const Example& example : rule->bad) {
      const std::unique_ptr<const linter::Analysis> analysis = read_example(*rule, example.files).analysis;
      if (analysis == nullptr) continue;
      for (Diagnostic& finding : findings_of(*rule, *analysis)) all.push_back(std::move(finding));
    }
  }
  return all;
}

TEST(Wording, MessagesStartInLowerCaseOrWithAKindAndHaveNoFinalStop) {
  const std::set<std::string_view> kinds{"Namespace",
                                         "Deployment",
                                         "StatefulSet",
                                         "DaemonSet",
                                         "Job",
                                         "CronJob",
                                         "Pod",
                                         "ConfigMap",
                                         "Rollout",
                                         "Service",
                                         "HelmRelease",
                                         "ReplicaSet",
                                         "Istio",
                                         "AuthorizationPolicy",
                                         "PeerAuthentication",
                                         "RequestAuthentication",
                                         "EnvoyFilter",
                                         "Sidecar"};
  for (const Diagnostic& finding : findings_of_all_examples()) {
    SCOPED_TRACE(finding.rule + ": " + finding.message);
    const std::string_view first = std::string_view(finding.message).substr(0, finding.message.find(' '));
    EXPECT_TRUE(is_lower(first.front()) || first.front() == '`' || kinds.contains(first));
    EXPECT_NE(finding.message.back(), '.');
    EXPECT_LE(finding.message.size(), 100U);
  }
}

TEST(Wording, MessagesNeverSayMayOrMight) {
  for (const Diagnostic& finding : findings_of_all_examples()) {
    for (const std::string_view word : {" may ", " might ", " could ", " should "}) {
      EXPECT_EQ(finding.message.find(word), std::string::npos) << finding.message;
    }
  }
}

TEST(Wording, EveryFindingSaysWhatIsWrongWithTheTextAndWhatToDo) {
  for (const Diagnostic& finding : findings_of_all_examples()) {
    SCOPED_TRACE(finding.rule + ": " + finding.message);
    EXPECT_FALSE(finding.primary.text.empty());
    ASSERT_FALSE(finding.help.empty());
    EXPECT_TRUE(is_upper(finding.help.front())) << finding.help;
    EXPECT_NE(finding.help.back(), '.');
    EXPECT_LE(finding.notes.size(), 3U);
  }
}

TEST(Catalogue, ThePageIsWhatTheRulesSay) {
  Goldens goldens = Goldens::of_environment();
  goldens.folder = std::string(SIDELINT_SOURCE_DIR) + "/rules";
  EXPECT_TRUE(goldens.check("README.md", rules::catalogue()));
}

}  // namespace
}  // namespace sidelint::testing
