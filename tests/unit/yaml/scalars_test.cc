// What scalars are. The expected values are those of sigs.k8s.io/yaml 1.6.
#include <string>

#include <gtest/gtest.h>

#include "tests/unit/yaml/read.h"

namespace sidelint::yaml {
namespace {

struct Case {
  const char* scalar;
  const char* json;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const Case& one : cases)
    EXPECT_EQ(read(std::string("- ") + one.scalar), std::string("[") + one.json + "]") << one.scalar;
}

TEST(Scalars, YamlElevenHasManyWordsForTrueAndFalse) {
  expect_all({{"y", "true"},
              {"Yes", "true"},
              {"ON", "true"},
              {"True", "true"},
              {"n", "false"},
              {"NO", "false"},
              {"off", "false"},
              {"FALSE", "false"},
              {"yES", "\"yES\""},
              {"tru", "\"tru\""},
              {"\"yes\"", "\"yes\""},
              {"'on'", "\"on\""},
              {"enabled", "\"enabled\""}});
}

TEST(Scalars, NullHasFiveSpellings) {
  expect_all({{"", "null"}, {"~", "null"}, {"null", "null"}, {"Null", "null"}, {"NULL", "null"}, {"nULL", "\"nULL\""}});
}

TEST(Scalars, IntegersHaveBasesAndUnderscores) {
  expect_all({{"12", "12"},
              {"+12", "12"},
              {"-0", "0"},
              {"0x1F", "31"},
              {"0X1f", "31"},
              {"010", "8"},
              {"0o17", "15"},
              {"0b101", "5"},
              {"-0b101", "-5"},
              {"0b-101", "-5"},
              {"1_000", "1000"},
              {"1__0", "10"},
              {"0_", "0"},
              {"0o8", "\"0o8\""},
              {"0x", "\"0x\""},
              {"9223372036854775807", "9223372036854775807"},
              {"18446744073709551615", "18446744073709551615"},
              {"-9223372036854775808", "-9223372036854775808"}});
}

TEST(Scalars, WhatIsNoIntegerMayBeAFloat) {
  expect_all({{"1.5", "1.5"},
              {"1.", "1"},
              {".5", "0.5"},
              {"-.5", "-0.5"},
              {"1e3", "1000"},
              {"1E-7", "1e-7"},
              {"1e21", "1e+21"},
              {"08", "8"},
              {"09.5", "9.5"},
              {".1_0", "0.1"},
              {"._1", "\"._1\""},
              {"1e-400", "0"},
              {"1e400", "\"1e400\""},
              {"1.2.3", "\"1.2.3\""},
              {"18446744073709551616", "18446744073709552000"}});
}

TEST(Scalars, SexagesimalNumbersAndTimestampsAreStrings) {
  expect_all({{"1:30", "\"1:30\""},
              {"190:20:30.15", "\"190:20:30.15\""},
              {"2001-01-01", "\"2001-01-01\""},
              {"2001-12-14t21:59:43.10Z", "\"2001-12-14t21:59:43.10Z\""}});
}

TEST(Scalars, ExplicitTagsDecide) {
  expect_all({{"!!str 12", "\"12\""},
              {"!!int \"12\"", "12"},
              {"!!float 1", "1"},
              {"!!bool \"yes\"", "true"},
              {"!!null ''", "null"},
              {"!!binary aGk=", "\"hi\""},
              {"!custom 12", "\"12\""},
              {"! 12", "\"12\""},
              {"!!timestamp 2001-1-2", "\"2001-1-2\""},
              {"!<tag:yaml.org,2002:int> 5", "5"}});
}

TEST(Scalars, TagsThatDoNotFitAreRefused) {
  EXPECT_EQ(read("a: !!int x"), "refused: cannot decode !!str `x` as a !!int");
  EXPECT_EQ(read("a: !!int 1.5"), "refused: cannot decode !!float `1.5` as a !!int");
  EXPECT_EQ(read("a: !!bool 1"), "refused: cannot decode !!int `1` as a !!bool");
  EXPECT_EQ(read("a: !!timestamp 2001-2-30"), "refused: cannot decode !!str `2001-2-30` as a !!timestamp");
  EXPECT_EQ(read("a: !!binary \"*\""), "refused: !!binary value contains invalid base64 data");
}

TEST(Scalars, NumbersThatJsonLacksAreRefusedUnlessOverridden) {
  EXPECT_EQ(read("a: .nan"), "refused: unsupported value: `.nan` is no number in JSON");
  EXPECT_EQ(read("a: [-.inf]"), "refused: unsupported value: `-.inf` is no number in JSON");
  EXPECT_EQ(read("a: .inf\na: 1"), R"({"a":1})");
}

TEST(Scalars, NodesAnswerWithTheirTextAndTheirValue) {
  const Reading reading("t: yes\ni: 0x10\nf: 1.50\nnone: ~\ns: \"a\\tb\"\nbig: 18446744073709551615\nseq: []");
  const Node root = reading.root();
  EXPECT_EQ(root.find("t").text(), "yes");
  EXPECT_EQ(root.find("t").boolean(), true);
  EXPECT_EQ(root.find("i").text(), "0x10");
  EXPECT_EQ(root.find("i").integer(), 16);
  EXPECT_EQ(root.find("i").boolean(), std::nullopt);
  EXPECT_EQ(root.find("f").text(), "1.50");
  EXPECT_EQ(root.find("f").integer(), std::nullopt);
  EXPECT_EQ(root.find("none").text(), "~");
  EXPECT_EQ(root.find("s").text(), "a\tb");
  EXPECT_EQ(root.find("big").kind(), Kind::integer);
  EXPECT_EQ(root.find("big").integer(), std::nullopt);
  EXPECT_EQ(root.find("seq").text(), "");
}

TEST(Scalars, StylesAreKept) {
  const Reading reading("[a, 'b', \"c\"]\n");
  EXPECT_EQ(reading.root().style(), Style::flow);
  EXPECT_EQ(reading.root().item(0).style(), Style::plain);
  EXPECT_EQ(reading.root().item(1).style(), Style::single_quoted);
  EXPECT_EQ(reading.root().item(2).style(), Style::double_quoted);
  const Reading block("l: |\n  x\nf: >\n  x\n");
  EXPECT_EQ(block.root().style(), Style::block);
  EXPECT_EQ(block.root().find("l").style(), Style::literal);
  EXPECT_EQ(block.root().find("f").style(), Style::folded);
}

}  // namespace
}  // namespace sidelint::yaml
