// YAML in string values, as in an injector's ConfigMap.
#include <string>

#include <gtest/gtest.h>

#include "tests/unit/yaml/read.h"

namespace sidelint::yaml {
namespace {

// The YAML in the value of `data.config`.
struct Embedded {
  explicit Embedded(const std::string& text) : outer(text, split(text, SourceId{0}).at(0)) {
    outer.keep(load_embedded(outer.text, outer.root().find("data").find("config"), outer.origins));
  }
  std::string written(const char* key) const { return outer.written(outer.root().find(key)); }
  Reading outer;  // its document is the inner one, once that is read
};

TEST(Embedded, ValuesOfALiteralBlockStandOnTheirOwnLines) {
  const Embedded inner(
      "data:\n  config: |-\n    policy: enabled  # c\n\n    list: [a, b]\n    é: x\n    nested:\n      k: v\n");
  EXPECT_EQ(inner.written("policy"), "enabled");
  EXPECT_EQ(inner.written("list"), "[a, b]");
  EXPECT_EQ(inner.written("é"), "x");
  EXPECT_EQ(inner.written("nested"), "k: v");
  EXPECT_EQ(inner.outer.root().find("policy").origin().span().begin, 31U);
}

TEST(Embedded, LinesMayEndWithCrLfAndBeIndentedByChoice) {
  const Embedded crlf("data:\r\n  config: |\r\n    policy: enabled\r\n    other: off\r\n");
  EXPECT_EQ(crlf.written("policy"), "enabled");
  EXPECT_EQ(crlf.written("other"), "off");
  const Embedded indicated("data:\n  config: |2\n      policy: enabled\n      other: off\n");
  EXPECT_EQ(indicated.written("policy"), "enabled");
  EXPECT_EQ(indicated.written("other"), "off");
}

TEST(Embedded, ValuesOfOtherStylesStandWhereTheScalarDoes) {
  EXPECT_EQ(Embedded("data:\n  config: \"policy: enabled\\nx: 1\"\n").written("policy"), "\"policy: enabled\\nx: 1\"");
  EXPECT_EQ(Embedded("data:\n  config: 'policy: enabled'\n").written("policy"), "'policy: enabled'");
  EXPECT_EQ(Embedded("data:\n  config: >\n    policy: enabled\n\n    x: 1\n").written("x"),
            ">\n    policy: enabled\n\n    x: 1");
}

TEST(Embedded, OfAnAliasValuesHaveTheAliasesOrigin) {
  const Embedded inner("shared: &s |\n  policy: enabled\ndata:\n  config: *s\n");
  EXPECT_EQ(inner.outer.root().find("policy").text(), "enabled");
  EXPECT_EQ(inner.written("policy"), "*s");
}

TEST(Embedded, AliasesWithinAreTold) {
  const Embedded inner("data:\n  config: |\n    a: &x {k: 1}\n    b: *x\n    c: {<<: *x}\n");
  EXPECT_EQ(inner.written("b"), "*x");
  EXPECT_EQ(inner.outer.written(inner.outer.root().find("c").find("k")), "*x");
}

TEST(Embedded, ProblemsStandOnTheirOwnLine) {
  const Embedded inner("data:\n  config: |\n    a: 1\n    b: [\n");
  EXPECT_EQ(inner.outer.problem.message, "did not find expected node content");
  const Embedded quoted("data:\n  config: \"a: [\"\n");
  EXPECT_EQ(quoted.outer.at(quoted.outer.problem.at), "\"a: [\"");
  const Embedded unended("data:\n  config: |\n    a: \"b");
  EXPECT_EQ(unended.outer.problem.at.end, 27U) << "not behind the text, though its last line has no end";
  const Embedded nested("data:\n  config: |\n    ok: 1\n    b: c: d\n");
  EXPECT_EQ(nested.outer.at(nested.outer.problem.at), ":");
  EXPECT_EQ(nested.outer.problem.at.begin, 36U);
}

TEST(Embedded, OfNothingIsNothing) {
  const Embedded inner("data:\n  other: x\n");
  EXPECT_TRUE(inner.outer.document);
  EXPECT_FALSE(inner.outer.root());
}

TEST(Embedded, KeysThatAreBooleansToYaml11AloneCanStayAsTheyAreWritten) {
  const std::string text = "a: {y: 1, yes: 2, On: 3, n: 4, NO: 5, off: 6, True: 7, 1: 8}\n";
  Origins origins;
  origins.reserve_shards(1);
  const Span whole{SourceId{0}, 0, static_cast<std::uint32_t>(text.size())};
  const auto keys = [&](WordKeys words) {
    const Loaded loaded = load(text, whole, origins, words);
    const Node map = std::get<0>(loaded)->root().find("a");
    std::string all;
    for (std::size_t i = 0; i < map.size(); ++i) all.append(map.key(i).text()).append(" ");
    return all;
  };
  EXPECT_EQ(keys(WordKeys::as_written), "y yes On n NO off true 1 ");
  EXPECT_EQ(keys(WordKeys::as_json), "false true 1 ") << "each key once, where its last entry stands";
}

}  // namespace
}  // namespace sidelint::yaml
