#include <gtest/gtest.h>

#include "linter/fix/diff.h"

namespace sidelint::linter {
namespace {

// A text of the lines 1 to `last`, but for `line`, which is `instead`.
std::string numbers(int last, int line = 0, const std::string& instead = "") {
  std::string text;
  for (int i = 1; i <= last; ++i) text += i == line ? instead : std::to_string(i) + "\n";
  return text;
}

TEST(UnifiedDiff, IsEmptyForEqualTexts) { EXPECT_EQ(unified_diff("a", "x\n", "x\n"), ""); }

TEST(UnifiedDiff, ShowsThreeLinesAround) {
  EXPECT_EQ(unified_diff("a.yaml", numbers(9), numbers(9, 5, "five\n")),
            "--- a/a.yaml\n+++ b/a.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  EXPECT_EQ(unified_diff("a", numbers(2), numbers(2, 1, "")), "--- a/a\n+++ b/a\n@@ -1,2 +1,1 @@\n-1\n 2\n");
  EXPECT_EQ(unified_diff("a", numbers(2), "0\n" + numbers(2)), "--- a/a\n+++ b/a\n@@ -1,2 +1,3 @@\n+0\n 1\n 2\n");
}

TEST(UnifiedDiff, JoinsHunksThatMeet) {
  const std::string near = numbers(9, 2, "two\n");
  EXPECT_EQ(unified_diff("a", numbers(9), near.substr(0, near.size() - 2) + "nine\n"),
            "--- a/a\n+++ b/a\n@@ -1,9 +1,9 @@\n 1\n-2\n+two\n 3\n 4\n 5\n 6\n 7\n 8\n-9\n+nine\n");
  const std::string far = numbers(20, 2, "two\n");
  EXPECT_EQ(
      unified_diff("a", numbers(20), far.substr(0, far.size() - 3) + "last\n"),
      "--- a/a\n+++ b/a\n@@ -1,5 +1,5 @@\n 1\n-2\n+two\n 3\n 4\n 5\n@@ -17,4 +17,4 @@\n 17\n 18\n 19\n-20\n+last\n");
}

TEST(UnifiedDiff, MarksAMissingLineEnd) {
  EXPECT_EQ(unified_diff("a", "x\ny", "x\ny\n"),
            "--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n x\n-y\n\\ No newline at end of file\n+y\n");
}

TEST(UnifiedDiff, FindsTheShortestWay) {
  EXPECT_EQ(unified_diff("a", "a\nb\nc\na\nb\nb\na\n", "c\nb\na\nb\na\nc\n").substr(16),
            "@@ -1,7 +1,6 @@\n-a\n-b\n c\n+b\n a\n b\n-b\n a\n+c\n");
}

}  // namespace
}  // namespace sidelint::linter
