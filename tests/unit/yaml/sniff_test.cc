// Telling a document's kind from its bytes, and the proof that this agrees with reading it.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/yaml/read.h"

namespace sidelint::yaml {
namespace {

std::string sniffed(std::string_view document) {
  const Sniffed found = sniff(document, "kind");
  std::string text = found.sure == Sniffed::Sure::yes ? "sure" : "unsure";
  for (const std::string_view value : found.values) (text += ' ') += value;
  return text;
}

TEST(Sniff, FindsTheKeyInColumnZero) {
  EXPECT_EQ(sniffed("apiVersion: v1\nkind: Pod\nspec:\n  kind: Other\n"), "sure Pod");
  EXPECT_EQ(sniffed("kind: Pod"), "sure Pod");
  EXPECT_EQ(sniffed("kind :\tPod  # c\r\n"), "sure Pod");
  EXPECT_EQ(sniffed("# c\n---\n\nkind: \"Pod\"\n"), "sure Pod");
  EXPECT_EQ(sniffed("\xEF\xBB\xBFkind: 'Pod'\n"), "sure Pod");
  EXPECT_EQ(sniffed("items:\n- kind: A\n- x\nkind: List\n"), "sure List");
}

TEST(Sniff, ListsEveryCandidate) {
  EXPECT_EQ(sniffed("kind: A\nkind: B\n"), "sure A B");
  EXPECT_EQ(sniffed("a: 'x\nkind: In a string'\nkind: B\n"), "unsure") << "a value that is no single word";
}

TEST(Sniff, IsSureOfWhatHasNoSuchKey) {
  EXPECT_EQ(sniffed(""), "sure");
  EXPECT_EQ(sniffed("# kind: Pod\n\n"), "sure");
  EXPECT_EQ(sniffed("a: 1\nkinds: Pod\nmykind: x\n"), "sure");
}

TEST(Sniff, IsUnsureWhereAKeyMayHide) {
  for (const char* line : {"\"kind\": Pod", "'kind': Pod", "? kind\n: Pod", "&a kind: Pod", "!!str kind: Pod",
                           "*a : Pod", "<<: *a", "{kind: Pod}", "[kind]", "%TAG ! x", "\"\\x6bind\": Pod"}) {
    EXPECT_EQ(sniffed(line), "unsure") << line;
    EXPECT_EQ(sniffed(std::string("a: 1\n") + line + "\n"), "unsure") << line;
  }
  EXPECT_EQ(sniffed("  a: 1\n  kind: Pod\n"), "unsure") << "the mapping may be indented";
  EXPECT_EQ(sniffed("- kind: Pod\n"), "unsure");
  EXPECT_EQ(sniffed("--- {kind: Pod}\n"), "unsure");
  EXPECT_EQ(sniffed("{{ if x }}\nkind: Pod\n{{ end }}\n"), "unsure");
}

TEST(Sniff, IsUnsureOfRareLineEnds) {
  EXPECT_EQ(sniffed("a: 1\rkind: Pod\r"), "unsure");
  EXPECT_EQ(sniffed("\r kind: Pod"), "unsure");
  EXPECT_EQ(sniffed("# c\rkind: Pod"), "unsure");
  EXPECT_EQ(sniffed("a: 1\u0085kind: Pod\n"), "unsure");
  EXPECT_EQ(sniffed("a: 1\u2028kind: Pod\n"), "unsure");
  EXPECT_EQ(sniffed("a: é\r\nkind: Pod\r\n"), "sure Pod");
}

TEST(Sniff, IsUnsureOfValuesThatAreMoreThanAWord) {
  for (const char* value : {"", " # c", " Pod\n  more", " Pod\n\n  more", " |\n  Pod", " &a Pod", " !!str Pod", " *a",
                            " [Pod]", " \"P\\x6fd\"", " 'It''s'", " Pod#x", " a:b", " Pod x", " \"Pod\n  x\""})
    EXPECT_EQ(sniffed(std::string("kind:") + value + "\n"), "unsure") << value;
}

TEST(Sniff, ReadsLongDocumentsToTheirEnd) {
  std::string text = "apiVersion: v1\n";
  for (int i = 0; i < 1000; ++i)
    text += "  x" + std::to_string(i) + ": |\n    " + std::string(static_cast<std::size_t>(i % 97), 'y') + "\n";
  EXPECT_EQ(sniffed(text + "kind: Last"), "sure Last");
  EXPECT_EQ(sniffed(text + "\"kind\": Last"), "unsure");
}

// What is wrong with the sniff of a piece, given what reading it finds; empty if nothing is.
std::string contradiction(const std::string& text, const Piece& piece) {
  const std::string_view document =
      std::string_view(text).substr(piece.bytes.begin, piece.bytes.end - piece.bytes.begin);
  const Sniffed found = sniff(document, "kind");
  if (piece.is_refused() || found.sure == Sniffed::Sure::no) return {};
  Origins origins;
  origins.reserve_shards(1);
  const Loaded loaded = load_piece(text, piece, origins);
  if (std::holds_alternative<Problem>(loaded)) return {};
  const Node kind = std::get<0>(loaded)->root().find("kind");
  const bool told = std::find(found.values.begin(), found.values.end(), kind.text()) != found.values.end();
  if (!kind || told) return {};
  return "kind is `" + std::string(kind.text()) + "`, sniffed " + sniffed(document);
}

TEST(Sniff, AgreesWithReadingEveryDocumentOfTheCorpus) {
  const char* const corpus = std::getenv("SIDELINT_CORPUS");
  if (corpus == nullptr) GTEST_SKIP() << "no corpus: set SIDELINT_CORPUS to a folder of manifests";
  std::size_t documents = 0;
  std::size_t sure = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
    const std::string extension = entry.path().extension();
    if (!entry.is_regular_file() || (extension != ".yaml" && extension != ".yml" && extension != ".json")) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    Decoded decoded = decode(std::string(std::istreambuf_iterator<char>(file), {}));
    if (decoded.refused) continue;
    for (const Piece& piece : split(decoded.text, SourceId{0})) {
      ++documents;
      const std::string_view bytes =
          std::string_view(decoded.text).substr(piece.bytes.begin, piece.bytes.end - piece.bytes.begin);
      sure += sniff(bytes, "kind").sure == Sniffed::Sure::yes ? 1U : 0U;
      EXPECT_EQ(contradiction(decoded.text, piece), "") << entry.path() << " from byte " << piece.bytes.begin;
    }
  }
  std::printf("%zu documents, %zu told without reading\n", documents, sure);
  EXPECT_GT(sure, 0U);
}

}  // namespace
}  // namespace sidelint::yaml
