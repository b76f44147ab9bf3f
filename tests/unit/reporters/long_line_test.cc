// Lines wider than the terminal are cut around what is marked.
#include <algorithm>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "tests/unit/reporters/one_finding.h"

namespace sidelint::testing {
namespace {

ReportOptions columns(std::size_t width) {
  ReportOptions options;
  options.width = width;
  return options;
}

TEST(LongLine, IsCutAtItsEndIfTheMarkIsNearItsBeginning) {
  const OneFinding one("a.yaml", "name: shop" + std::string(90, 'x') + "\n", "shop");
  EXPECT_EQ(one.frame(columns(30)),
            "  --> a.yaml:1:7\n"
            "   |\n"
            " 1 | name: shopxxxxxxxxxxxxxx…\n"
            "   |       ^^^^ here\n"
            "   |\n");
}

TEST(LongLine, IsCutAtBothEndsAroundAMarkInTheMiddle) {
  const OneFinding one("a.yaml", std::string(50, 'a') + "shop" + std::string(50, 'b') + "\n", "shop");
  EXPECT_EQ(one.frame(columns(30)),
            "  --> a.yaml:1:51\n"
            "   |\n"
            " 1 | …aaaaaaaaaaaashopbbbbbbb…\n"
            "   |              ^^^^ here\n"
            "   |\n");
}

TEST(LongLine, IsCutAtItsBeginningIfTheMarkIsNearItsEnd) {
  const OneFinding one("a.yaml", std::string(50, 'a') + "shop\n", "shop");
  EXPECT_EQ(one.frame(columns(30)),
            "  --> a.yaml:1:51\n"
            "   |\n"
            " 1 | …aaaaaaaaaaaaaaaaaaaashop\n"
            "   |                      ^^^^ here\n"
            "   |\n");
}

TEST(LongLine, ShowsTheBeginningOfAMarkLongerThanTheTerminal) {
  const OneFinding one("a.yaml", "k: " + std::string(90, 'v') + "!\n", std::string(90, 'v'));
  EXPECT_EQ(one.frame(columns(30)),
            "  --> a.yaml:1:4\n"
            "   |\n"
            " 1 | k: vvvvvvvvvvvvvvvvvvvvv…\n"
            "   |    ^^^^^^^^^^^^^^^^^^^^^^ here\n"
            "   |\n");
}

TEST(LongLine, IsShownAgainForAMarkFarFromTheFirst) {
  OneFinding one("a.yaml", "name: shop" + std::string(90, 'x') + "rev: canary\n", "shop", "first");
  one.note("canary", "second");
  EXPECT_EQ(one.frame(columns(30)),
            "  --> a.yaml:1:7\n"
            "   |\n"
            " 1 | name: shopxxxxxxxxxxxxxx…\n"
            "   |       ^^^^ first\n"
            " 1 | …xxxxxxxxxxxxxrev: canary\n"
            "   |                    ------ second\n"
            "   |\n");
}

TEST(LongLine, OfAMegabyteIsCutLikeAnyOther) {
  const OneFinding one("a.json", std::string(1U << 19U, 'a') + "shop" + std::string(1U << 19U, 'b'), "shop");
  EXPECT_EQ(one.frame(columns(30)),
            "  --> a.json:1:524289\n"
            "   |\n"
            " 1 | …aaaaaaaaaaaashopbbbbbbb…\n"
            "   |              ^^^^ here\n"
            "   |\n");
}

TEST(LongLine, IsNeverWiderThanTheTerminal) {
  for (const std::string_view unit : {"x", "结", "e\u0301", "\t", "\x1b", "\xff", "😀"}) {
    std::string text;
    for (int i = 0; i < 200; ++i) text += unit;
    text += "shop";
    for (int i = 0; i < 200; ++i) text += unit;
    for (std::size_t width = 25; width < 60; ++width) {
      const std::string frame = OneFinding("a.yaml", text, "shop", "").frame(columns(width));
      const std::size_t begin = frame.find(" 1 | ") + 5;
      const std::size_t end = frame.find('\n', begin);
      const std::size_t shop = frame.find("shop", begin);
      EXPECT_LT(shop, end) << unit << ' ' << width;
      EXPECT_NE(frame.find("^^^^\n"), std::string::npos);
      std::size_t wide = 0;  // columns, as far as these texts need it
      for (std::size_t at = begin; at < end; ++at) {
        const auto byte = static_cast<unsigned char>(frame[at]);
        if (byte == 0xE7 || byte == 0xF0)
          wide += 2;
        else if (byte < 0x80 || byte == 0xE2)
          wide += 1;
      }
      EXPECT_LE(wide, width - 5) << unit << ' ' << width;
    }
  }
}

}  // namespace
}  // namespace sidelint::testing
