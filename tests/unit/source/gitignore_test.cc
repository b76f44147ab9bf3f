#include "engine/source/gitignore.h"

#include <ostream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace sidelint {

void PrintTo(Gitignore::Answer answer, std::ostream* out) {  // NOLINT(readability-identifier-naming): GoogleTest's name
  constexpr const char* kNames[] = {"silent", "ignored", "included"};
  *out << kNames[static_cast<int>(answer)];
}

namespace {

using Answer = Gitignore::Answer;
using Entry = Gitignore::Entry;

Answer file(std::string_view patterns, std::string_view path) { return Gitignore(patterns).ask(path, Entry::file); }
Answer folder(std::string_view patterns, std::string_view path) {
  return Gitignore(patterns).ask(path, Entry::directory);
}

TEST(Gitignore, APatternWithoutASlashMatchesTheNameAtAnyDepth) {
  EXPECT_EQ(file("a.yaml", "a.yaml"), Answer::ignored);
  EXPECT_EQ(file("a.yaml", "x/y/a.yaml"), Answer::ignored);
  EXPECT_EQ(file("*.log", "x/y.log"), Answer::ignored);
  EXPECT_EQ(file("a.yaml", "a.yaml/b"), Answer::silent) << "what lies below an ignored folder is not asked";
}

TEST(Gitignore, ASlashAnchorsThePattern) {
  EXPECT_EQ(file("/a", "a"), Answer::ignored);
  EXPECT_EQ(file("/a", "x/a"), Answer::silent);
  EXPECT_EQ(file("x/a", "x/a"), Answer::ignored);
  EXPECT_EQ(file("x/a", "y/x/a"), Answer::silent);
  EXPECT_EQ(file("/*.log", "x/y.log"), Answer::silent);
  EXPECT_EQ(file("**/x/a", "y/x/a"), Answer::ignored);
}

TEST(Gitignore, ASlashAtTheEndMeansFoldersOnlyAndDoesNotAnchor) {
  EXPECT_EQ(folder("build/", "build"), Answer::ignored);
  EXPECT_EQ(folder("build/", "x/build"), Answer::ignored);
  EXPECT_EQ(file("build/", "build"), Answer::silent);
  EXPECT_EQ(folder("build//", "build"), Answer::silent) << "only one slash is taken off";
}

TEST(Gitignore, TheLastMatchingPatternHasTheSay) {
  EXPECT_EQ(file("*.yaml\n!keep.yaml\n", "keep.yaml"), Answer::included);
  EXPECT_EQ(file("!keep.yaml\n*.yaml\n", "keep.yaml"), Answer::ignored);
  EXPECT_EQ(file("*.yaml\n!keep.yaml\n", "other.yaml"), Answer::ignored);
  EXPECT_EQ(file("*.yaml\n!keep.yaml\n", "other.json"), Answer::silent);
}

TEST(Gitignore, CommentsAndBlankLinesSayNothing) {
  EXPECT_TRUE(Gitignore("# comment\n\n   \n!\n/\n").empty());
  EXPECT_EQ(file("\\#a", "#a"), Answer::ignored);
  EXPECT_EQ(file("\\!a", "!a"), Answer::ignored);
  EXPECT_EQ(file(" #a", " #a"), Answer::ignored) << "a comment begins in the first column";
  EXPECT_EQ(file("!!a", "!a"), Answer::included);
}

TEST(Gitignore, SpacesAtTheEndCountOnlyIfEscaped) {
  EXPECT_EQ(file("a  ", "a"), Answer::ignored);
  EXPECT_EQ(file("a\\ ", "a "), Answer::ignored);
  EXPECT_EQ(file("a\\   ", "a "), Answer::ignored);
  EXPECT_EQ(file("a b ", "a b"), Answer::ignored);
  EXPECT_EQ(file("a\t", "a"), Answer::silent) << "a tab is not a space";
  EXPECT_EQ(file("a\\", "a"), Answer::silent) << "a backslash at the end matches nothing";
}

TEST(Gitignore, LinesMayEndInCrLfAndTheFileInNeither) {
  EXPECT_EQ(file("a\r\nb\r\n", "a"), Answer::ignored);
  EXPECT_EQ(file("a\nb", "b"), Answer::ignored);
  EXPECT_EQ(file("a\r\r\n", "a\r"), Answer::ignored) << "one CR belongs to the line end";
}

TEST(Gitignore, AByteOrderMarkIsSkipped) { EXPECT_EQ(file("\xEF\xBB\xBF/a", "a"), Answer::ignored); }

TEST(Gitignore, ALineEndsAtANulByte) {
  EXPECT_EQ(file(std::string_view("a\0b\nc\n", 6), "a"), Answer::ignored);
  EXPECT_EQ(file(std::string_view("a\0b\nc\n", 6), "c"), Answer::ignored);
}

TEST(Gitignore, APatternLongerThanAnyPathIsNotMatched) {
  EXPECT_EQ(file(std::string(4096, '*'), "a"), Answer::ignored);
  EXPECT_EQ(file(std::string(4097, '*'), "a"), Answer::silent);
}

// dir.c compares the literal beginning by itself and hands wildmatch() only the rest, where the stars come first.
TEST(Gitignore, StarsBehindALiteralBeginningCrossSlashesAsInGit) {
  EXPECT_EQ(file("a/b**/c", "a/bx/y/c"), Answer::ignored);
  EXPECT_EQ(file("a/b**/c", "a/bc"), Answer::ignored);
  EXPECT_EQ(file("a/?b**/c", "a/xby/z/c"), Answer::silent);
}

}  // namespace
}  // namespace sidelint
