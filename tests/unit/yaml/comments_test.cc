// Comments and what they speak of.
#include "engine/yaml/comments.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/yaml/read.h"

namespace sidelint::yaml {
namespace {

// Each comment as "COMMENT -> what it covers", with line ends shown as "|".
std::vector<std::string> found(const std::string& text) {
  std::vector<std::string> lines;
  for (const Comment& comment : comments(text, whole(text))) {
    std::string line = text.substr(comment.at.begin, comment.at.end - comment.at.begin);
    line += comment.own_line ? " => " : " -> ";
    line += text.substr(comment.covers.begin, comment.covers.end - comment.covers.begin);
    for (char& c : line)
      if (c == '\n') c = '|';
    lines.push_back(line);
  }
  return lines;
}
using Lines = std::vector<std::string>;

TEST(Comments, OnTheirOwnLineSpeakOfTheEntryThatFollows) {
  EXPECT_EQ(found("# top\na:\n  # b\n\n  # c\n  b: 1\n  d: 2\n# none\n"),
            (Lines{"# top => a:|  # b||  # c|  b: 1|  d: 2", "# b => b: 1", "# c => b: 1", "# none => "}));
  EXPECT_EQ(found("a:\n# item\n- x: 1\n  # y\n  y: 2\n# next\n- z\n"),
            (Lines{"# item => x: 1|  # y|  y: 2", "# y => y: 2", "# next => z"}));
  EXPECT_EQ(found("a:\n  b: 1\n  # outer\nc: 2\n"), (Lines{"# outer => c: 2"}));
  EXPECT_EQ(found("a:\n  # value\n  {x: 1}\n"), (Lines{"# value => {x: 1}"})) << "the entry has begun before it";
  EXPECT_EQ(found("# scalar\njust text\n"), (Lines{"# scalar => just text"}));
}

TEST(Comments, BehindSomethingSpeakOfTheirLine) {
  EXPECT_EQ(found("a: 1 # x\nb: # y\n  c: |- # z\n    text\n"),
            (Lines{"# x -> a: 1 ", "# y -> b: ", "# z ->   c: |- "}));
}

TEST(Comments, StandInFlowCollectionsToo) {
  EXPECT_EQ(found("a: {b: 1, # x\n  # own\n  c: [2, # y\n  3]}\n"),
            (Lines{"# x -> a: {b: 1, ", "# own => c: [2, # y|  3]", "# y ->   c: [2, "}));
}

TEST(Comments, AreNoLookAlikes) {
  EXPECT_EQ(
      found("a: \"x # 1\n  # 2\"\nb: 'y # 3'\nc: |\n  # 4\n  text\n # 5\nd: >\n  x\n  # 6\ne: p#7\nf: [g#8]\nh#9: 1\n"),
      (Lines{"# 5 => d: >|  x|  # 6"}));
}

TEST(Comments, EndBeforeCrLf) { EXPECT_EQ(found("# x\r\na: 1 # y\r\n"), (Lines{"# x => a: 1", "# y -> a: 1 "})); }

TEST(Comments, BehindAByteOrderMarkAndTheSeparatorCount) {
  EXPECT_EQ(found("\xEF\xBB\xBF# x\n--- # y\na: 1\n"), (Lines{"# x => a: 1", "# y -> --- "}));
}

TEST(Comments, OfADocumentThatCannotBeReadThereAreNone) {
  EXPECT_EQ(found("# x\na: [\n"), Lines{});
  EXPECT_EQ(found("# x\n" + std::string(5000, '[')), Lines{});
}

TEST(Comments, BehindTheEndOfTheDocumentDoNotCount) {
  EXPECT_EQ(found("a: 1 # x\n...\nb: | # y\n  # z\n"), (Lines{"# x -> a: 1 "}));
}

TEST(Comments, SpansAreOfTheWholeSource) {
  const std::string text = "x: 1\n---\n# c\nkind: Pod\n";
  const auto all = comments(text, Span{SourceId{2}, 9, static_cast<std::uint32_t>(text.size())});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].at, (Span{SourceId{2}, 9, 12}));
  EXPECT_EQ(all[0].covers, (Span{SourceId{2}, 13, 22}));
}

}  // namespace
}  // namespace sidelint::yaml
