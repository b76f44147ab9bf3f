#include "engine/source/glob.h"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

namespace sidelint {
namespace {

struct Case {
  std::string_view pattern;
  std::string_view path;
};

template <std::size_t N>
void expect_all(const Case (&cases)[N], bool matches) {
  for (const Case& c : cases) EXPECT_EQ(glob_match(c.pattern, c.path), matches) << c.pattern << "  " << c.path;
}

TEST(Glob, LiteralTextMatchesItself) {
  constexpr Case kYes[] = {{"", ""}, {"a", "a"}, {"a/b.yaml", "a/b.yaml"}, {"ä", "ä"}};
  constexpr Case kNo[] = {{"", "a"}, {"a", ""}, {"a", "b"}, {"a", "aa"}, {"aa", "a"}, {"a", "A"}};
  expect_all(kYes, true);
  expect_all(kNo, false);
}

TEST(Glob, AStarMatchesWithinOneComponent) {
  constexpr Case kYes[] = {{"*", ""},           {"*", "abc"},      {"a*", "a"},        {"a*c", "abbc"},
                           {"*.yaml", ".yaml"}, {"*/b", "a/b"},    {"a/*/c", "a/b/c"}, {"*a*b*", "xaxbx"},
                           {"*ab", "aab"},      {"a*b*c", "abbc"}, {"x*y/z", "xyy/z"}, {"a***c", "abc"}};
  constexpr Case kNo[] = {{"*", "a/b"}, {"a*c", "ab/c"}, {"a/*", "a/b/c"},
                          {"*/b", "b"}, {"*a", "ab"},    {"a*b*c", "acb"}};
  expect_all(kYes, true);
  expect_all(kNo, false);
}

TEST(Glob, AQuestionMarkMatchesOneByteButNoSlash) {
  constexpr Case kYes[] = {{"?", "a"}, {"a?c", "abc"}, {"??", "ä"}};
  constexpr Case kNo[] = {{"?", ""}, {"?", "ab"}, {"a?c", "a/c"}, {"?", "ä"}};
  expect_all(kYes, true);
  expect_all(kNo, false);
}

TEST(Glob, TwoStarsCrossSlashesAsAWholeComponent) {
  constexpr Case kYes[] = {{"**", "a/b/c"},         {"**/c", "c"},
                           {"**/c", "a/b/c"},       {"a/**", "a/b/c"},
                           {"a/**/c", "a/c"},       {"a/**/c", "a/b/c"},
                           {"a/**/c", "a/x/y/c"},   {"**/a/**/b", "x/a/y/b"},
                           {"**/*.yaml", "a.yaml"}, {"a/**/b*c", "a/bx/bxc"},
                           {"**/**/c", "c"},        {"a/***/c", "a/x/y/c"}};
  constexpr Case kNo[] = {{"a/**", "a"},     {"a/**/c", "ac"},   {"a/**/c", "a/bc"}, {"**/c", "ac"},
                          {"a**c", "a/b/c"}, {"a**/c", "a/b/c"}, {"a/**c", "a/b/c"}};
  expect_all(kYes, true);
  expect_all(kNo, false);
}

// `**\/` is a component too, but git takes the path with at least one slash there.
TEST(Glob, TwoStarsBeforeAnEscapedSlashNeedASlash) {
  constexpr Case kYes[] = {{"**\\/c", "a/c"}, {"**\\/c", "a/b/c"}, {"a/**\\/c", "a/b/c"}};
  constexpr Case kNo[] = {{"**\\/c", "c"}, {"a/**\\/c", "a/c"}};
  expect_all(kYes, true);
  expect_all(kNo, false);
}

TEST(Glob, AClassMatchesOneOfItsMembers) {
  constexpr Case kYes[] = {{"[abc]", "b"},   {"[a-c]", "b"},   {"[!a]", "b"},    {"[^a]", "b"}, {"[]]", "]"},
                           {"[!]]", "a"},    {"[]-a]", "_"},   {"[a-]", "-"},    {"[-a]", "-"}, {"[\\]]", "]"},
                           {"[a\\-c]", "-"}, {"[a-\\c]", "b"}, {"[[]", "["},     {"[[:]", ":"}, {"[a[:x]", ":"},
                           {"[\\\\]", "\\"}, {"[a-c-e]", "-"}, {"[a-c-e]", "e"}, {"[*]", "*"},  {"[!-a]", "b"}};
  constexpr Case kNo[] = {{"[abc]", "d"}, {"[!a]", "a"}, {"[a-c-e]", "d"}, {"[a\\-c]", "b"},
                          {"[c-a]", "b"}, {"[]", "]"},   {"[!]", "!"},     {"[", "["},
                          {"[a", "a"},    {"[a\\", "a"}, {"[a-", "a"},     {"a[]b", "a[]b"}};
  expect_all(kYes, true);
  expect_all(kNo, false);
}

TEST(Glob, AClassNeverMatchesASlash) {
  constexpr Case kNo[] = {{"a[/]b", "a/b"}, {"a[!x]b", "a/b"}, {"a[.-0]b", "a/b"}, {"a[[:punct:]]b", "a/b"}};
  expect_all(kNo, false);
}

TEST(Glob, NamedClassesAreThoseOfGit) {
  constexpr Case kYes[] = {{"[[:alpha:]]", "x"},          {"[[:digit:]]", "7"},  {"[[:alnum:]_]", "_"},
                           {"[[:upper:][:digit:]]", "A"}, {"[![:space:]]", "a"}, {"[[:xdigit:]]", "f"},
                           {"[[:punct:]]", "~"},          {"[[:blank:]]", "\t"}, {"[[:cntrl:]]", "\x7f"},
                           {"[[:graph:]]", "!"},          {"[[:print:]]", " "},  {"[[:lower:]]", "a"},
                           {"[[:space:]]", "\r"},         {"[![:space:]]", "\v"}};
  constexpr Case kNo[] = {{"[[:alpha:]]", "1"}, {"[[:space:]]", "\v"},  {"[[:nonsense:]]", "a"}, {"[[::]]", ":"},
                          {"[[:alpha:]", "a"},  {"[[:digit:]-z]", "y"}, {"[[:alpha:]]", "\xe4"}, {"[[:graph:]]", " "},
                          {"[[:upper:]]", "a"}, {"[[:print:]]", "\x1f"}};
  expect_all(kYes, true);
  expect_all(kNo, false);
}

TEST(Glob, ABackslashTakesTheNextByteLiterally) {
  constexpr Case kYes[] = {{"\\*", "*"}, {"\\a", "a"}, {"a\\?b", "a?b"}, {"\\\\", "\\"}, {"a\\/b", "a/b"}};
  constexpr Case kNo[] = {{"\\*", "a"}, {"a\\", "a"}, {"a\\", "a\\"}, {"\\", ""}};
  expect_all(kYes, true);
  expect_all(kNo, false);
}

// Takes hours if every star is tried with every other.
TEST(Glob, HostilePatternsTakeNoLongerThanHonestOnes) {
  const std::string path(4000, 'a');
  std::string stars;
  std::string components;
  for (int i = 0; i < 200; ++i) {
    stars += "a*";
    components += "**/a*";
  }
  std::string deep;
  for (int i = 0; i < 2000; ++i) deep += "a/";
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_FALSE(glob_match(stars + "b", path));
  EXPECT_FALSE(glob_match(components + "b", deep));
  EXPECT_TRUE(glob_match(stars, path));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST(GlobLiteralLength, EndsAtTheFirstSpecialByte) {
  EXPECT_EQ(glob_literal_length("abc"), 3U);
  EXPECT_EQ(glob_literal_length("ab*c"), 2U);
  EXPECT_EQ(glob_literal_length("?"), 0U);
  EXPECT_EQ(glob_literal_length("a[b]"), 1U);
  EXPECT_EQ(glob_literal_length("a/b\\c"), 3U);
}

}  // namespace
}  // namespace sidelint
