// A manifest's author does not choose what a terminal, a log or another program does.
#include "tests/unit/reporters/hostile.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "reporters/terminal/shown.h"
#include "tests/unit/reporters/one_finding.h"

namespace sidelint::testing {
namespace {

using Json = nlohmann::json;

void expect_harmless(const std::string& output, const std::string& context) {
  for (const char* dangerous : {"\x1b", "\x07", "\r", "\xc2\x9b", "\xe2\x80\xae", "\xff", "\xef\xbb\xbf"}) {
    EXPECT_EQ(output.find(dangerous), std::string::npos) << context << ' ' << dangerous;
  }
  EXPECT_EQ(output.find('\0'), std::string::npos) << context;
  std::size_t begin = 0;
  while (begin < output.size()) {
    const std::size_t end = output.find('\n', begin);
    const std::size_t first = output.find_first_not_of(' ', begin);
    // What the hostile texts try to begin a line with; the github format's own commands look otherwise.
    for (const char* forged : {"::error file=x::", "##[error]"}) {
      EXPECT_FALSE(std::string_view(output).substr(std::min(first, output.size())).starts_with(forged)) << context;
    }
    begin = end == std::string::npos ? output.size() : end + 1;
  }
}

TEST(Hostile, TextNeitherMovesTheCursorNorForgesALine) {
  for (const std::string& text : hostile_texts()) {
    const OneFinding one = hostile_everywhere(text);
    for (const Reporter* reporter : all_reporters()) {
      const std::string format(reporter->format);
      expect_harmless(one.written(format), format);
    }
    std::ostringstream out;
    write_summary(one.report, {}, out);
    write_decision(one.report.decisions[0], one.sources, {}, out);
    expect_harmless(out.str(), "summary");
  }
}

TEST(Hostile, TextStaysWithinItsFindingsLine) {
  for (const std::string& text : hostile_texts()) {
    const std::string concise = hostile_everywhere(text).written("concise");
    EXPECT_EQ(std::count(concise.begin(), concise.end(), '\n'), 1) << concise;
    EXPECT_LT(concise.size(), 8'000U);
  }
}

TEST(Hostile, JsonStaysJsonAndAscii) {
  for (const std::string& text : hostile_texts()) {
    const OneFinding one = hostile_everywhere(text);
    for (const char* format : {"gitlab", "json", "rdjson", "rdjsonl", "sarif", "sonarqube"}) {
      const std::string written = one.written(format);
      EXPECT_FALSE(Json::parse(written, nullptr, false).is_discarded()) << written;
      EXPECT_TRUE(std::all_of(written.begin(), written.end(), [](char c) { return static_cast<signed char>(c) > 0; }));
    }
  }
}

TEST(Hostile, JsonKeepsTextAsItIsAndReplacesOnlyWhatIsNotUtf8) {
  EXPECT_EQ(Json::parse(hostile_everywhere("a\n\x1b[2J").written("json"))["findings"][0]["message"], "a\n\x1b[2J");
  EXPECT_EQ(Json::parse(hostile_everywhere("a\xff"
                                           "b")
                            .written("json"))["findings"][0]["message"],
            "a\xef\xbf\xbd"
            "b");
}

TEST(Hostile, AsciiModeWritesAsciiOnly) {
  ReportOptions ascii;
  ascii.charset = Charset::ascii;
  for (std::string text : hostile_texts()) {
    text += "结é😀";
    const OneFinding one = hostile_everywhere(text);
    for (const char* format : {"text", "concise"}) {
      const std::string written = one.written(format, ascii);
      EXPECT_TRUE(std::all_of(written.begin(), written.end(), [](char c) { return static_cast<signed char>(c) > 0; }))
          << written;
    }
  }
}

TEST(Hostile, PathThatLooksLikeACommandIsNoLineOfItsOwn) {
  EXPECT_TRUE(OneFinding("::error::forged.yaml", "a: 1\n", "1").written("concise").starts_with("./::error"));
}

TEST(Printable, EscapesVisibly) {
  using reporters::printable;
  EXPECT_EQ(printable("a\tb\nc\r", Charset::unicode), "a\\tb\\nc\\r");
  EXPECT_EQ(printable("\x1b[0m\x7f", Charset::unicode), "\\x1b[0m\\x7f");
  EXPECT_EQ(printable("\xc2\xa0|\xe2\x80\xae|\xf3\xa0\x81\x81", Charset::unicode), "\\u{a0}|\\u{202e}|\\u{e0041}");
  EXPECT_EQ(printable("\xe2\x82|\xff", Charset::unicode), "\\xe2\\x82|\\xff");
  EXPECT_EQ(printable("é结😀", Charset::unicode), "é结😀");
  EXPECT_EQ(printable("é", Charset::ascii), "\\u{e9}");
}

TEST(Printable, CutsWhatIsLongerThanASentence) {
  EXPECT_EQ(reporters::printable(std::string(500, 'x'), Charset::unicode), std::string(500, 'x'));
  EXPECT_EQ(reporters::printable(std::string(501, 'x'), Charset::unicode), std::string(500, 'x') + "…");
  std::string marks = "e";
  for (int i = 0; i < 5'000; ++i) marks += "\u0301";
  EXPECT_LT(reporters::printable(marks, Charset::unicode).size(), 2'100U);
}

TEST(Hostile, LinesAreAlignedByWhatIsShown) {
  EXPECT_EQ(OneFinding("a.yaml", "\t结算 \x1b[2J\xff: shop\r\n", "shop").frame(),
            "  --> a.yaml:1:16\n"
            "   |\n"
            " 1 |     结算 \\x1b[2J\\xff: shop\n"
            "   |                       ^^^^ here\n"
            "   |\n");
  EXPECT_EQ(OneFinding("a.yaml",
                       "\xef\xbb\xbf"
                       "e\u0301👍: shop",
                       "shop")
                .frame(),
            "  --> a.yaml:1:10\n"
            "   |\n"
            " 1 | e\u0301👍: shop\n"
            "   |      ^^^^ here\n"
            "   |\n");
}

}  // namespace
}  // namespace sidelint::testing
