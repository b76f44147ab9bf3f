// Documents of a stream.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/yaml/read.h"

namespace sidelint::yaml {
namespace {

using Texts = std::vector<std::string>;

// The pieces' bytes; a refused one as its reason.
Texts pieces(std::string_view text) {
  Texts found;
  for (const Piece& piece : split(text, SourceId{0})) {
    const std::string bytes(text.substr(piece.bytes.begin, piece.bytes.end - piece.bytes.begin));
    found.push_back(piece.is_refused() ? "refused " + bytes + ": " + why_refused(piece, text) : bytes);
  }
  return found;
}

TEST(Split, DocumentsEndAtALineStartingWithThreeDashes) {
  EXPECT_EQ(pieces("a: 1\n---\nb: 2\n"), (Texts{"a: 1\n", "b: 2\n"}));
  EXPECT_EQ(pieces("a: 1\n--- # c\r\nb: 2"), (Texts{"a: 1\n", "b: 2"}));
  EXPECT_EQ(pieces("a: 1\n ---\nb: --- \n"), (Texts{"a: 1\n ---\nb: --- \n"}));
  EXPECT_EQ(pieces("a: |\n---\n  x\n"), (Texts{"a: |\n", "  x\n"})) << "whatever stands around it";
}

TEST(Split, ASeparatorWithNothingBeforeItBelongsToTheDocument) {
  EXPECT_EQ(pieces("---\na: 1\n---\n"), (Texts{"---\na: 1\n"}));
  EXPECT_EQ(pieces("---\n---\n---\na: 1\n"), (Texts{"---\n", "---\na: 1\n"}));
  EXPECT_EQ(pieces("a: 1\n---\n---\nb: 2\n"), (Texts{"a: 1\n", "---\nb: 2\n"}));
}

TEST(Split, NothingHasNoDocuments) {
  EXPECT_EQ(pieces(""), Texts{});
  EXPECT_EQ(pieces("\n"), (Texts{"\n"}));
  EXPECT_EQ(pieces("---"), (Texts{"---"}));
}

TEST(Split, RefusesWhatIsNoCommentBehindTheDashes) {
  EXPECT_EQ(pieces("a: 1\n--- {b: 2}\nc: 3\n"),
            (Texts{"refused --- {b: 2}: invalid Yaml document separator: {b: 2}", "c: 3\n"}));
  EXPECT_EQ(pieces("-----BEGIN X-----\n"),
            (Texts{"refused -----BEGIN X-----: invalid Yaml document separator: --BEGIN X-----"}));
  EXPECT_EQ(pieces("a: 1\n---\u00A0\nb: 2\n"), (Texts{"a: 1\n", "b: 2\n"})) << "Go's idea of blanks";
}

TEST(Split, OnlyTheFirstRefusalIsTold) {
  EXPECT_EQ(pieces("a: 1\n---x\nb: 2\n---y\nc: 3\n"),
            (Texts{"refused ---x: invalid Yaml document separator: x", "c: 3\n"}));
}

TEST(Split, SpansAreOfTheSource) {
  const auto found = split("a: 1\n---\nb: 2\n", SourceId{7});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].bytes, (Span{SourceId{7}, 9, 14}));
  EXPECT_EQ(found[1].syntax, Syntax::yaml);
}

TEST(Split, ATextThatBeginsWithABraceIsAStreamOfJsonValues) {
  EXPECT_EQ(pieces(R"({"a":1}{"b":2})"), (Texts{R"({"a":1})", R"({"b":2})"}));
  EXPECT_EQ(pieces("\n {\"a\": [{}]}\n{\"b\":\"}\"}\n"), (Texts{R"({"a": [{}]})", R"({"b":"}"})"}));
  EXPECT_EQ(split(R"({"a":1})", SourceId{0})[0].syntax, Syntax::json);
}

TEST(Split, WhatIsNoJsonAfterAllIsYaml) {
  EXPECT_EQ(pieces("{a: 1}\n---\nb: 2\n"), (Texts{"{a: 1}\n", "b: 2\n"}));
  EXPECT_EQ(split("{a: 1}\n", SourceId{0})[0].syntax, Syntax::yaml);
  EXPECT_EQ(pieces("{\"a\": 1}\n---\nb: 2\n"), (Texts{"{\"a\": 1}", "---\nb: 2\n"})) << "after one value it may change";
  EXPECT_EQ(pieces("{}\n{}\nb: 2\n"), (Texts{"{}", "{}", "refused b: 2\n: is no JSON from byte 6"}))
      << "after two it may not";
  EXPECT_EQ(pieces("{a}"), (Texts{"refused {a}: is neither JSON nor YAML"}))
      << "too short for the decoder to look again";
}

TEST(Split, OnlyTheFirst4096BytesAreSearchedForTheBrace) {
  EXPECT_EQ(split(std::string(4095, ' ') + "{}", SourceId{0})[0].syntax, Syntax::json);
  EXPECT_EQ(split(std::string(4096, ' ') + "{}", SourceId{0})[0].syntax, Syntax::yaml);
}

std::string read_piece(const std::string& text) {
  const Reading reading(text, split(text, SourceId{0}).at(0));
  return reading.document ? to_json(reading.root()) : "refused: " + reading.problem.message;
}

TEST(Pieces, EndWithALineEndForTheReader) {
  EXPECT_EQ(read_piece("a: |\n  x"), R"({"a":"x\n"})");
  EXPECT_EQ(read("a: |\n  x"), R"({"a":"x"})") << "a text that is no stream does not";
}

TEST(Pieces, LoseOneCrBeforeEachLf) {
  EXPECT_EQ(read_piece("a: |\r\r\n  x\r\r\n  y\r\n"), R"({"a":"x\ny\n"})");
  const std::string text = "a: 1\r\r\nb: end\r\r\n";
  const Reading reading(text, split(text, SourceId{0}).at(0));
  EXPECT_EQ(reading.written(reading.root().find("b")), "end");
}

}  // namespace
}  // namespace sidelint::yaml
