// Runs every example that every rule carries; a new rule needs no test code of its own.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rules/rule.h"
#include "tests/harness/marks.h"
#include "tests/rules/findings.h"

namespace sidelint::testing {
namespace {

using rules::Example;
using rules::Rule;

std::string text_of(const std::vector<Mark>& marks) {
  std::string text;
  for (const Mark& mark : marks) {
    text += mark.path + " " + std::to_string(mark.begin) + "-" + std::to_string(mark.end) + "\n";
  }
  return text;
}

class RuleExamples : public ::testing::TestWithParam<const Rule*> {};

TEST_P(RuleExamples, BadOnesAreFoundExactlyWhereMarked) {
  for (const Example& example : GetParam()->bad) {
    SCOPED_TRACE(std::string(example.title));
    const auto [analysis, expected] = read_example(*GetParam(), example.files);
    ASSERT_NE(analysis, nullptr);
    std::vector<Mark> found;
    std::string messages;
    for (const Diagnostic& finding : findings_of(*GetParam(), *analysis)) {
      found.push_back(place_of(finding, *analysis));
      messages += finding.message + "\n";
    }
    ASSERT_FALSE(expected.empty()) << "the example marks nothing";
    EXPECT_EQ(text_of(found), text_of(expected)) << messages;
  }
}

TEST_P(RuleExamples, GoodOnesAreQuiet) {
  for (const Example& example : GetParam()->good) {
    SCOPED_TRACE(std::string(example.title));
    const std::unique_ptr<const linter::Analysis> analysis = read_example(*GetParam(), example.files).analysis;
    ASSERT_NE(analysis, nullptr);
    for (const Diagnostic& finding : findings_of(*GetParam(), *analysis)) ADD_FAILURE() << finding.message;
  }
}

std::string test_name(const ::testing::TestParamInfo<const Rule*>& info) {
  std::string name(info.param->name);
  std::ranges::replace_if(
      name, [](char c) { return c == '/' || c == '-'; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, RuleExamples, ::testing::ValuesIn(rules::all_rules().begin(), rules::all_rules().end()),
                         test_name);

}  // namespace
}  // namespace sidelint::testing
