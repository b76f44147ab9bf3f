#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/gotmpl/rendered.h"

namespace sidelint::testing {
namespace {

struct Case {
  std::string_view text;
  std::string_view error;
};

TEST(Parser, RefusesWithGosWords) {
  constexpr Case kCases[] = {
      {"{{if}}", "template: t:1: missing value for if"},
      {"{{.a", "template: t:1: unclosed action"},
      {"{{\n.a", "template: t:2: unclosed action started at t:1"},
      {"{{(.a}}", "template: t:1: unclosed left paren"},
      {"{{nope}}", "template: t:1: function \"nope\" not defined"},
      {"{{$x}}", "template: t:1: undefined variable \"$x\""},
      {"{{end}}", "template: t:1: unexpected {{end}}"},
      {"{{if .a}}", "template: t:1: unexpected EOF"},
      {"{{break}}", "template: t:1: {{break}} outside {{range}}"},
      {"{{.a | 1}}", "template: t:1: non executable command in pipeline stage 2"},
      {"{{\"x\".y}}", "template: t:1: unexpected . after term \"\\\"x\\\"\""},
      {"{{1y}}", "template: t:1: bad number syntax: \"1y\""},
      {"{{'ab'}}", "template: t:1: malformed character constant: 'ab'"},
      {"{{99999999999999999999}}", "template: t:1: integer overflow: \"99999999999999999999\""},
      {"{{.a-b}}", "template: t:1: bad character U+002D '-'"},
      {"{{@}}", "template: t:1: unexpected \"@\" in command"},
      {"{{\x01}}", "template: t:1: unrecognized character in action: U+0001"},
      {"{{\"a}}", "template: t:1: unterminated quoted string"},
      {"{{/* a", "template: t:1: unclosed comment"},
      {"{{/* a */ }}", "template: t:1: comment ends before closing delimiter"},
      {"{{if .a}}{{define \"x\"}}{{end}}{{end}}", "template: t:1: unexpected <define> in command"},
      {"{{define \"x\"}}a{{end}}{{define \"x\"}}b{{end}}",
       "template: t:1: template: multiple definition of template \"x\""},
      {"{{a_very_long_name_here}}", "template: t:1: function \"a_very_long_name_here\" not defined"},
      {"{{template a_very_long_name}}", "template: t:1: unexpected \"a_very_lon\"... in template clause"}};
  for (const Case& one : kCases) EXPECT_EQ(rendered(one.text), one.error) << one.text;
}

// Verified with Go 1.26.8: the name stands in the format of the message.
TEST(Parser, LetsAPercentInTheNameTakeAnArgument) {
  Bench bench;
  const auto error = bench.set.parse("a%b", "{{if}}");
  ASSERT_TRUE(error);
  EXPECT_EQ(error->text, "template: a%!b(string=if):1: missing value for %!s(MISSING)");
}

TEST(Parser, TakesOtherDelimiters) {
  Bench bench;
  ASSERT_FALSE(bench.set.parse("d", "[[ 1 ]]{{ 2 }}", {"[[", "]]"}));
  EXPECT_EQ(bench.executor.run(bench.set, "d", {}).output.text, "1{{ 2 }}");
}

TEST(Parser, ReadsConstantsOfEveryForm) {
  constexpr Case kCases[] = {{"{{0x1F}} {{0b101}} {{0o17}} {{017}} {{1_000}}", "31 5 15 15 1000"},
                             {"{{1.5}} {{1e3}} {{.5}} {{0x1p4}}", "1.5 1000 0.5 16"},
                             {"{{'a'}} {{'\\n'}}", "97 10"},
                             {"{{1+2i}} {{2i}}", "(1+2i) (0+2i)"},
                             {"{{\"\\u00e9\\x41\"}} {{`a\\n`}}", "éA a\\n"}};
  for (const Case& one : kCases) EXPECT_EQ(rendered(one.text), one.error) << one.text;
}

TEST(Statements, KnowTheBytesOfTheirAction) {
  Bench bench;
  ASSERT_FALSE(bench.set.parse("d", "ab{{- .x }}c"));
  const gotmpl::Block& root = bench.set.find("d")->root;
  ASSERT_EQ(root.size(), 3U);
  EXPECT_EQ(root[1].begin, 2U);
  EXPECT_EQ(root[1].end, 11U);
  EXPECT_EQ(root[1].pos, 6U);
}

}  // namespace
}  // namespace sidelint::testing
