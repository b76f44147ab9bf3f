// values.schema.json. Every expected text is the real program's answer.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/helm/rendered.h"

namespace sidelint::helm {
namespace {

// What helm says to the values, without its first lines.
std::string complaints(std::string_view schema, std::string_view values) {
  Repository repository(
      "-- chart/Chart.yaml --\napiVersion: v2\nname: shop\nversion: 1.0.0\n-- chart/values.yaml --\n" +
      std::string(values) + "\n-- chart/values.schema.json --\n" + std::string(schema) +
      "\n-- chart/templates/a.yaml --\nkind: A\n");
  const Rendered rendered = repository.render({});
  EXPECT_EQ(rendered.objects.size(), 1U);  // whatever the schema says
  if (!rendered.refusal) return "";
  constexpr std::string_view kBegin =
      "values don't meet the specifications of the schema(s) in the following chart(s):\nshop:\n";
  EXPECT_TRUE(rendered.refusal->message.starts_with(kBegin));
  return rendered.refusal->message.substr(kBegin.size());
}

struct SchemaCase {
  std::string_view schema;
  std::string_view values;
  std::string_view complaints;
};

constexpr SchemaCase kCases[] = {
    {R"({"properties": {"a": {"type": "integer"}}})", "a: 1", ""},
    {R"({"properties": {"a": {"type": ["integer", "null"]}}})", "a: 1.5",
     "- at '/a': got number, want null or integer\n"},
    {R"({"required": ["a", "b"]})", "c: 1", "- at '': missing properties 'a', 'b'\n"},
    {R"({"properties": {"a": {"enum": ["x", 1, null]}}})", "a: q", "- at '/a': value must be one of 'x', 1, <nil>\n"},
    {R"({"properties": {"a": {"const": "x"}}})", "a: q", "- at '/a': value must be 'x'\n"},
    {R"({"properties": {"a": {}}, "additionalProperties": false})", "{a: 1, b: 2}",
     "- at '': additional properties 'b' not allowed\n"},
    {R"({"properties": {"a": {"minimum": 2000, "multipleOf": 7}}})", "a: 1500",
     "- at '/a': minimum: got 1,500, want 2,000\n- at '/a': multipleOf: got 1,500, "
     "want 7\n"},
    {R"({"properties": {"a": {"pattern": "^[a-z]+$", "maxLength": 3}}})", "a: Abcd",
     "- at '/a': maxLength: got 4, want 3\n- at '/a': 'Abcd' does not match pattern "
     "'^[a-z]+$'\n"},
    {R"({"properties": {"a": {"items": {"type": "string"}, "minItems": 3}}})", "a: [x, 1]",
     "- at '/a': minItems: got 2, want 3\n- at '/a/1': got number, want string\n"},
    {R"({"properties": {"a": {"$ref": "#/$defs/b"}}, "$defs": {"b": {"type": "string"}}})", "a: 1",
     "- at '/a': got number, want string\n"},
    {R"({"properties": {"a": {"oneOf": [{"type": "string"}, {"type": "boolean"}]}}})", "a: 1",
     "- at '/a': 'oneOf' failed, none matched\n  - at '/a': got number, want string\n  - at '/a': got number, want "
     "boolean\n"},
    {R"({"properties": {"a": {"oneOf": [{"minimum": 1}, {"type": "integer"}]}}})", "a: 1",
     "- at '/a': 'oneOf' failed, subschemas 0, 1 matched\n"},
    {R"({"properties": {"a": {"anyOf": [{"type": "string"}]}}})", "a: 1",
     "- at '/a': 'anyOf' failed\n  - at '/a': got number, want string\n"},
    {R"({"properties": {"a": {"not": {"type": "number"}}}})", "a: 1", "- at '/a': 'not' failed\n"},
    {R"({"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": false})", "a: 1",
     "- at '': missing property 'b'\n"},
    {R"({"patternProperties": {"^x": {"type": "string"}}})", "{xa: 1, b/c: 2}",
     "- at '/xa': got number, want string\n"},
    {R"({"properties": {"b/c~d": {"type": "string"}}})", "b/c~d: 1", "- at '/b~1c~0d': got number, want string\n"},
};

TEST(Schema, IsHeldAgainstTheValues) {
  for (const SchemaCase& one : kCases) EXPECT_EQ(complaints(one.schema, one.values), one.complaints) << one.schema;
}

TEST(Schema, ThatRefersToOtherFilesIsNotTold) {
  Repository repository(
      "-- chart/Chart.yaml --\nname: shop\nversion: 1.0.0\n-- chart/values.yaml --\na: 1\n-- chart/values.schema.json "
      "--\n{\"$ref\": \"https://example.com/schema.json\"}\n-- chart/templates/a.yaml --\nkind: A\n");
  const Rendered rendered = repository.render({});
  EXPECT_FALSE(rendered.refusal);
  ASSERT_EQ(rendered.unknown.size(), 1U);
  EXPECT_EQ(rendered.unknown.front().what, "https://example.com/schema.json");
}

TEST(Schema, MayReferToItselfWithoutEnd) {
  EXPECT_EQ(complaints(R"({"$ref": "#"})", "a: 1"), "");
  EXPECT_EQ(complaints(R"({"allOf": [{"$ref": "#"}, {"$ref": "#"}]})", "a: 1"), "");
}

}  // namespace
}  // namespace sidelint::helm
