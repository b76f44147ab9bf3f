// Decoding, UTF-16 offsets and the width of characters.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "reporters/unicode/utf16_index.h"
#include "reporters/unicode/utf8.h"
#include "reporters/unicode/width.h"

namespace sidelint::reporters {
namespace {

struct Decoded {
  std::string_view bytes;
  std::vector<char32_t> points;
};

TEST(Decode, ReplacesTheLongestPartThatCouldHaveBecomeACharacter) {
  // The second half is table 3-8 of Unicode 14 and its neighbours: U+FFFD for each maximal subpart.
  const Decoded cases[] = {
      {"aß€😀", {'a', U'ß', U'€', U'😀'}},
      {"\xF4\x8F\xBF\xBF", {0x10FFFF}},
      {"\x80", {0xFFFD}},
      {"\xC0\xAF", {0xFFFD, 0xFFFD}},
      {"\xE0\x80\xBF", {0xFFFD, 0xFFFD, 0xFFFD}},
      {"\xED\xA0\x80", {0xFFFD, 0xFFFD, 0xFFFD}},
      {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", {0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD, 'A', 0xFFFD, 0xFFFD, 'B'}},
      {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", {0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD, 'A'}},
      {"\xE2\x82", {0xFFFD}},
  };
  for (const Decoded& wanted : cases) {
    std::vector<char32_t> points;
    for (std::size_t at = 0; at < wanted.bytes.size();) {
      const CodePoint point = decode(wanted.bytes, at);
      points.push_back(point.value);
      at += point.size;
    }
    EXPECT_EQ(points, wanted.points) << wanted.bytes;
  }
}

TEST(Utf16Index, CountsTwoUnitsBeyondTheBasicPlane) {
  const std::string_view text = "a€😀\xFF!";
  const Utf16Index index(text);
  EXPECT_EQ(index.units_before(text, 0), 0U);
  EXPECT_EQ(index.units_before(text, 1), 1U);
  EXPECT_EQ(index.units_before(text, 4), 2U);
  EXPECT_EQ(index.units_before(text, 8), 4U);
  EXPECT_EQ(index.units_before(text, 9), 5U);
  EXPECT_EQ(index.units_before(text, 100), 6U);
  EXPECT_EQ(Utf16Index("").units_before("", 3), 0U);
}

TEST(Utf16Index, AgreesWithItselfAcrossItsMarks) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "é😀";
  const Utf16Index index(text);
  for (std::size_t i = 0; i < 2000; ++i) {
    ASSERT_EQ(index.units_before(text, 6 * i), 3 * i);
    ASSERT_EQ(index.units_before(text, 6 * i + 2), 3 * i + 1);
  }
}

TEST(BoundaryBefore, IsNeverInsideACharacter) {
  const std::string_view text = "a😀b";
  const std::size_t expected[] = {0, 1, 1, 1, 1, 5, 6, 6};
  for (std::size_t at = 0; at < std::size(expected); ++at) EXPECT_EQ(boundary_before(text, at), expected[at]) << at;
}

TEST(ColumnsOf, FollowsTheEastAsianWidth) {
  struct Width {
    char32_t character;
    int columns;
  };
  const Width cases[] = {{'a', 1},     {U'é', 1},   {0x0301, 0},  {U'结', 2}, {U'한', 2}, {U'ｱ', 1},
                         {U'Ａ', 2},   {U'😀', 2},   {0xFE0F, 0},  {U'→', 1},  {U'✓', 1},  {0x1F1E9, 1},
                         {0x20000, 2}, {0x1161, 0}, {0xE0100, 0}, {U'…', 1}};
  for (const Width& wanted : cases) {
    EXPECT_EQ(columns_of(wanted.character), wanted.columns) << std::hex << static_cast<unsigned>(wanted.character);
  }
}

TEST(IsDeceptive, CoversWhatCannotBeSeenOrMovesOtherText) {
  for (const char32_t character : {U'\x1b', U'\x7f', U'\u009b', U'\u00a0', U'\u00ad', U'\u200b', U'\u200d', U'\u202e',
                                   U'\u2028', U'\u2066', U'\ufeff', U'\U000e0041'}) {
    EXPECT_TRUE(is_deceptive(character)) << std::hex << static_cast<unsigned>(character);
  }
  for (const char32_t character : {U' ', U'~', U'¡', U'é', U'\u0301', U'–', U'结', U'　', U'\ufe0f', U'😀'}) {
    EXPECT_FALSE(is_deceptive(character)) << std::hex << static_cast<unsigned>(character);
  }
}

}  // namespace
}  // namespace sidelint::reporters
