#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/gotmpl/rendered.h"

namespace sidelint::testing {
namespace {

struct Case {
  std::string_view text;
  std::string_view output;
};

constexpr std::string_view kData =
    R"({"s":"str","n":15020,"big":1000000,"nul":null,"list":[1,"x",null],"m":{"b":2,"a":"one"},"a":{"nul":null}})";

template <std::size_t size>
void expect_outputs(const Case (&cases)[size]) {
  for (const Case& one : cases) EXPECT_EQ(rendered(one.text, kData), one.output) << one.text;
}

TEST(Actions, PrintValuesAsGoDoes) {
  constexpr Case kCases[] = {{"{{.s}} {{.n}} {{.big}}", "str 15020 1e+06"},
                             {"{{.list}} {{.m}}", "[1 x <nil>] map[a:one b:2]"},
                             {"{{.nul}}|{{.missing}}", "<no value>|<no value>"},
                             {"a {{- 1 -}} b", "a1b"},
                             {"{{/* nothing */}}x", "x"}};
  expect_outputs(kCases);
}

TEST(Branches, GoByEmptiness) {
  constexpr Case kCases[] = {{"{{if .nul}}a{{else if .n}}b{{else}}c{{end}}", "b"},
                             {"{{with .missing}}{{.}}{{else}}none{{end}}", "none"},
                             {"{{with .m}}{{.a}}{{end}}", "one"},
                             {"{{if and .s .nul}}a{{else}}b{{end}}", "b"}};
  expect_outputs(kCases);
}

TEST(Ranges, GoOverListsMapsAndNumbers) {
  constexpr Case kCases[] = {{"{{range $i, $e := .list}}{{$i}}={{$e}};{{end}}", "0=1;1=x;2=<no value>;"},
                             {"{{range $k, $v := .m}}{{$k}}:{{$v}} {{end}}", "a:one b:2 "},
                             {"{{range 3}}{{.}}{{end}}", "012"},
                             {"{{range .missing}}x{{else}}none{{end}}", "none"},
                             {"{{range .list}}{{.}}{{break}}{{end}}", "1"},
                             {"{{range .list}}{{if not .}}{{continue}}{{end}}y{{end}}", "yy"}};
  expect_outputs(kCases);
}

TEST(Variables, LastUntilTheEndOfTheirBlock) {
  constexpr Case kCases[] = {{"{{$x := 1}}{{if true}}{{$x = 2}}{{$x := 3}}{{end}}{{$x}}", "2"},
                             {"{{$x := .s}}{{with .m}}{{$x}}{{$.n}}{{end}}", "str15020"}};
  expect_outputs(kCases);
}

TEST(Templates, SeeOnlyWhatTheyAreGiven) {
  constexpr Case kCases[] = {
      {R"({{define "d"}}[{{.}}]{{end}}{{template "d" .n}}{{template "d"}})", "[15020][<no value>]"},
      {R"({{block "b" .s}}<{{.}}>{{end}})", "<str>"}};
  expect_outputs(kCases);
}

TEST(Errors, NameThePlaceAndTheExpression) {
  constexpr Case kCases[] = {
      {"{{.a.nul.x}}", "template: t:1:4: executing \"t\" at <.a.nul.x>: nil pointer evaluating interface {}.x"},
      {"\n {{ .s.x }}", "template: t:2:6: executing \"t\" at <.s.x>: can't evaluate field x in type interface {}"},
      {"{{index .list 9}}",
       "template: t:1:2: executing \"t\" at <index .list 9>: error calling index: index out of range: 9"},
      {"{{template \"no\" .}}",
       "template: t:1:11: executing \"t\" at <{{template \"no\" .}}>: template \"no\" not defined"},
      {"{{.s 1}}", "template: t:1:2: executing \"t\" at <.s>: s is not a method but has arguments"},
      {"{{trunc .s 1}}", "template: t:1:8: executing \"t\" at <.s>: wrong type for value; expected int; got string"}};
  expect_outputs(kCases);
}

TEST(Errors, LeaveWhatWasWritten) {
  Bench bench;
  const gotmpl::Outcome outcome = bench.run("before {{fail \"stop\"}} after", bench.json("{}"));
  ASSERT_TRUE(outcome.error);
  EXPECT_EQ(outcome.output.text, "before ");
  EXPECT_EQ(outcome.error->message, "error calling fail: stop");
  EXPECT_EQ(outcome.error->offset, 9U);
}

TEST(MissingKeys, DependOnTheOption) {
  Bench bench;
  bench.set.missing_key = gotmpl::MissingKey::error;
  EXPECT_EQ(bench.run("{{.x}}", bench.json("{}")).error->message, "map has no entry for key \"x\"");
  bench.set.missing_key = gotmpl::MissingKey::zero;
  EXPECT_EQ(bench.run("{{.x.y}}", bench.json("{}")).error->message, "nil pointer evaluating interface {}.y");
  bench.set.missing_key = gotmpl::MissingKey::invalid;
  EXPECT_EQ(bench.run("{{.x.y}}", bench.json("{}")).output.text, "<no value>");
}

TEST(Sets, LetLaterDefinitionsWinUnlessEmpty) {
  Bench bench;
  ASSERT_FALSE(bench.set.parse("a", R"({{define "d"}}first{{end}})"));
  ASSERT_FALSE(bench.set.parse("b", R"({{define "d"}} {{end}})"));
  EXPECT_EQ(bench.run(R"({{template "d"}})", {}).output.text, "first");
  ASSERT_FALSE(bench.set.parse("c", R"({{define "d"}}second{{end}})"));
  EXPECT_EQ(bench.run(R"({{template "d"}})", {}).output.text, "second");
}

TEST(Sets, ThatAreCopiesGoTheirOwnWay) {
  Bench bench;
  ASSERT_FALSE(bench.set.parse("d", "original"));
  gotmpl::TemplateSet copy = bench.set;
  ASSERT_FALSE(copy.parse("d", "changed"));
  EXPECT_EQ(bench.executor.run(bench.set, "d", {}).output.text, "original");
  EXPECT_EQ(bench.executor.run(copy, "d", {}).output.text, "changed");
}

}  // namespace
}  // namespace sidelint::testing
