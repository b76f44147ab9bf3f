#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/gotmpl/rendered.h"

namespace sidelint::testing {
namespace {

using gotmpl::Segment;

struct Case {
  std::string_view text;
  std::string_view output;
};

TEST(Unknown, SpreadsThroughFunctionsAndFields) {
  constexpr std::string_view kUnknown = gotmpl::kUnknownText;
  constexpr Case kCases[] = {{"{{uuidv4}}", kUnknown},
                             {"{{printf \"a-%s\" (randAlpha 3) | upper}}", kUnknown},
                             {"{{(now).Year}}", kUnknown},
                             {"{{$x := now}}{{$x.Year}}", kUnknown},
                             {"{{(dict \"a\" (randAlpha 3)).a}}", kUnknown},
                             {"{{list 1 uuidv4}}", kUnknown},
                             {"{{dict \"k\" uuidv4 | toJson}}", kUnknown},
                             {"{{eq uuidv4 \"x\"}}", kUnknown},
                             {"{{and 1 uuidv4 0}}", kUnknown},
                             {"{{default \"d\" uuidv4}}", kUnknown}};
  for (const Case& one : kCases) EXPECT_EQ(rendered(one.text), one.output) << one.text;
}

TEST(Unknown, DoesNotTouchWhatCanBeTold) {
  constexpr Case kCases[] = {{"{{(dict \"a\" 1 \"b\" uuidv4).a}}", "1"},
                             {"{{len (list uuidv4 uuidv4)}}", "2"},
                             {"{{or 1 uuidv4}}", "1"},
                             {"{{default uuidv4 \"given\"}}", "given"},
                             {"{{ternary 1 uuidv4 true}}", "1"},
                             {"{{coalesce \"\" \"x\" uuidv4}}", "x"}};
  for (const Case& one : kCases) EXPECT_EQ(rendered(one.text), one.output) << one.text;
}

TEST(Unknown, LeavesASegmentThatSaysWhy) {
  Bench bench;
  const gotmpl::Outcome outcome = bench.run("a: {{ uuidv4 }}\n", {});
  ASSERT_EQ(outcome.output.segments.size(), 3U);
  const Segment& segment = outcome.output.segments[1];
  EXPECT_EQ(segment.unknown, "random");
  EXPECT_EQ(outcome.output.text.substr(segment.begin, segment.end - segment.begin), gotmpl::kUnknownText);
}

TEST(Unknown, SkipsWhatHangsOnItAndForgetsWhatThatAssigns) {
  Bench bench;
  const gotmpl::Outcome outcome = bench.run("{{$x := 1}}{{if uuidv4}}{{$x = 2}}y{{else}}n{{end}}|{{$x}}", {});
  EXPECT_EQ(outcome.output.text, "|" + std::string(gotmpl::kUnknownText));
  ASSERT_EQ(outcome.output.segments.size(), 3U);
  EXPECT_EQ(outcome.output.segments[0].unknown, "random");
  EXPECT_EQ(outcome.output.segments[0].begin, outcome.output.segments[0].end);
}

// What a template makes of {"m": {"a": "1", "e": {}}}, where m and e may hold more.
std::string with_open_map(std::string_view text) {
  Bench bench;
  const gotmpl::Value data = bench.json(R"({"m":{"a":"1","e":{}}})");
  const gotmpl::Value map = data.find("m").unboxed();
  map.as_map()->more = "hidden";
  map.find("e").unboxed().as_map()->more = "hidden";
  const gotmpl::Outcome outcome = bench.run(text, data);
  return outcome.error ? outcome.error->text : outcome.output.text;
}

TEST(Unknown, IsWhatAMapMayHoldBesideItsEntries) {
  constexpr std::string_view kUnknown = gotmpl::kUnknownText;
  constexpr Case kCases[] = {{"{{.m.b}}", kUnknown},
                             {"{{.m.e.x.y}}", kUnknown},
                             {"{{index .m \"b\"}}", kUnknown},
                             {"{{get .m \"b\"}}", kUnknown},
                             {"{{hasKey .m \"b\"}}", kUnknown},
                             {"{{dig \"b\" \"c\" \"d\" .m}}", kUnknown},
                             {"{{.m}}", kUnknown},
                             {"{{toJson .m}}", kUnknown},
                             {"{{keys .m}}", kUnknown},
                             {"{{len .m}}", kUnknown},
                             {"{{if .m.e}}y{{else}}n{{end}}", ""},
                             {"{{range .m}}y{{end}}", ""},
                             {"{{(deepCopy .m).b}}", kUnknown},
                             {"{{(merge (dict) .m).b}}", kUnknown}};
  for (const Case& one : kCases) EXPECT_EQ(with_open_map(one.text), one.output) << one.text;
}

TEST(Unknown, IsNoEntryThatAMapLists) {
  constexpr Case kCases[] = {{"{{.m.a}}", "1"},
                             {"{{index .m \"a\"}}", "1"},
                             {"{{get .m \"a\"}}", "1"},
                             {"{{hasKey .m \"a\"}}", "true"},
                             {"{{if .m}}y{{end}}", "y"},
                             {"{{kindOf .m}}", "map"},
                             {"{{(deepCopy .m).a}}", "1"},
                             {"{{(pick .m \"a\").a}}", "1"}};
  for (const Case& one : kCases) EXPECT_EQ(with_open_map(one.text), one.output) << one.text;
}

TEST(Unknown, ABranchCanRunAllTheSame) {
  gotmpl::Heap heap;
  gotmpl::Library library;
  gotmpl::TemplateSet set{library, "set"};
  gotmpl::sprig::add_all(set.functions);
  const auto begins_with_a_dash = [](const gotmpl::Statement& branch) {
    return !branch.body.empty() && branch.body.front().text.starts_with('-');
  };
  gotmpl::Manner manner;
  manner.runs_anyway = begins_with_a_dash;
  ASSERT_FALSE(set.parse("t",
                         "{{if uuidv4}}-a{{else}}-b{{end}}{{if uuidv4}}c{{end}}"
                         "{{range $i, $x := uuidv4}}-{{$i}}{{if $x}}d{{end}}{{break}}{{end}}"));
  gotmpl::Executor executor(heap, manner);
  EXPECT_EQ(executor.run(set, "t", heap.map()).output.text, "-a-" + std::string(gotmpl::kUnknownText));
}

TEST(Segments, CoverTheOutputAndPointIntoTheTemplate) {
  Bench bench;
  const std::string_view text = "a: {{ .v }}\nb";
  const gotmpl::Outcome outcome = bench.run(text, bench.json(R"({"v":"xyz"})"));
  ASSERT_EQ(outcome.output.segments.size(), 3U);
  const Segment& action = outcome.output.segments[1];
  EXPECT_EQ(action.begin, 3U);
  EXPECT_EQ(action.end, 6U);
  EXPECT_EQ(text.substr(action.action_begin, action.action_end - action.action_begin), "{{ .v }}");
  EXPECT_EQ(action.source->name, "t");
}

TEST(Segments, TellWhichDataAnActionRead) {
  Bench bench;
  const gotmpl::Value map = bench.heap.map();
  bench.heap.set(map, "a", gotmpl::Value::text("x").with_origin(11));
  bench.heap.set(map, "b", gotmpl::Value::text("y").with_origin(12));
  const gotmpl::Outcome outcome = bench.run("{{.a}}{{$v := print .a .b}}{{$v}}-{{upper .b}}", map);
  const auto& segments = outcome.output.segments;
  ASSERT_EQ(segments.size(), 4U);
  EXPECT_EQ(bench.heap.data_of(segments[0].inputs), (std::vector<gotmpl::Origin>{11}));
  EXPECT_EQ(bench.heap.data_of(segments[1].inputs), (std::vector<gotmpl::Origin>{11, 12}));
  EXPECT_TRUE(segments[2].inputs.empty());
  EXPECT_EQ(bench.heap.data_of(segments[3].inputs), (std::vector<gotmpl::Origin>{12}));
}

}  // namespace
}  // namespace sidelint::testing
