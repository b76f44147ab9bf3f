// Variables in texts. Every expected text and error is that of fluxcd/pkg envsubst 1.7 for the same input.
#include "engine/units/delivery/envsubst.h"

#include <map>
#include <string>
#include <string_view>
#include <variant>

#include <gtest/gtest.h>

namespace sidelint::units {
namespace {

const std::map<std::string, std::string, std::less<>> kValues = {{"name", "shop"},
                                                                 {"path", "/usr/local/bin"},
                                                                 {"file", "app.tar.gz"},
                                                                 {"Word", "heLLo"},
                                                                 {"empty", ""},
                                                                 {"dollar", "${name}"},
                                                                 {"n", "3"},
                                                                 {"list", "a,b,a"},
                                                                 {"_x1", "under"}};

std::string expanded(std::string_view text) {
  const auto result = expand(text, [](std::string_view name) {
    const auto found = kValues.find(name);
    return Variable{found == kValues.end() ? std::string() : found->second};
  });
  if (const auto* bad = std::get_if<BadSubstitution>(&result)) return "error: " + bad->message;
  return std::get<Expanded>(result).text;
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

constexpr Case kPlain[] = {{"", ""},
                           {"no variables: {a} $b $", "no variables: {a} $b $"},
                           {"${name}", "shop"},
                           {"a${name}b${_x1}c", "ashopbunderc"},
                           {"${absent}|${empty}|", "||"},
                           {"$${name}", "${name}"},
                           {"$$$${name}", "$${name}"},
                           {"$$${name}", "$shop"},
                           {"a$$b", "a$b"},
                           {"${dollar}", "${name}"},
                           {"$name", "$name"},
                           {"${1}", ""}};

constexpr Case kDefaults[] = {{"${absent:-d}", "d"},
                              {"${empty:-d}", "d"},
                              {"${name:-d}", "shop"},
                              {"${absent:=d}", "d"},
                              {"${absent=d}", "d"},
                              {"${absent:?d}", "d"},
                              {"${absent:+d}", "d"},
                              {"${name:+d}", "shop"},
                              {"${absent:-}", ""},
                              {"${absent:-a b: c}", "a b: c"},
                              {"${absent:-${name}}", "shop"},
                              {"${absent:-x${name}y${n}}", "xshopy3"},
                              {"${absent:-${empty:-deep}}", "deep"},
                              {"${name:-${", "error: unable to parse variable name"}};

constexpr Case kFunctions[] = {{"${#name}", "4"},
                               {"${#absent}", "0"},
                               {"${Word,}", "heLLo"},
                               {"${Word,,}", "hello"},
                               {"${Word^}", "HeLLo"},
                               {"${Word^^}", "HELLO"},
                               {"${name:1}", "hop"},
                               {"${name:1:2}", "ho"},
                               {"${name:-2}", "shop"},
                               {"${name:0:-1}", "sho"},
                               {"${name:2:-3}", ""},
                               {"${name:9}", ""},
                               {"${name:1:9}", "hop"},
                               {"${name:x}", "shop"},
                               {"${name: 1}", "shop"},
                               {"${name:1:${n}}", "hop"},
                               {"${list/a/x}", "x,b,a"},
                               {"${list//a/x}", "x,b,x"},
                               {"${list//a/}", ",b,"},
                               {"${list/#a/x}", "x,b,a"},
                               {"${list/%a/x}", "a,b,x"},
                               {"${list/#b/x}", "a,b,a"},
                               {"${path//\\//-}", "-usr-local-bin"},
                               {"${path#*/}", "usr/local/bin"},
                               {"${path##*/}", "bin"},
                               {"${file%.*}", "app.tar"},
                               {"${file%%.*}", "app"},
                               {"${file#app?}", "tar.gz"},
                               {"${file#[a-c]pp}", ".tar.gz"},
                               {"${file#[^a]pp}", "app.tar.gz"},
                               {"${file#\\a}", "pp.tar.gz"},
                               {"${file#x}", "app.tar.gz"}};

constexpr Case kErrors[] = {{"${", "error: unable to parse variable name"},
                            {"${}", "error: unable to parse variable name"},
                            {"${-}", "error: unable to parse variable name"},
                            {"${name", "error: missing closing brace"},
                            {"${name-d}", "error: missing closing brace"},
                            {"${na.me}", "error: missing closing brace"},
                            {"${name:}", "error: unable to parse substitution within function"},
                            {"${name:-d", "error: unable to parse substitution within function"},
                            {"${name:1:}", "error: unable to parse substitution within function"},
                            {"${name#}", "error: unable to parse substitution within function"},
                            {"${name/}", "error: bad substitution"},
                            {"${name//}", "error: bad substitution"},
                            {"${name/a}", "error: bad substitution"},
                            {"${#}", "error: bad substitution"},
                            {"${#name:1}", "error: bad substitution"},
                            {"${name^^^}", "error: bad substitution"},
                            {"${name#${n}x}", "error: bad substitution"}};

TEST(Envsubst, ReplacesVariablesAndLeavesEscapedOnes) {
  for (const Case& each : kPlain) EXPECT_EQ(expanded(each.text), each.expected) << each.text;
}

TEST(Envsubst, TakesADefaultForWhatIsEmpty) {
  for (const Case& each : kDefaults) EXPECT_EQ(expanded(each.text), each.expected) << each.text;
}

TEST(Envsubst, CarriesOutFunctions) {
  for (const Case& each : kFunctions) EXPECT_EQ(expanded(each.text), each.expected) << each.text;
}

TEST(Envsubst, RefusesWhatItCannotRead) {
  for (const Case& each : kErrors) EXPECT_EQ(expanded(each.text), each.expected) << each.text;
}

// `a` has a value, `open` has one that nobody can see.
Expanded partly(std::string_view text) {
  const auto result = expand(text, [](std::string_view name) {
    return Variable{name == "a" ? "1" : "", name == "open"};
  });
  return std::get<Expanded>(result);
}

std::string shown(const Expanded& expanded) { return without_marks(expanded.text, expanded.open); }

TEST(Envsubst, KeepsTheExpressionWhereAValueCannotBeSeen) {
  EXPECT_EQ(shown(partly("x ${a} ${open} ${open:-d} y")), "x 1 ${open} ${open:-d} y");
  EXPECT_TRUE(is_open_part(partly("${open^^}").text));
  EXPECT_FALSE(is_open_part(partly("${a:-${open}}").text)) << "the default is not asked for";
  EXPECT_EQ(shown(partly("${b:-x${open}}")), "x${open}");
  EXPECT_EQ(shown(partly("${a/1/${open}}")), "${a/1/${open}}");
}

TEST(Envsubst, IsBoundedInDepthAndSize) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "${a:-";
  const auto none = [](std::string_view) { return Variable{}; };
  EXPECT_EQ(std::get<BadSubstitution>(expand(deep, none)).message, "expressions are nested too deeply");
  std::string wide;
  for (int i = 0; i < 100'000; ++i) wide += "${a}";
  const auto large = [](std::string_view) { return Variable{std::string(1000, 'x')}; };
  EXPECT_EQ(std::get<BadSubstitution>(expand(wide, large)).message, "the result is too large");
}

}  // namespace
}  // namespace sidelint::units
