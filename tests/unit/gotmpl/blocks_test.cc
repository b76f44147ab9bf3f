// Blocks that are read when they run.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/gotmpl/marks.h"
#include "tests/unit/gotmpl/rendered.h"

namespace sidelint::testing {
namespace {

// The output, or the error; nothing in it is read before it runs.
std::string rendered_bit_by_bit(std::string_view text, gotmpl::Failures failures = gotmpl::Failures::end_it) {
  Bench bench;
  bench.set.blocks = gotmpl::Blocks::left;
  const gotmpl::Value data = bench.json(R"({"yes": true, "no": false, "list": [1, 2, 3], "map": {"a": "x"}})");
  if (auto error = bench.set.parse("t", std::string(text))) return error->text;
  gotmpl::Executor executor(bench.heap, {gotmpl::Gaps::marked, failures});
  const gotmpl::Outcome outcome = executor.run(bench.set, "t", data);
  return outcome.error ? outcome.error->text : outcome.output.text;
}

struct Case {
  std::string_view text;
  std::string_view output;
};

TEST(BlocksThatAreLeft, GiveWhatTheyWouldGive) {
  constexpr Case kCases[] = {
      {"a{{if .yes}}b{{end}}c", "abc"},
      {"a{{if .no}}b{{end}}c", "ac"},
      {"{{if .no}}a{{else}}b{{end}}", "b"},
      {"{{if .no}}a{{else if .yes}}b{{else}}c{{end}}d", "bd"},
      {"{{if .no}}a{{else if .no}}b{{else}}c{{end}}d", "cd"},
      {"{{with .no}}a{{else with .map}}{{.a}}{{end}}", "x"},
      {"{{if .yes}}{{if .no}}a{{else}}b{{end}}{{end}}", "b"},
      {"{{if .yes}}{{if .no}}a{{end}}{{else}}b{{end}}c", "c"},
      {"{{range .list}}{{if eq . 2.0}}{{continue}}{{end}}{{.}}{{end}}", "13"},
      {"{{range .list}}{{if eq . 2.0}}{{break}}{{end}}{{.}}{{end}}", "1"},
      {"{{range $i, $e := .list}}{{if $i}}{{$i}}={{$e}} {{end}}{{else}}none{{end}}", "1=2 2=3 "},
      {"{{range .map.b}}a{{else}}none{{end}}", "none"},
      {"{{$x := 1}}{{if .yes}}{{$x = 2}}{{end}}{{$x}}", "2"},
      {"{{if $x := .map}}{{$x.a}}{{end}}", "x"},
      {"a  {{- if .yes -}}  b  {{- end -}}  c", "abc"},
      {"a {{if .yes}}  {{- /* }} {{end}} */ -}}  b {{end -}} c", "a b c"},
      {"{{if .no}}{{\"}}{{end}}\"}}{{'}'}}{{`{{end}}`}}{{\"\\\"}}\"}}{{end}}c", "c"},
      {"{{if .yes}}{{\"}}{{end}}\"}}{{`{{else}}`}}{{end}}c", "}}{{end}}{{else}}c"},
  };
  for (const auto& [text, output] : kCases) {
    EXPECT_EQ(rendered_bit_by_bit(text), output) << text;
    EXPECT_EQ(rendered(text, R"({"yes": true, "no": false, "list": [1, 2, 3], "map": {"a": "x"}})"), output) << text;
  }
}

TEST(BlocksThatAreLeft, AreFoundWrongWhenTheyRun) {
  EXPECT_EQ(rendered_bit_by_bit("{{if .no}}{{nonsense}}{{end}}a"), "a");
  EXPECT_EQ(rendered_bit_by_bit("a\n{{if .yes}}\n{{nonsense}}{{end}}"),
            "template: t:2:5: executing \"t\" at <.yes>: template: t:3: function \"nonsense\" not defined");
  EXPECT_EQ(rendered_bit_by_bit("{{if .yes}}{{$x}}{{end}}"),
            "template: t:1:5: executing \"t\" at <.yes>: template: t:1: undefined variable \"$x\"");
}

TEST(BlocksThatAreLeft, AreReadAtOnceIfTheyDefineOrDoNotEnd) {
  EXPECT_EQ(rendered_bit_by_bit("{{if .no}}{{block \"b\" .}}b{{end}}{{end}}{{template \"b\" .}}"), "b");
  EXPECT_EQ(rendered_bit_by_bit("{{if .no}}{{define \"b\"}}b{{end}}{{end}}"),
            "template: t:1: unexpected <define> in command");
  EXPECT_EQ(rendered_bit_by_bit("{{if .no}}a"), "template: t:1: unexpected EOF");
  EXPECT_EQ(rendered_bit_by_bit("{{if .no}}{{/* a {{end}}"), "template: t:1: unclosed comment");
  EXPECT_EQ(rendered_bit_by_bit("{{if .no}}{{\"a}}{{end}}"), "template: t:1: unterminated quoted string");
}

// What a variable holds that a block would have set is unknown with the block.
TEST(BlocksThatAreLeft, AreLookedIntoWhereTheyLeaveGaps) {
  const std::string text = rendered_bit_by_bit("{{$x := 1}}{{if .no.b}}{{if .yes}}{{$x = 2}}{{end}}{{end}}{{$x}}",
                                               gotmpl::Failures::leave_gaps);
  EXPECT_TRUE(gotmpl::is_only_marks(text)) << text;
}

}  // namespace
}  // namespace sidelint::testing
