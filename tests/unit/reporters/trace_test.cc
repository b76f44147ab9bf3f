// The trace of a decision: signs, columns, which steps a brief one keeps, the words of the verdict.
#include "reporters/terminal/trace.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "reporters/words/verdict.h"

namespace sidelint::reporters {
namespace {

using Lines = std::vector<std::string>;

DecisionRecord decision(Verdict verdict, std::vector<TraceLine> trace) {
  return {.resource = {"v1", "Pod", "shop", "cart"}, .unit = ".", .verdict = verdict, .trace = std::move(trace)};
}

Lines lines(const DecisionRecord& record, const ReportOptions& options = {}) {
  return trace_lines(record, options.trace, SourceMap(), options);
}

TEST(Trace, SignsEachOutcome) {
  const std::vector<TraceLine> trace = {{"a", Outcome::matched, "one"},
                                        {"b", Outcome::not_matched, "two"},
                                        {"c", Outcome::unknown, "three"},
                                        {"d", Outcome::settled, "four"},
                                        {"e", Outcome::skipped, "five"}};
  EXPECT_EQ(lines(decision(Verdict::injected, trace)),
            (Lines{"✓ one", "– two", "? three", "✓ four   ⇐ decides", "– five", "⇒ injected"}));
  EXPECT_EQ(lines(decision(Verdict::not_injected, trace))[3], "✗ four   ⇐ decides");
  EXPECT_EQ(lines(decision(Verdict::rejected, trace))[3], "✗ four   ⇐ decides");
  ReportOptions ascii;
  ascii.charset = Charset::ascii;
  EXPECT_EQ(lines(decision(Verdict::injected, trace), ascii),
            (Lines{"+ one", ". two", "? three", "+ four   <= decides", ". five", "=> injected"}));
}

TEST(Trace, KeepsSixStepsAndTheDecidingOneAmongThem) {
  std::vector<TraceLine> trace;
  for (int i = 1; i <= 8; ++i) trace.push_back({"step", Outcome::matched, std::to_string(i)});
  trace[1].outcome = Outcome::skipped;
  trace[6].outcome = Outcome::unknown;
  trace[7].outcome = Outcome::settled;
  const DecisionRecord record = decision(Verdict::not_injected, trace);
  EXPECT_EQ(lines(record), (Lines{"✓ 1", "✓ 3", "✓ 4", "✓ 5", "? 7", "✗ 8   ⇐ decides",
                                  "⇒ not injected   (2 more steps: --verbose)"}));
  ReportOptions whole;
  whole.trace = TraceDetail::whole;
  EXPECT_EQ(lines(record, whole).size(), 9U);
}

TEST(Trace, SaysWhyBesideTheVerdictWhereNoStepIsMarked) {
  DecisionRecord record = decision(Verdict::injected, {{"a", Outcome::matched, "one"}});
  record.because = "policy: enabled";
  EXPECT_EQ(lines(record).back(), "⇒ injected (policy: enabled)");
  record.trace[0].outcome = Outcome::settled;
  EXPECT_EQ(lines(record).back(), "⇒ injected");
}

TEST(Trace, AlignsPlacesAndEffectsByColumns) {
  SourceMap sources;
  const SourceId file = sources.add("apps/a.yaml");
  sources.keep(file, "a\nb\n");
  const Span at{file, 2, 3};
  const std::vector<TraceLine> trace = {{"a", Outcome::matched, "结算", at, "then"},
                                        {"b", Outcome::matched, "abcdef", std::nullopt, "no place"},
                                        {"c", Outcome::matched, std::string(80, 'x'), at, "too long to align"},
                                        {"d", Outcome::matched, "alone"}};
  const Lines shown = trace_lines(decision(Verdict::injected, trace), TraceDetail::whole, sources, {});
  EXPECT_EQ(shown[0], "✓ 结算     a.yaml:2   then");
  EXPECT_EQ(shown[1], "✓ abcdef   no place");
  EXPECT_EQ(shown[2], "✓ " + std::string(80, 'x') + "   a.yaml:2   too long to align");
  EXPECT_EQ(shown[3], "✓ alone");
}

TEST(Trace, NamesTheFolderWhereTwoFilesHaveOneName) {
  SourceMap sources;
  const SourceId prod = sources.add("prod/ns.yaml");
  const SourceId test = sources.add("test/ns.yaml");
  const std::vector<TraceLine> trace = {{"a", Outcome::matched, "one", Span{prod, 0, 0}, ""},
                                        {"b", Outcome::matched, "two", Span{test, 0, 0}, ""}};
  const Lines shown = trace_lines(decision(Verdict::injected, trace), TraceDetail::whole, sources, {});
  EXPECT_EQ(shown[0], "✓ one   prod/ns.yaml:1");
  EXPECT_EQ(shown[1], "✓ two   test/ns.yaml:1");
}

TEST(VerdictWords, NameRevisionReasonAndConditions) {
  DecisionRecord record = decision(Verdict::injected, {});
  EXPECT_EQ(verdict_words(record), "injected");
  record.revision = "canary";
  EXPECT_EQ(verdict_words(record), "injected by revision `canary`");
  record.verdict = Verdict::rejected;
  EXPECT_EQ(verdict_words(record), "rejected");
  record.message = "admission webhook denied the request";
  EXPECT_EQ(verdict_words(record), "rejected: admission webhook denied the request");
  record.verdict = Verdict::unknown;
  EXPECT_EQ(verdict_words(record), "cannot decide");
  record.possibilities = {{Verdict::injected, "a"}, {Verdict::rejected, "b"}, {Verdict::not_injected, ""}};
  EXPECT_EQ(verdict_words(record), "injected if a; rejected if b; otherwise not");
  record.possibilities = {{Verdict::not_injected, "a"}, {Verdict::injected, ""}};
  EXPECT_EQ(verdict_words(record), "not injected if a; otherwise injected");
}

TEST(OrElse, GoesOnInASentence) {
  EXPECT_EQ(or_else("Delete the label"), "or delete the label");
  EXPECT_EQ(or_else("delete the label"), "or delete the label");
  EXPECT_EQ(or_else("CNI plugins need it"), "or CNI plugins need it");
  EXPECT_EQ(or_else("`kubectl label` it"), "or `kubectl label` it");
}

}  // namespace
}  // namespace sidelint::reporters
