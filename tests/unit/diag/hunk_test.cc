#include "engine/diag/hunk.h"

#include <gtest/gtest.h>

namespace sidelint {
namespace {

Edit edit(std::uint32_t begin, std::uint32_t end, std::string text) {
  return {{SourceId{0}, begin, end}, std::move(text)};
}

// "2: -b +B", a line a hunk.
std::string told(std::string_view text, const std::vector<Edit>& edits) {
  std::string all;
  for (const Hunk& hunk : hunks(text, edits)) {
    all += std::to_string(hunk.line) + ":";
    for (const std::string& line : hunk.removed) all += " -" + line;
    for (const std::string& line : hunk.added) all += " +" + line;
    all += ";";
  }
  return all;
}

TEST(Hunks, AreTheLinesThatDiffer) {
  EXPECT_EQ(told("a\nb\nc\n", {edit(2, 3, "B")}), "2: -b\n +B\n;");
  EXPECT_EQ(told("a\nb\nc\n", {edit(2, 4, "")}), "2: -b\n;");
  EXPECT_EQ(told("a\nb\nc\n", {edit(4, 4, "x\ny\n")}), "3: +x\n +y\n;");
  EXPECT_EQ(told("a\nb\nc\n", {edit(6, 6, "x\n")}), "4: +x\n;");
  EXPECT_EQ(told("a\nb", {edit(3, 3, "\nx")}), "2: -b +b\n +x;");
  EXPECT_EQ(told("", {edit(0, 0, "x\n")}), "1: +x\n;");
}

TEST(Hunks, JoinEditsOfOneLineAndCountThoseBetween) {
  EXPECT_EQ(told("a b c\nd\ne f\n", {edit(0, 1, "A"), edit(4, 5, "C"), edit(8, 9, "E")}),
            "1: -a b c\n +A b C\n;3: -e f\n +E f\n;");
  EXPECT_EQ(told("a\r\nb\r\n", {edit(3, 6, "")}), "2: -b\r\n;");
}

TEST(Hunks, LeaveOutEditsThatChangeNothing) { EXPECT_EQ(told("a\nb\n", {edit(2, 3, "b")}), ""); }

}  // namespace
}  // namespace sidelint
