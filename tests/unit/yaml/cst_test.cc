// The tree of what is written: given out only where both readers agree and the document keeps to the limits.
#include "engine/yaml/cst.h"

#include <string>

#include <gtest/gtest.h>

namespace sidelint::yaml {
namespace {

std::variant<Cst, std::string> tree_of(const std::string& text) {
  return read_cst(text, split(text, SourceId{0}).at(0));
}

std::string refusal(const std::string& text) {
  const std::variant<Cst, std::string> tree = tree_of(text);
  return tree.index() == 1 ? std::get<1>(tree) : "";
}

std::string repeated(const std::string& part, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

TEST(Cst, KnowsWhereEntriesAndCommentsStand) {
  const std::string text = "# top\na: &x 'q'  # why\nb:\n  - c: {d, e: [f]}\n  # below\n";
  const std::variant<Cst, std::string> read = tree_of(text);
  ASSERT_EQ(read.index(), 0U) << std::get<1>(read);
  const Cst& tree = std::get<0>(read);
  const auto bytes = [&](std::uint32_t begin, std::uint32_t end) { return text.substr(begin, end - begin); };
  const CstNode& root = tree.nodes[tree.root];
  ASSERT_EQ(root.slots.size(), 2U);
  const CstSlot& a = tree.slots[root.slots[0]];
  EXPECT_EQ(bytes(a.begin, a.end), "a: &x 'q'");
  const CstNode& value = tree.nodes[a.value];
  EXPECT_EQ(bytes(value.at.begin, value.at.end), "'q'");
  EXPECT_EQ(value.anchor, "x");
  EXPECT_EQ(value.text, "q");
  const CstSlot& b = tree.slots[root.slots[1]];
  EXPECT_EQ(bytes(b.begin, b.end), "b:\n  - c: {d, e: [f]}");
  ASSERT_EQ(tree.comments.size(), 3U);
  EXPECT_EQ(bytes(tree.comments[2].begin, tree.comments[2].end), "# below");
  ASSERT_EQ(tree.commas.size(), 1U);
  EXPECT_EQ(text[tree.commas[0]], ',');
}

TEST(Cst, OfALaterDocumentHasThePlacesOfTheFile) {
  const std::string text = "a: 1\n---\nb: 2\n";
  const std::variant<Cst, std::string> read = read_cst(text, split(text, SourceId{3}).at(1));
  ASSERT_EQ(read.index(), 0U) << std::get<1>(read);
  const Cst& tree = std::get<0>(read);
  const CstNode& key = tree.nodes[tree.slots[0].key];
  EXPECT_EQ(key.at, (Span{SourceId{3}, 9, 10}));
}

TEST(Cst, IsRefusedBeyondTheLimits) {
  EXPECT_EQ(refusal("a: " + std::string(kCstLimits.width - 3, 'x')), "");
  EXPECT_EQ(refusal("a: " + std::string(kCstLimits.width, 'x')), "a line of it is longer than 30000 bytes");
  EXPECT_EQ(refusal("a:\n" + repeated("\n", kCstLimits.lines)), "it has more than 30000 lines");
  EXPECT_EQ(refusal("a:\r\n" + repeated("\r\n", kCstLimits.lines / 2)), "it has more than 30000 lines");
  EXPECT_EQ(refusal("a: |\n" + repeated("  " + std::string(30, 'x') + "\n", 20'000)), "it is larger than 512 KiB");
  EXPECT_EQ(refusal(repeated("[", 100) + repeated("]", 100)), "");
  EXPECT_EQ(refusal(repeated("[", 101) + repeated("]", 101)), "it is nested more than 100 deep");
  EXPECT_EQ(refusal(repeated("- ", 101) + "a"), "it is nested more than 100 deep");
  EXPECT_EQ(refusal("a:\n" + repeated("- b\n", 10'000)), "");
  EXPECT_EQ(refusal("a:\n" + repeated("- b\n", 20'001)), "a collection in it has more than 10000 parts");
}

// What broke tree-sitter or its grammar is refused before either sees it.
TEST(Cst, IsRefusedForWhatBreaksTreeSitter) {
  EXPECT_NE(refusal(repeated("- ", 254) + "a\n"), "");
  EXPECT_NE(refusal("[" + repeated("1,", 65'536) + "1]"), "");
  EXPECT_NE(refusal(repeated("a:\n", 32'768)), "");
}

TEST(Cst, IsRefusedWhereTheReadersDisagree) {
  const std::string disagree = "two YAML readers do not agree on how it is written";
  EXPECT_EQ(refusal("[a: b]\n"), disagree);  // a pair without braces is not edited
  EXPECT_EQ(refusal("a: b\n...\nc: d\n"), disagree);
  EXPECT_EQ(refusal("a: b\xC2\x85"
                    "c: d\n"),
            disagree);  // a line end to YAML 1.1 alone
  EXPECT_NE(refusal("a: [\n"), "");
}

}  // namespace
}  // namespace sidelint::yaml
