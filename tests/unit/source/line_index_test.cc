#include "engine/source/line_index.h"

#include <gtest/gtest.h>

namespace sidelint {
namespace {

void expect_position(std::string_view text, std::uint32_t offset, std::uint32_t line, std::uint32_t column) {
  const Position position = LineIndex(text).position(text, offset);
  EXPECT_EQ(position.line, line) << "offset " << offset;
  EXPECT_EQ(position.column, column) << "offset " << offset;
}

TEST(LineIndex, CountsLinesAndColumnsFromOne) {
  constexpr std::string_view kText = "ab\ncd\n\ne";
  expect_position(kText, 0, 1, 1);
  expect_position(kText, 1, 1, 2);
  expect_position(kText, 2, 1, 3);  // the line feed belongs to its line
  expect_position(kText, 3, 2, 1);
  expect_position(kText, 6, 3, 1);
  expect_position(kText, 7, 4, 1);
  expect_position(kText, 8, 4, 2);
  expect_position(kText, 99, 4, 2);  // beyond the end is the end
}

TEST(LineIndex, CountsColumnsInBytes) { expect_position("\xC3\xA4: b", 4, 1, 5); }

TEST(LineIndex, DoesNotCountAByteOrderMark) {
  constexpr std::string_view kText =
      "\xEF\xBB\xBF"
      "a\nb";
  expect_position(kText, 3, 1, 1);
  expect_position(kText, 4, 1, 2);
  expect_position(kText, 5, 2, 1);
  expect_position(kText, 0, 1, 1);
  expect_position(kText, 2, 1, 1);
  EXPECT_EQ(LineIndex(kText).line(kText, 1), "a");
  EXPECT_EQ(LineIndex(kText).start(1), 0U);
}

TEST(LineIndex, GivesLinesWithoutTheirEnds) {
  constexpr std::string_view kText = "one\r\ntwo\n\r\nfour\r";
  const LineIndex index(kText);
  ASSERT_EQ(index.line_count(), 4U);
  EXPECT_EQ(index.line(kText, 1), "one");
  EXPECT_EQ(index.line(kText, 2), "two");
  EXPECT_EQ(index.line(kText, 3), "");
  EXPECT_EQ(index.line(kText, 4), "four\r") << "a CR at the end of the text ends no line";
  EXPECT_EQ(index.line(kText, 0), "");
  EXPECT_EQ(index.line(kText, 5), "");
}

TEST(LineIndex, HasALastEmptyLineBehindTheLastLineFeed) {
  constexpr std::string_view kText = "a\n";
  const LineIndex index(kText);
  EXPECT_EQ(index.line_count(), 2U);
  EXPECT_EQ(index.line(kText, 2), "");
  expect_position(kText, 2, 2, 1);
}

TEST(LineIndex, OfAnEmptyTextHasOneLine) {
  EXPECT_EQ(LineIndex("").line_count(), 1U);
  expect_position("", 0, 1, 1);
}

TEST(LineIndex, TellsWhereLinesBegin) {
  const LineIndex index("ab\ncd\n");
  EXPECT_EQ(index.start(1), 0U);
  EXPECT_EQ(index.start(2), 3U);
  EXPECT_EQ(index.start(3), 6U);
  EXPECT_EQ(index.start(9), 6U);
}

}  // namespace
}  // namespace sidelint
