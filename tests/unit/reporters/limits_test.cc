// What the readers of a format take at most.
#include <cstddef>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/unit/reporters/one_finding.h"

namespace sidelint::testing {
namespace {

// `errors` errors, `warnings` warnings and `notes` notes, all of the same line.
OneFinding many(std::size_t errors, std::size_t warnings, std::size_t notes) {
  OneFinding all("a.yaml", "kind: Pod\n", "Pod");
  const Diagnostic one = all.finding();
  all.report.findings.clear();
  const auto add = [&](std::size_t count, Severity severity) {
    for (std::size_t i = 0; i < count; ++i) {
      all.report.findings.push_back(one);
      all.report.findings.back().severity = severity;
      all.report.findings.back().resource = ResourceName{"v1", "Pod", "shop", "p" + std::to_string(i)};
    }
  };
  add(notes, Severity::note);
  add(errors, Severity::error);
  add(warnings, Severity::warning);
  return all;
}

std::size_t count(const std::string& text, std::string_view words) {
  std::size_t found = 0;
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++found;
  return found;
}

TEST(Limits, GithubShowsTenOfEachLevel) {
  const std::string written = many(12, 3, 11).written("github");
  EXPECT_EQ(count(written, "::error "), 10U);
  EXPECT_EQ(count(written, "::warning "), 3U);
  EXPECT_EQ(count(written, "::notice "), 9U) << "and the tenth notice says what is missing";
  EXPECT_TRUE(written.ends_with("::notice::4 more findings not shown here\n")) << written;
}

TEST(Limits, GithubSaysNothingIsMissingWhereNothingIs) {
  const std::string written = many(10, 10, 10).written("github");
  EXPECT_EQ(count(written, "\n"), 30U);
  EXPECT_EQ(written.find("not shown"), std::string::npos);
}

TEST(Limits, GithubShowsErrorsFirst) { EXPECT_TRUE(many(1, 1, 1).written("github").starts_with("::error ")); }

TEST(Limits, MarkdownIsCutBelowOneMebibyte) {
  const std::string written = many(10'000, 0, 0).written("markdown");
  EXPECT_LT(written.size(), 1U << 20U);
  EXPECT_NE(written.find("more findings not shown here |\n"), std::string::npos);
}

TEST(Limits, JunitHasACaseWhereNothingIsFound) {
  const std::string written = many(0, 0, 0).written("junit");
  EXPECT_NE(written.find("<testcase name=\"no findings\" classname=\"sidelint\"/>"), std::string::npos) << written;
}

// GitLab takes cases of one name for one case, and shows the first.
TEST(Limits, JunitNamesNoCaseTwice) {
  const std::string written = many(2, 2, 2).written("junit");
  EXPECT_EQ(count(written, "<testcase "), 6U);
  EXPECT_EQ(count(written, " (2)\" classname="), 2U) << written;
  EXPECT_EQ(count(written, " (3)\" classname="), 2U) << written;
}

TEST(Limits, GitlabHasAFingerprintForEachFinding) {
  const auto report = nlohmann::json::parse(many(300, 0, 300).written("gitlab"));
  std::set<std::string> fingerprints;
  for (const auto& issue : report) fingerprints.insert(issue["fingerprint"].get<std::string>());
  EXPECT_EQ(fingerprints.size(), 600U);
}

}  // namespace
}  // namespace sidelint::testing
