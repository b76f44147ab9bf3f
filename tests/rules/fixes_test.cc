// Every rule's fixes on its own examples: they give what the rule shows, silence it, and do nothing the second time.
#include <algorithm>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "rules/rule.h"
#include "tests/harness/pipeline.h"
#include "tests/rules/findings.h"
#include "tests/rules/fixed.h"

namespace sidelint::testing {
namespace {

using linter::FixScope;
using rules::Example;
using rules::Rule;

std::string told(const std::vector<linter::FixNote>& notes) {
  std::string text;
  for (const linter::FixNote& note : notes) text += note.place + " " + note.title + ": " + note.words + "\n";
  return text;
}

class RuleFixes : public ::testing::TestWithParam<const Rule*> {};

TEST_P(RuleFixes, GiveTheShownResultAndSilenceTheRule) {
  for (const Example& example : GetParam()->bad) {
    if (example.fixed.empty()) continue;
    SCOPED_TRACE(std::string(example.title));
    const Fixed result = fixed(without_marks(parse_txtar(example.files)), FixScope::all, GetParam()->name);
    EXPECT_EQ(told(result.fixing.refused), "");
    EXPECT_EQ(format_txtar(result.files), format_txtar(parse_txtar(example.fixed)));
    const std::unique_ptr<const linter::Analysis> analysis = analyse(result.files);
    ASSERT_NE(analysis, nullptr);
    for (const Diagnostic& finding : findings_of(*GetParam(), *analysis)) ADD_FAILURE() << finding.message;
  }
}

TEST_P(RuleFixes, DoNothingTheSecondTime) {
  for (const Example& example : GetParam()->bad) {
    SCOPED_TRACE(std::string(example.title));
    const Fixed once = fixed(without_marks(parse_txtar(example.files)), FixScope::all);
    const Fixed twice = fixed(once.files, FixScope::all);
    EXPECT_EQ(told(twice.fixing.applied), "");
    EXPECT_EQ(format_txtar(twice.files), format_txtar(once.files));
  }
}

// A rule that fixes an example of its own shows how, at least once.
TEST_P(RuleFixes, AreShown) {
  bool fixes = false;
  bool shows = false;
  for (const Example& example : GetParam()->bad) {
    const Fixed result = fixed(without_marks(parse_txtar(example.files)), FixScope::all, GetParam()->name);
    fixes = fixes || !result.fixing.applied.empty();
    shows = shows || !example.fixed.empty();
  }
  EXPECT_EQ(fixes, shows);
}

std::string test_name(const ::testing::TestParamInfo<const Rule*>& info) {
  std::string name(info.param->name);
  std::ranges::replace_if(
      name, [](char c) { return c == '/' || c == '-'; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, RuleFixes, ::testing::ValuesIn(rules::all_rules().begin(), rules::all_rules().end()),
                         test_name);

}  // namespace
}  // namespace sidelint::testing
