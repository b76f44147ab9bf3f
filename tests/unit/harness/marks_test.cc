#include "tests/harness/marks.h"

#include <gtest/gtest.h>

namespace sidelint::testing {
namespace {

// The marked texts of one file.
std::vector<std::string_view> marked(std::string_view text) {
  std::vector<std::string_view> parts;
  for (const Mark& mark : marks_in("f", text)) parts.push_back(text.substr(mark.begin, mark.end - mark.begin));
  return parts;
}
using Texts = std::vector<std::string_view>;

TEST(Marks, AreTheBytesAboveTheCarets) {
  constexpr std::string_view kText =
      "labels:\n"
      "  app: shop\n"
      "# ^^^\n";
  EXPECT_EQ(marks_in("f", kText), (std::vector<Mark>{{"f", 10, 13}}));
  EXPECT_EQ(marked(kText), Texts{"app"});
}

TEST(Marks, MayBeSeveralInALine) { EXPECT_EQ(marked("  app: shop\n# ^^^  ^^^^\n"), (Texts{"app", "shop"})); }

TEST(Marks, OfSeveralLinesMaySpeakOfTheSameLine) {
  EXPECT_EQ(marked("  app: shop\n# ^^^\n# ^^^^^^^^^\n"), (Texts{"app", "app: shop"}));
}

TEST(Marks, ReachToTheColumnOfTheHashByAnArrow) {
  EXPECT_EQ(marked("kind: Pod\n#<--\n"), Texts{"kind"});
  EXPECT_EQ(marked("a:\n  kind: Pod\n  #<--\n"), Texts{"kind"});
}

TEST(Marks, MayStandInAnIndentedComment) { EXPECT_EQ(marked("    app: shop\n    #    ^^^^\n"), Texts{"shop"}); }

TEST(Marks, CountColumnsAsAnEditorShowsThem) { EXPECT_EQ(marked("  ä: bc\n#    ^^\n"), Texts{"bc"}); }

TEST(Marks, SurviveCrLfAndAMissingLastLineEnd) {
  EXPECT_EQ(marked("  app: shop\r\n# ^^^\r\n#   ^"), (Texts{"app", "p"}));
}

TEST(Marks, AreNoOrdinaryComments) {
  for (const std::string_view text : {"a: b\n# see ^^^\n", "a: b\n#\n", "a: b\n# ^ here\n", "a: b\n#<- x\n", "a: ^^^\n",
                                      "a: b\n  ^^\n", "a: b # ^^\n"}) {
    EXPECT_TRUE(marks_in("f", text).empty()) << text;
  }
}

TEST(Marks, OfAnArchiveCarryTheirPaths) {
  const Txtar archive = parse_txtar("-- a --\n  x: 1\n# ^\n-- b --\n  y: 1\n#    ^\n");
  EXPECT_EQ(marks_in(archive), (std::vector<Mark>{{"a", 2, 3}, {"b", 5, 6}}));
}

}  // namespace
}  // namespace sidelint::testing
