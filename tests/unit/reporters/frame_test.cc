// Code frames: which lines are shown, what is underlined, where labels stand.
#include <string>

#include <gtest/gtest.h>

#include "tests/unit/reporters/one_finding.h"

namespace sidelint::testing {
namespace {

TEST(Frame, PutsSeveralLabelsOfALineBelowEachOther) {
  OneFinding one("a.yaml", "metadata: {name: shop, labels: {istio-injection: enabled}}\n", "shop", "first");
  one.note("labels", "second").note("enabled", "third");
  EXPECT_EQ(one.frame(),
            "  --> a.yaml:1:18\n"
            "   |\n"
            " 1 | metadata: {name: shop, labels: {istio-injection: enabled}}\n"
            "   |                  ^^^^  ------                    ------- third\n"
            "   |                  |     |\n"
            "   |                  |     second\n"
            "   |                  first\n"
            "   |\n");
}

TEST(Frame, HangsALabelWhoseUnderlineLiesInsideAnother) {
  OneFinding one("a.yaml", "labels: {a: b, c: d}\n", "{a: b, c: d}", "the whole");
  one.note("c", "a part").note("{a", "");
  EXPECT_EQ(one.frame(),
            "  --> a.yaml:1:9\n"
            "   |\n"
            " 1 | labels: {a: b, c: d}\n"
            "   |         --^^^^^-^^^^\n"
            "   |         |      |\n"
            "   |         |      a part\n"
            "   |         the whole\n"
            "   |\n");
}

TEST(Frame, StacksLabelsThatBeginTogether) {
  OneFinding one("a.yaml", "istio.io/rev: canary\n", "istio.io/rev: canary", "the pair");
  one.note("istio.io/rev", "the key");
  EXPECT_EQ(one.frame(),
            "  --> a.yaml:1:1\n"
            "   |\n"
            " 1 | istio.io/rev: canary\n"
            "   | ------------^^^^^^^^\n"
            "   | |\n"
            "   | the key\n"
            "   | the pair\n"
            "   |\n");
}

TEST(Frame, ShowsTheFirstLineOfALongSpan) {
  OneFinding one("a.yaml", "kind: Pod\nspec:\n  a: b\n", "spec:\n  a: b", "all of it");
  EXPECT_EQ(one.frame(),
            "  --> a.yaml:2:1\n"
            "   |\n"
            " 2 | spec:\n"
            "   | ^^^^^ all of it\n"
            "   |\n");
}

TEST(Frame, MarksAnEmptySpanWithOneCaret) {
  OneFinding one("a.yaml", "name:\nkind: Pod\n", "name:", "");
  one.finding().primary = {{SourceId{0}, 5, 5}, "no value"};
  EXPECT_EQ(one.frame(),
            "  --> a.yaml:1:6\n"
            "   |\n"
            " 1 | name:\n"
            "   |      ^ no value\n"
            "   |\n");
}

TEST(Frame, FillsAGapOfOneLineAndMarksALongerOne) {
  OneFinding one("a.yaml", "a: 1\n\nc: 3\nd: 4\ne: 5\nf: 6\n", "a", "one");
  one.note("c", "three").note("f", "six");
  EXPECT_EQ(one.frame(),
            "  --> a.yaml:1:1\n"
            "   |\n"
            " 1 | a: 1\n"
            "   | ^ one\n"
            " 2 |\n"
            " 3 | c: 3\n"
            "   | - three\n"
            "...\n"
            " 6 | f: 6\n"
            "   | - six\n"
            "   |\n");
}

TEST(Frame, WidensTheGutterForLongLineNumbers) {
  OneFinding one("a.yaml", std::string(11999, '\n') + "a: 1\n", "a", "far down");
  EXPECT_EQ(one.frame(),
            "     --> a.yaml:12000:1\n"
            "      |\n"
            "12000 | a: 1\n"
            "      | ^ far down\n"
            "      |\n");
}

TEST(Frame, NamesWhereTheTextComesFrom) {
  OneFinding one("a.yaml", "a: &x on\nb: *x\n", "*x", "an alias");
  one.finding().chain = {one.find("on"), one.find("*x")};
  EXPECT_EQ(one.frame(),
            "  --> a.yaml:2:4\n"
            "   |\n"
            " 1 | a: &x on\n"
            "   |       -- it comes from here\n"
            " 2 | b: *x\n"
            "   |    ^^ an alias\n"
            "   |\n");
}

TEST(Frame, IsALineAloneForAFileWithoutText) {
  OneFinding one("a.yaml", "", "", "is a directory");
  EXPECT_EQ(one.frame(), "  --> a.yaml: is a directory\n");
}

}  // namespace
}  // namespace sidelint::testing
