#include "tests/harness/diff.h"

#include <string>

#include <gtest/gtest.h>

namespace sidelint::testing {
namespace {

TEST(UnifiedDiff, OfEqualTextsIsEmpty) { EXPECT_EQ(unified_diff("a\nb\n", "a\nb\n"), ""); }

TEST(UnifiedDiff, ShowsAChangeWithThreeLinesAround) {
  EXPECT_EQ(unified_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
            "@@ -2 +2 @@\n"
            " 2\n 3\n 4\n"
            "-5\n+five\n"
            " 6\n 7\n 8\n");
}

TEST(UnifiedDiff, BeginsANewGroupAfterALongEqualPart) {
  EXPECT_EQ(unified_diff("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "1\n2\n3\n4\n5\n6\n7\nc\n"),
            "@@ -1 +1 @@\n"
            "-a\n 1\n 2\n 3\n"
            "@@ -6 +5 @@\n"
            " 5\n 6\n 7\n-b\n+c\n");
}

TEST(UnifiedDiff, FindsWhatIsCommonBetweenTwoChanges) {
  EXPECT_EQ(unified_diff("x\nsame\ny\n", "same\nz\n"), "@@ -1 +1 @@\n-x\n same\n-y\n+z\n");
}

TEST(UnifiedDiff, ShowsAMissingLastLineEnd) {
  EXPECT_EQ(unified_diff("a\n", "a"), "@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n");
}

TEST(UnifiedDiff, OfAnEmptyTextIsTheOther) {
  EXPECT_EQ(unified_diff("", "a\nb\n"), "@@ -1 +1 @@\n+a\n+b\n");
  EXPECT_EQ(unified_diff("a\n", ""), "@@ -1 +1 @@\n-a\n");
}

TEST(UnifiedDiff, ShowsTextsBeyondTheTableAsReplaced) {
  std::string expected;
  std::string actual;
  for (int i = 0; i < 3000; ++i) {
    expected += "old " + std::to_string(i) + "\n";
    actual += "new " + std::to_string(i) + "\n";
  }
  EXPECT_EQ(unified_diff(expected, actual).substr(0, 30), "@@ -1 +1 @@\n-old 0\n-old 1\n-old");
}

}  // namespace
}  // namespace sidelint::testing
