// A few of Sprig's functions of each kind; the outputs are those of Sprig 3.3.0.
#include <string_view>

#include <gtest/gtest.h>

#include "engine/gotmpl/funcs/toml.h"
#include "tests/unit/gotmpl/rendered.h"

namespace sidelint::testing {
namespace {

struct Case {
  std::string_view call;
  std::string_view output;
};

template <std::size_t size>
void expect_results(const Case (&cases)[size]) {
  for (const Case& one : cases) EXPECT_EQ(rendered("{{" + std::string(one.call) + "}}"), one.output) << one.call;
}

TEST(Sprig, WorksOnTexts) {
  constexpr Case kCases[] = {{R"(trunc 3 "abcdef")", "abc"},
                             {R"(trunc -2 "abcdef")", "ef"},
                             {R"(trimAll "-" "--a-b--")", "a-b"},
                             {R"(nindent 2 "a\nb")", "\n  a\n  b"},
                             {R"(quote "a\"b" nil 1)", R"("a\"b" "1")"},
                             {R"(squote "it's")", "'it's'"},
                             {R"(cat "a" nil 1 "b")", "a 1 b"},
                             {R"(abbrev 6 "hello world")", "hel..."},
                             {R"(wrapWith 3 "|" "abcdefg")", "abc|def|g"},
                             {R"(replace "" "-" "ab")", "-a-b-"},
                             {R"(substr 0 5 "hello world")", "hello"},
                             {R"(plural "one" "many" 2)", "many"}};
  expect_results(kCases);
}

TEST(Sprig, ChangesLetterCase) {
  constexpr Case kCases[] = {{R"(snakecase "HTTPServer2xx")", "http_server_2xx"},
                             {R"(kebabcase "FirstName")", "first-name"},
                             {R"(camelcase "http_server")", "HttpServer"},
                             {R"(title "hello wörld-wide")", "Hello Wörld-Wide"},
                             {R"(untitle "Hello World")", "hello world"},
                             {R"(swapcase "This Is A.Test")", "tHIS iS a.tEST"},
                             {R"(initials "First Try")", "FT"},
                             {R"(nospace "hello w o r l d")", "helloworld"}};
  expect_results(kCases);
}

TEST(Sprig, Calculates) {
  constexpr Case kCases[] = {{"add 1 2 3", "6"},
                             {"div 7 2", "3"},
                             {"mod 7 -2", "1"},
                             {"addf 0.1 0.2", "0.3"},
                             {"divf 1 3", "0.3333333333333333"},
                             {"round 2.675 2", "2.68"},
                             {"round -1.2 0", "-2"},
                             {R"(int "0x1f")", "31"},
                             {R"(int "8.00")", "8"},
                             {R"(toDecimal "777")", "511"},
                             {"seq 5 -2 0", "5 3 1"},
                             {"untilStep 3 9 3", "[3 6]"},
                             {"div 1 0",
                              "template: t:1:2: executing \"t\" at <div 1 0>: error calling div: runtime error: "
                              "integer divide by zero"}};
  expect_results(kCases);
}

TEST(Sprig, WorksOnLists) {
  constexpr Case kCases[] = {{"append (list 1 2) 3", "[1 2 3]"},
                             {"prepend (list 1 2) 0", "[0 1 2]"},
                             {"uniq (list 1 1 2)", "[1 2]"},
                             {"without (list 1 2 3) 2", "[1 3]"},
                             {"compact (list 0 1 \"\" \"a\" nil)", "[1 a]"},
                             {"chunk 2 (list 1 2 3)", "[[1 2] [3]]"},
                             {"slice (list 1 2 3) 1 2", "[2]"},
                             {"concat (list 1) (list 2)", "[1 2]"},
                             {"join \"-\" (list 1 nil \"a\")", "1-a"},
                             {"sortAlpha (list \"b\" \"a\")", "[a b]"},
                             {"splitn \"$\" 2 \"a$b$c\"", "map[_0:a _1:b$c]"},
                             {"first 1",
                              "template: t:1:2: executing \"t\" at <first 1>: error calling first: Cannot find first "
                              "on type int"}};
  expect_results(kCases);
}

TEST(Sprig, WorksOnDictionaries) {
  constexpr Case kCases[] = {
      {R"(dict "a" 1 "b")", "map[a:1 b:]"},
      {R"(get (dict "a" 1) "b")", ""},
      {R"(merge (dict "a" 0 "n" (dict "x" 1)) (dict "a" 5 "n" (dict "x" 2 "y" 3)))", "map[a:5 n:map[x:1 y:3]]"},
      {R"(mergeOverwrite (dict "a" 1 "l" (list 1)) (dict "a" "" "l" (list)))", "map[a: l:[]]"},
      {R"(dig "a" "b" "none" (dict "a" (dict "b" 1)))", "1"},
      {R"(pick (dict "a" 1 "b" 2) "a" "z")", "map[a:1]"},
      {R"(pluck "a" (dict "a" 1) (dict "b" 2) (dict "a" 3))", "[1 3]"}};
  expect_results(kCases);
}

TEST(Sprig, SharesMapsThatItMerges) {
  EXPECT_EQ(rendered(R"({{$s := dict "n" (dict "x" 1)}}{{$d := merge (dict) $s}}{{$_ := set $d.n "y" 2}}{{$s}})"),
            "map[n:map[x:1 y:2]]");
}

TEST(Sprig, EncodesAndDecodes) {
  constexpr Case kCases[] = {
      {R"(b64dec "aGVsbG8")", "illegal base64 data at input byte 4"},
      {R"(b32enc "abc")", "MFRGG==="},
      {R"(sha256sum "")", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {R"(adler32sum "abc")", "38600999"},
      {R"(toJson (dict "a" "<&>" "b" 1e21 "c" 0.0000001))", R"({"a":"\u003c\u0026\u003e","b":1e+21,"c":1e-7})"},
      {R"(toPrettyJson (dict "a" (list 1 2) "e" (list)))", "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"e\": []\n}"},
      {R"(mustFromJson "[1,]")",
       "template: t:1:2: executing \"t\" at <mustFromJson \"[1,]\">: error calling "
       "mustFromJson: invalid character ']' looking for beginning of value"},
      {R"((urlParse "http://u:p@h:80/p?q#f").hostname)", "h"},
      {R"(urlJoin (dict "scheme" "http" "host" "h" "path" "/a b"))", "http://h/a%20b"}};
  expect_results(kCases);
}

TEST(Sprig, ComparesVersions) {
  constexpr Case kCases[] = {{R"(semverCompare "^1.2.0" "1.9.3")", "true"},
                             {R"(semverCompare ">=1.19" "1.20.1-gke.100")", "false"},
                             {R"(semverCompare ">=1.19-0" "1.20.1-gke.100")", "true"},
                             {R"(semverCompare "1.2 - 1.4 || ~2.1" "2.1.9")", "true"},
                             {R"(semver "v1.2.3-a.1+b")", "1.2.3-a.1+b"},
                             {R"((semver "1.2.3").Minor)", "2"},
                             {R"((semver "v1.2.3-rc1").IncPatch.Original)", "v1.2.3"}};
  expect_results(kCases);
}

TEST(Sprig, MatchesPatterns) {
  constexpr Case kCases[] = {{R"(regexReplaceAll "a(x*)b" "-ab-axxb-" "${1}W")", "-W-xxW-"},
                             {R"(regexReplaceAllLiteral "a" "banana" "$1")", "b$1n$1n$1"},
                             {R"(regexFindAll "[2,4,6,8]" "123456789" -1)", "[2 4 6 8]"},
                             {R"(regexSplit "z+" "pizza" -1)", "[pi a]"},
                             {R"(regexFind "a**" "x")",
                              "template: t:1:2: executing \"t\" at <regexFind \"a**\" \"x\">: error calling regexFind: "
                              "regexp: Compile(`a**`): error parsing regexp: invalid nested repetition operator: "
                              "`**`"}};
  expect_results(kCases);
}

TEST(Sprig, RoundsDurations) {
  constexpr Case kCases[] = {{R"(duration "95")", "1m35s"}, {R"(durationRound "2400h10m5s")", "3mo"}};
  expect_results(kCases);
}

TEST(Toml, WritesTablesBehindPlainKeys) {
  Bench bench;
  const auto toml = [&](std::string_view json) { return gotmpl::to_toml(bench.json(json)); };
  EXPECT_EQ(toml(R"({"a":"x\n","n":{"k":true},"z":1})").text, "a = \"x\\n\"\nz = 1.0\n\n[n]\n  k = true\n");
  EXPECT_EQ(toml(R"({"a b":[{"c":1},{"c":2}]})").text, "[[\"a b\"]]\n  c = 1.0\n\n[[\"a b\"]]\n  c = 2.0\n");
  EXPECT_EQ(toml("[null]").error, "toml: cannot encode array with nil element");
}

}  // namespace
}  // namespace sidelint::testing
