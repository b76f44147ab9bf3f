// Marks in texts, and executions that leave gaps.
#include "engine/gotmpl/marks.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/gotmpl/exec.h"
#include "engine/gotmpl/funcs/sprig.h"
#include "engine/gotmpl/template_set.h"

namespace sidelint::gotmpl {
namespace {

TEST(Marks, AreFoundByTheirNumber) {
  const std::string text = "a" + mark_text(0) + "b" + mark_text(0x1F2E);
  const auto first = find_mark(text);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->number, 0U);
  EXPECT_EQ(text.substr(0, first->begin), "a");
  const auto second = find_mark(text, first->end);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->number, 0x1F2EU);
  EXPECT_EQ(second->end, text.size());
  EXPECT_FALSE(find_mark(text, second->end));
}

TEST(Marks, MayBeAllThatATextHolds) {
  EXPECT_TRUE(is_only_marks(mark_text(1) + mark_text(2)));
  EXPECT_FALSE(is_only_marks(mark_text(1) + "."));
  EXPECT_FALSE(is_only_marks(""));
  EXPECT_FALSE(has_mark(mark_text(1).substr(0, 8)));  // one that was cut off
}

struct Ran {
  std::string text;  // each mark as ?
  std::size_t failures = 0;
  std::string error;
};

Ran run(std::string_view text, Manner manner) {
  Heap heap;
  Library library;
  TemplateSet set(library, "marks");
  sprig::add_all(set.functions);
  if (const auto error = set.parse("t", std::string(text))) return {{}, 0, error->text};
  Executor executor(heap, manner);
  const Outcome outcome = executor.run(set, "t", heap.map());
  Ran out{{}, executor.failures(), outcome.error ? outcome.error->message : ""};
  std::size_t at = 0;
  for (auto mark = find_mark(outcome.output.text); mark; mark = find_mark(outcome.output.text, at)) {
    out.text += outcome.output.text.substr(at, mark->begin - at) + "?";
    at = mark->end;
  }
  out.text += outcome.output.text.substr(at);
  std::size_t covered = 0;
  for (const Segment& segment : outcome.output.segments) {
    EXPECT_EQ(segment.begin, covered);
    covered = segment.end;
  }
  EXPECT_EQ(covered, outcome.output.text.size());
  return out;
}

constexpr Manner kMarked{Gaps::marked, Failures::end_it};
constexpr Manner kLenient{Gaps::marked, Failures::leave_gaps};

struct MarkCase {
  std::string_view text;
  std::string_view output;
};
constexpr MarkCase kMarks[] = {
    {"a: {{ now }}", "a: ?"},
    {R"(a: {{ print "x" (randAlpha 3) "y" | upper | quote }})", R"(a: "X?Y")"},
    {"a: {{ now | nindent 2 }}", "a: \n  ?"},
    {R"(a: {{ printf "%s-b" now | trunc 3 }})", "a: ?"},  // what is cut may be anything
    {"{{ if print now }}yes{{ end }}", "?"},              // it may be empty
    {R"({{ if print "a" now }}yes{{ end }})", "yes"},
    {"a:{{ if now }}\n  - c\n{{ end }}d: e", "a:\n  ?\nd: e"},      // on a line of its own, as what it stands for
    {"a:{{ if now }}\n  b: c\n{{ end }}d: e", "a:\n  b: ?\nd: e"},  // behind what begins the line
};

TEST(Marks, StandWhereSomethingUnknownIsPrinted) {
  for (const MarkCase& one : kMarks) EXPECT_EQ(run(one.text, kMarked).text, one.output) << one.text;
}

constexpr MarkCase kFailures[] = {
    {"a: {{ index nil 1 }} b", "a: ? b"},
    {"{{ $x := index nil 1 }}a: {{ $x }}", "a: ?"},
    {"{{ $x := 1 }}{{ $x = index nil 1 }}a: {{ $x }}", "a: ?"},
    {"{{ range (index nil 1) }}b{{ end }}c", "?c"},
    {R"({{ template "none" }}c)", "?c"},
    {R"({{ define "d" }}1{{ index nil 1 }}2{{ end }}{{ template "d" }}3)", "1?23"},
};

TEST(Marks, StandWhereAnActionFails) {
  for (const MarkCase& one : kFailures) {
    const Ran lenient = run(one.text, kLenient);
    EXPECT_EQ(lenient.text, one.output) << one.text;
    EXPECT_EQ(lenient.failures, 1U);
    EXPECT_EQ(lenient.error, "");
    EXPECT_NE(run(one.text, kMarked).error, "") << one.text;
  }
}

TEST(Marks, DoNotKeepAnEndlessTemplateAlive) {
  const Ran endless =
      run(R"({{ define "a" }}{{ template "a" }}{{ template "a" }}{{ end }}{{ template "a" }})", kLenient);
  EXPECT_NE(endless.error, "");
}

}  // namespace
}  // namespace sidelint::gotmpl
