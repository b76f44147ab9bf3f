// Values as Go's encoding/json writes them, and JSON as kubectl reads it.
#include <string>

#include <gtest/gtest.h>

#include "tests/unit/yaml/read.h"

namespace sidelint::yaml {
namespace {

TEST(ToJson, SortsKeysByBytes) {
  EXPECT_EQ(read("b: 1\na: {d: [], c: {}}\nB: ~\né: 2\n"), R"({"B":null,"a":{"c":{},"d":[]},"b":1,"é":2})");
}

TEST(ToJson, EscapesAsGoDoes) {
  EXPECT_EQ(read(R"("<&>\"\\\b\f\n\r\t\x01\x7f/\u2028\u2029é")"),
            "\"\\u003c\\u0026\\u003e\\\"\\\\\\b\\f\\n\\r\\t\\u0001\x7f/\\u2028\\u2029é\"");
  EXPECT_EQ(read("!!binary /w=="), R"("\ufffd")");
}

TEST(ToJson, WritesFloatsShortest) {
  EXPECT_EQ(
      read("[0.1, 1e20, 1e21, 0.000001, 0.0000001, 1.0, -2.50, 123456789012345680.0, 1234567890123456.7, 5e-324]"),
      "[0.1,100000000000000000000,1e+21,0.000001,1e-7,1,-2.5,123456789012345680,1234567890123456.8,5e-324]");
}

TEST(ToJson, RepeatsWhatAliasesShare) {
  EXPECT_EQ(read("[&a {k: [1]}, *a, *a]"), R"([{"k":[1]},{"k":[1]},{"k":[1]}])");
}

std::string read_json(const std::string& text) {
  const Reading reading(text, Piece{whole(text), Syntax::json});
  return reading.document ? to_json(reading.root()) : "refused: " + reading.problem.message;
}

TEST(Json, IsReadByItsOwnRules) {
  EXPECT_EQ(read_json("{\"a\":\t[1, -2.5e3, true, null, \"x\"], \"b\": {}}"),
            R"({"a":[1,-2500,true,null,"x"],"b":{}})");
  EXPECT_EQ(read_json(R"({"a": "\ud834\udd1e \u00e9 \/ \ud834 \udd1e\n"})"), "{\"a\":\"𝄞 é / \uFFFD \uFFFD\\n\"}");
  EXPECT_EQ(read_json(R"({"yes": "on", "<<": {"x": 1}})"), R"({"\u003c\u003c":{"x":1},"yes":"on"})");
  EXPECT_EQ(read_json("{\"" + std::string(2000, 'k') + "\": 1}"), "{\"" + std::string(2000, 'k') + "\":1}");
}

TEST(Json, RefusesWhatOnlyYamlAllows) {
  EXPECT_EQ(read_json("{a: 1}"), "refused: is no JSON from here on");
  EXPECT_EQ(read_json("{\"a\": 1,}"), "refused: is no JSON from here on");
  EXPECT_EQ(read_json("{\"a\": 01}"), "refused: is no JSON from here on");
  EXPECT_EQ(read_json("{\"a\": 1e999}"), "refused: the number `1e999` is too large");
  EXPECT_EQ(read_json(std::string(2000, '[') + std::string(2000, ']')), "refused: nested deeper than 1000 levels");
}

TEST(Json, HasSpansAndDuplicateKeys) {
  const std::string text = R"({"a": 1, "b": [ "x\u0041" ], "a": {"c" : null} })";
  const Reading reading(text, Piece{whole(text), Syntax::json});
  EXPECT_EQ(reading.written(reading.root()), R"({"a": 1, "b": [ "x\u0041" ], "a": {"c" : null} })");
  EXPECT_EQ(reading.written(reading.root().find("b")), R"([ "x\u0041" ])");
  EXPECT_EQ(reading.root().find("b").item(0).text(), "xA");
  EXPECT_EQ(reading.written(reading.root().find("b").item(0)), R"("x\u0041")");
  EXPECT_EQ(reading.written(reading.root().find("a")), R"({"c" : null})");
  ASSERT_EQ(reading.document->duplicate_keys().size(), 1U);
  EXPECT_EQ(reading.document->duplicate_keys()[0].loses.begin, 1U);
}

TEST(Json, OrYamlReadsTheSameValueFromJsonText) {
  const std::string text = "{\"kind\": \"Pod\", \"n\": [1, 1.5, false, null, \"a b\"], \"o\": {\"p\": \"\"}}";
  EXPECT_EQ(read_json(text), read(text));
}

}  // namespace
}  // namespace sidelint::yaml
