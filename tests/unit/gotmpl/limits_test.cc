#include "engine/gotmpl/limits.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/gotmpl/rendered.h"

namespace sidelint::testing {
namespace {

std::string repeated(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

// The message behind the place.
std::string refusal(const std::string& text, std::string_view json = "{}") {
  Bench bench;
  const gotmpl::Value data = bench.json(json);
  const gotmpl::Outcome outcome = bench.run(text, data);
  return outcome.error ? outcome.error->message : "";
}

TEST(Limits, EndTemplatesThatCallThemselves) {
  EXPECT_EQ(refusal(R"({{define "r"}}{{template "r"}}{{end}}{{template "r"}})"),
            "exceeded maximum template depth (100000)");
}

TEST(Limits, EndLoopsThatDoNotEnd) {
  EXPECT_EQ(refusal("{{range 9223372036854775807}}{{end}}"), "template takes too many steps");
  EXPECT_EQ(refusal("{{range 9223372036854775807}}x{{end}}"), "output too long");
}

TEST(Limits, EndExpressionsAndBlocksThatNestTooDeep) {
  EXPECT_EQ(refusal("{{" + repeated("(", 100'000)), "max expression depth exceeded");
  EXPECT_EQ(refusal(repeated("{{if 1}}", 100'000)), "more than 500 nested blocks");
  EXPECT_EQ(refusal("{{if 1}}" + repeated("{{else if 1}}", 100'000)), "more than 500 nested blocks");
  EXPECT_EQ(refusal(repeated("{{block \"b\" 1}}", 100'000)), "more than 500 nested blocks");
}

TEST(Limits, LetWhatIsJustDeepEnoughThrough) {
  const std::size_t parens = gotmpl::kMaxParenthesisDepth;
  EXPECT_EQ(rendered("{{" + repeated("(", parens) + "1" + repeated(")", parens) + "}}"), "1");
  const std::size_t blocks = gotmpl::kMaxBlockDepth;
  EXPECT_EQ(rendered(repeated("{{if 1}}", blocks) + "x" + repeated("{{end}}", blocks)), "x");
}

TEST(Limits, EndTextsThatGrowTooLong) {
  EXPECT_EQ(refusal(R"({{repeat 1000000000 "xxxxxxxxxx"}})"), "error calling repeat: text too long");
  EXPECT_EQ(refusal(R"({{indent 1000000000 "x"}})"), "error calling indent: text too long");
  EXPECT_EQ(refusal("{{until 1000000000}}"), "error calling until: more than 1000000 numbers");
  EXPECT_EQ(refusal(R"({{$x := "xxxxxxxx"}}{{range 60}}{{$x = print $x $x}}{{end}})"),
            "error calling print: text too long");
}

TEST(Limits, EndValuesThatContainThemselves) {
  const std::string loop = R"({{$d := dict}}{{$_ := set $d "d" $d}})";
  EXPECT_EQ(refusal(loop + "{{$d}}"), "value too large to be printed");
  EXPECT_EQ(refusal(loop + "{{$d | toJson}}"), "error calling toJson: value too large for JSON");
  EXPECT_EQ(refusal(loop + "{{deepCopy $d}}"), "error calling deepCopy: value too large to be copied");
  EXPECT_EQ(rendered(loop + "{{deepEqual $d $d}}"), "true");
}

gotmpl::Value render_again(gotmpl::Call& call) {
  return call.executor.render(call, call.executor.current_set(), call.text_arg(0), {});
}
constexpr gotmpl::FuncDef kInclude[] = {{"again", render_again, {&gotmpl::kString}}};

TEST(Limits, EndFunctionsThatRenderThemselves) {
  Bench bench;
  bench.set.functions.add(kInclude);
  ASSERT_FALSE(bench.set.parse("r", R"({{again "r"}})"));
  const gotmpl::Outcome outcome = bench.executor.run(bench.set, "r", {});
  ASSERT_TRUE(outcome.error);
  EXPECT_TRUE(outcome.error->text.ends_with("error calling again: templates render each other too deeply"));
}

TEST(Limits, EndJsonThatNestsTooDeep) {
  Bench bench;
  EXPECT_EQ(gotmpl::parse_json(bench.heap, repeated("[", 100'000)).error, "exceeded max depth");
}

}  // namespace
}  // namespace sidelint::testing
