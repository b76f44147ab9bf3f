#include "tests/harness/txtar.h"

#include <gtest/gtest.h>

namespace sidelint::testing {
namespace {

TEST(Txtar, SplitsACommentAndFiles) {
  const Txtar archive =
      parse_txtar("what this shows\nin two lines\n-- a.yaml --\nkind: A\n-- dir/b.yaml --\nkind: B\n");
  EXPECT_EQ(archive.comment, "what this shows\nin two lines\n");
  EXPECT_EQ(archive.files, (std::vector<TxtarFile>{{"a.yaml", "kind: A\n"}, {"dir/b.yaml", "kind: B\n"}}));
}

TEST(Txtar, IsAllCommentWithoutAMarker) {
  EXPECT_EQ(parse_txtar("one\ntwo").comment, "one\ntwo\n");
  EXPECT_TRUE(parse_txtar("one\ntwo").files.empty());
  EXPECT_EQ(parse_txtar("").comment, "");
}

TEST(Txtar, ReadsOnlyWholeMarkerLinesAsMarkers) {
  constexpr std::string_view kNoMarkers = "--a--\n-- --\n--  --\n -- a --\n-- a -- \n-- a\n---\n-- a --x\n";
  EXPECT_EQ(parse_txtar(kNoMarkers).comment, kNoMarkers);
  EXPECT_TRUE(parse_txtar(kNoMarkers).files.empty());
}

TEST(Txtar, TrimsThePathAndTakesMarkersThatEndInCrLf) {
  const Txtar archive = parse_txtar("--   a b.yaml   --\r\nx: 1\r\n");
  EXPECT_EQ(archive.files, (std::vector<TxtarFile>{{"a b.yaml", "x: 1\r\n"}}));
}

TEST(Txtar, EndsTheLastLineOfEveryFile) {
  EXPECT_EQ(parse_txtar("-- a --\nx").files, (std::vector<TxtarFile>{{"a", "x\n"}}));
  EXPECT_EQ(parse_txtar("-- a --").files, (std::vector<TxtarFile>{{"a", ""}}));
  EXPECT_EQ(parse_txtar("-- a --\n-- b --\n").files, (std::vector<TxtarFile>{{"a", ""}, {"b", ""}}));
}

TEST(Txtar, IsTheSameAfterFormattingAndParsing) {
  constexpr std::string_view kText = "comment\n-- a.yaml --\nx: 1\n\n-- b --\n-- c --\nlast\n";
  EXPECT_EQ(format_txtar(parse_txtar(kText)), kText);
}

TEST(Txtar, FindsFilesByPath) {
  const Txtar archive = parse_txtar("-- a --\n1\n-- b --\n2\n");
  ASSERT_NE(archive.find("b"), nullptr);
  EXPECT_EQ(archive.find("b")->text, "2\n");
  EXPECT_EQ(archive.find("c"), nullptr);
}

TEST(Txtar, BecomesAFileSystem) {
  const MemoryFileSystem files = file_system_of(parse_txtar("-- dir/a --\n1\n"));
  EXPECT_EQ(*files.read("dir/a", 100), "1\n");
}

}  // namespace
}  // namespace sidelint::testing
