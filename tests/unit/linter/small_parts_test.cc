// Dates, version ranges, references to rules, diffs: the small languages of flags and files.
#include <gtest/gtest.h>

#include "linter/changed.h"
#include "linter/date.h"
#include "linter/rule_reference.h"
#include "linter/version_range.h"

namespace sidelint::linter {
namespace {

TEST(Date, IsADayOfTheCalendar) {
  EXPECT_TRUE(parse_date("2024-02-29"));
  EXPECT_EQ(*parse_date("2024-03-01") - *parse_date("2024-02-28"), std::chrono::days(2));
  for (const char* text : {"", "2023-02-29", "2024-13-01", "2024-1-01", "2024/01/01", "24-01-01", "2024-01-01x"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(VersionRange, ComparesPartByPart) {
  const struct {
    const char* version;
    const char* range;
    bool expected;
  } cases[] = {
      {"1.2.0", ">=1.2", true}, {"1.10.0", ">=1.9", true}, {"1.1.9", ">=1.2", false},   {"1.2.0", "1.1", true},
      {"1.2.0", "<1.2", false}, {"1.2.0", "=1.2.0", true}, {"1.5.0", ">=1.2,<2", true}, {"2.0.0", ">=1.2, <2", false},
      {"1.2.0", "<=1.2", true}, {"1.2.1", ">1.2", true},
  };
  for (const auto& [version, range, expected] : cases)
    EXPECT_EQ(satisfies(version, range), expected) << version << range;
  EXPECT_FALSE(refuse_version_range(">=1.2"));
  for (const char* text : {"", "newest", ">=", "1.2.3.4", ">=1.x"}) EXPECT_TRUE(refuse_version_range(text)) << text;
}

TEST(RuleReference, IsANameAGroupAGlobOrTheRulesOwnPart) {
  constexpr std::string_view kRule = "selection/namespace-label-value";
  for (const char* text :
       {"selection/namespace-label-value", "selection", "selection/*", "*/namespace-*", "*", "namespace-label-value"}) {
    EXPECT_TRUE(refers_to(text, kRule)) << text;
    EXPECT_EQ(refuse_rule_reference(text), std::nullopt);
  }
  for (const char* text : {"placement", "selection/namespace", "namespace-*", "select"}) {
    EXPECT_FALSE(refers_to(text, kRule)) << text;
  }
  EXPECT_EQ(refuse_rule_reference("selection/namespace-labels-value"),
            "unknown rule `selection/namespace-labels-value`; did you mean `selection/namespace-label-value`?");
}

TEST(Diff, NamesTheLinesOfTheNewFiles) {
  const ChangedLines changed = read_diff(
      "diff --git a/one.yaml b/one.yaml\n"
      "index 1..2 100644\n"
      "--- a/one.yaml\n"
      "+++ b/one.yaml\n"
      "@@ -3 +3,2 @@ kind: x\n"
      "-a\n"
      "+b\n"
      "+++ c\n"
      "@@ -9,2 +10,0 @@\n"
      "-a\n"
      "-b\n"
      "diff --git a/gone.yaml b/gone.yaml\n"
      "--- a/gone.yaml\n"
      "+++ /dev/null\n"
      "@@ -1 +0,0 @@\n"
      "-a\n"
      "diff --git \"a/\\303\\244 \\\"x\\\".yaml\" \"b/\\303\\244 \\\"x\\\".yaml\"\n"
      "--- /dev/null\n"
      "+++ \"b/\\303\\244 \\\"x\\\".yaml\"\n"
      "@@ -0,0 +1,4 @@\n"
      "+a\n");
  const ChangedLines expected{{"one.yaml", {{3, 4}, {10, 10}}}, {"\xC3\xA4 \"x\".yaml", {{1, 4}}}};
  EXPECT_EQ(changed, expected);
}

}  // namespace
}  // namespace sidelint::linter
