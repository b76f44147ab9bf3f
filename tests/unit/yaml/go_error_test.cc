// The words are those that the Go packages gave for these texts.
#include "engine/yaml/go_error.h"

#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "tests/unit/yaml/read.h"

namespace sidelint::yaml {
namespace {

struct Case {
  std::string_view text;
  std::string_view v2;
  std::string_view v3;
};

constexpr Case kCases[] = {
    {"a: *b\n", "yaml: unknown anchor 'b' referenced", "yaml: unknown anchor 'b' referenced"},
    {std::string_view("\0", 1), "yaml: control characters are not allowed", "yaml: control characters are not allowed"},
    // The first line is not named, and the parser counts from nought.
    {"k: ? a\n", "yaml: mapping keys are not allowed in this context",
     "yaml: mapping keys are not allowed in this context"},
    {"[:x]\n", "yaml: did not find expected node content", "yaml: did not find expected node content"},
    {"---\n\"\\.\"\n", "yaml: line 2: found unknown escape character", "yaml: line 2: found unknown escape character"},
    {"- item1\n- item2\ninvalid: x\n", "yaml: line 2: did not find expected '-' indicator",
     "yaml: line 2: did not find expected '-' indicator"},
    // One names where the trouble is, the other where what is in trouble begins.
    {"---\n{ \"foo\"\n  :bar }\n", "yaml: line 2: did not find expected ',' or '}'",
     "yaml: line 1: did not find expected ',' or '}'"},
    {"key:\n - bar\n - baz\n invalid\n", "yaml: line 5: could not find expected ':'",
     "yaml: line 4: could not find expected ':'"},
    {"---\nkey: \"missing closing quote\n", "yaml: line 3: found unexpected end of stream",
     "yaml: line 2: found unexpected end of stream"},
    {"foo:\n  a: 1\n  \tb: 2\n", "yaml: line 3: found a tab character that violates indentation",
     "yaml: line 2: found a tab character that violates indentation"},
};

TEST(GoError, NamesTheLineThatTheReaderOfTheProgramNames) {
  for (const Case& c : kCases) {
    const Reading reading{std::string(c.text)};
    ASSERT_FALSE(reading.document) << c.text;
    EXPECT_EQ(go_error(c.text, reading.problem), c.v2) << c.text;
    EXPECT_EQ(go_error(c.text, reading.problem, GoYaml::v3), c.v3) << c.text;
  }
}

// %#v, as go-yaml prints the key that it refuses; a template that nobody filled in is one.
TEST(GoError, ShowsAKeyThatIsACollectionInTheSyntaxOfGo) {
  constexpr std::pair<std::string_view, std::string_view> kKeys[] = {
      {"spec: {{ .x }}\n", R"(map[interface {}]interface {}{".x":interface {}(nil)})"},
      {"? [1, 'two', 1.5e300, 0.00001, 1.0]\n: x\n", R"([]interface {}{1, "two", 1.5e+300, 1e-05, 1})"},
      {"? {b: 1, a: 2, c: \"q\\\"\\n\\x01\"}\n: x\n",
       R"(map[interface {}]interface {}{"a":2, "b":1, "c":"q\"\n\x01"})"},
      {"? {1: a, 10: b, 2: c}\n: x\n", R"(map[interface {}]interface {}{1:"a", 2:"c", 10:"b"})"},
      {"k:\n  ? - yes\n    - b: {}\n      a: 18446744073709551615\n  : x\n",
       "[]interface {}{true, map[interface {}]interface {}"
       R"({"a":0xffffffffffffffff, "b":map[interface {}]interface {}{}}})"}};
  for (const auto& [text, key] : kKeys) {
    const Reading reading{std::string(text)};
    ASSERT_FALSE(reading.document) << text;
    EXPECT_EQ(go_error(text, reading.problem), "yaml: invalid map key: " + std::string(key));
  }
  const Reading reading{"spec: {{ .x }}\n"};
  EXPECT_EQ(go_error("spec: {{ .x }}\n", reading.problem, GoYaml::v3),
            R"(yaml: invalid map key: map[string]interface {}{".x":interface {}(nil)})");
}

TEST(GoError, TellsOfTheSyntaxBeforeItTellsOfValues) {
  constexpr std::string_view kText = "name: {{ .x }}\nlabels:\n  a: {{ .x }}-{{ .y }}\n";
  const Reading reading{std::string(kText)};
  ASSERT_FALSE(reading.document);
  EXPECT_EQ(reading.problem.message, "invalid map key: a collection cannot be a key");
  EXPECT_EQ(go_error(kText, reading.problem), "yaml: line 2: did not find expected key");
}

TEST(GoError, TellsWhatJsonLacksInTheWordsOfEncodingJson) {
  for (const auto& [text, words] : {std::pair("k: .inf\n", "json: unsupported value: +Inf"),
                                    std::pair("k: -.inf\n", "json: unsupported value: -Inf"),
                                    std::pair("k: .nan\n", "json: unsupported value: NaN")}) {
    const Reading reading{std::string(text)};
    ASSERT_FALSE(reading.document) << text;
    EXPECT_EQ(go_error(text, reading.problem), words);
  }
}

}  // namespace
}  // namespace sidelint::yaml
