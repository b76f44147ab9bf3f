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
