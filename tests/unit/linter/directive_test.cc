#include "linter/suppress/directive.h"

#include <gtest/gtest.h>

namespace sidelint::linter {
namespace {

constexpr std::string_view kRule = "selection/namespace-label-value";

TEST(SuppressionComment, NamesRulesTheLastDayAndTheReason) {
  const auto said =
      read_comment(" sidelint: ignore[placement, selection/namespace-label-value] until=2026-12-31 -- why");
  ASSERT_TRUE(said);
  EXPECT_EQ(said->mistake, std::nullopt);
  EXPECT_EQ(said->scope, Directive::Scope::node);
  EXPECT_EQ(said->rules, (std::vector<std::string>{"placement", std::string(kRule)}));
  EXPECT_EQ(said->until, "2026-12-31");
  EXPECT_EQ(said->reason, "why");
}

TEST(SuppressionComment, SpeaksOfADocumentOrAFile) {
  EXPECT_EQ(read_comment("sidelint: ignore-document[selection]")->scope, Directive::Scope::document);
  EXPECT_EQ(read_comment("sidelint: ignore-file[selection]")->scope, Directive::Scope::file);
}

TEST(SuppressionComment, IsOneOnlyIfItSpeaksToSidelint) {
  for (const char* text : {"", "ignore[selection]", "see sidelint: ignore[selection]", "Sidelint: ignore[selection]"}) {
    EXPECT_FALSE(read_comment(text)) << text;
  }
}

TEST(SuppressionComment, SaysWhyItCannotBeRead) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"sidelint: ingore[selection]", "`ingore` is not ignore, ignore-document or ignore-file; did you mean `ignore`?"},
      {"sidelint: ignore", "the rules belong in brackets, as in `ignore[group/name]`"},
      {"sidelint: ignore -- vendored", "the rules belong in brackets, as in `ignore[group/name]`"},
      {"sidelint: ignore all [selection]", "the rules belong in brackets, as in `ignore[group/name]`"},
      {"sidelint: ignore[selection", "the rules belong in brackets, as in `ignore[group/name]`"},
      {"sidelint: ignore[]", "it names no rule"},
      {"sidelint: ignore[selecton]", "unknown rule `selecton`; did you mean `selection`?"},
      {"sidelint: ignore[selection] until=tomorrow", "`tomorrow` is no date such as 2026-12-31"},
      {"sidelint: ignore[selection] because", "a reason stands behind `--`, not as `because`"},
  };
  for (const auto& [text, expected] : cases) {
    const auto said = read_comment(text);
    ASSERT_TRUE(said) << text;
    EXPECT_EQ(said->mistake, expected);
  }
}

TEST(SuppressionAnnotation, HoldsSeveralEachWithItsReason) {
  const auto said = read_annotation("placement, selection until=2026-12-31: vendor chart; hygiene: later;");
  ASSERT_EQ(said.size(), 2U);
  EXPECT_EQ(said[0].rules, (std::vector<std::string>{"placement", "selection"}));
  EXPECT_EQ(said[0].until, "2026-12-31");
  EXPECT_EQ(said[0].reason, "vendor chart");
  EXPECT_EQ(said[1].rules, std::vector<std::string>{"hygiene"});
  EXPECT_EQ(said[1].reason, "later");
}

TEST(SuppressionAnnotation, SaysWhyItCannotBeRead) {
  EXPECT_EQ(read_annotation("selecton: why").at(0).mistake, "unknown rule `selecton`; did you mean `selection`?");
  EXPECT_EQ(read_annotation(": why").at(0).mistake, "it names no rule");
}

}  // namespace
}  // namespace sidelint::linter
