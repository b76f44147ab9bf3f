// What text/template/funcs.go of Go 1.13 and 1.17 answers.
#include "engine/gotmpl/funcs/old_builtin.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/gotmpl/rendered.h"

namespace sidelint::gotmpl {
namespace {

std::string run(int go, std::string_view text) {
  testing::Bench bench;
  add_old_builtins(bench.set.functions, go);
  const Value data = bench.json(R"({"m": {}, "s": "x", "n": 1.5, "none": null})");
  const Outcome outcome = bench.run(text, data);
  if (!outcome.error) return outcome.output.text;
  const std::size_t at = outcome.error->text.find(">: ");
  return at == std::string::npos ? outcome.error->text : outcome.error->text.substr(at + 3);
}

TEST(OldBuiltins, EvaluatedEveryArgumentOfAndAndOrBeforeGo18) {
  for (const std::string_view text : {"{{ or .s .s.t }}", "{{ and .none (index .m 1) }}"}) {
    EXPECT_NE(run(17, text), run(18, text)) << text;
    EXPECT_EQ(run(18, text), run(kNewestGo, text)) << text;
  }
  EXPECT_EQ(run(18, "{{ or .s .s.t }}"), "x");
  EXPECT_EQ(run(17, "{{ or .s .s.t }}"), "can't evaluate field t in type interface {}");
  EXPECT_EQ(run(17, "{{ and 1 0 2 }} {{ and 1 2 }} {{ or 0 `` 3 4 }} {{ or 0 `` }} {{ 0 | or 5 }}"), "0 2 3  5");
}

TEST(OldBuiltins, RefusedToCompareNilWithAnythingElseBeforeGo18) {
  EXPECT_EQ(run(kNewestGo, "{{ eq .missing `x` }} {{ ne .none `x` }}"), "false true");
  for (const std::string_view text : {"{{ eq .missing `x` }}", "{{ ne .none `x` }}", "{{ eq .s 1 }}"})
    EXPECT_TRUE(run(17, text).ends_with(": incompatible types for comparison")) << run(17, text);
  EXPECT_EQ(run(17, "{{ eq .missing .none }} {{ eq .s `a` `x` }} {{ ne .n 1.0 }}"), "true true true");
}

TEST(OldBuiltins, ComparedBasicKindsOnlyBeforeGo14) {
  EXPECT_EQ(run(13, "{{ eq .missing .none }}"), "error calling eq: invalid type for comparison");
  EXPECT_EQ(run(13, "{{ ne .m .m }}"), "error calling ne: invalid type for comparison");
  EXPECT_EQ(run(13, "{{ eq .s `x` }} {{ eq 1 2 1 }} {{ ne true false }}"), "true true true");
}

}  // namespace
}  // namespace sidelint::gotmpl
