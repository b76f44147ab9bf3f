// Keys, duplicate keys, merge keys and aliases. The expected values are those of sigs.k8s.io/yaml 1.6.
#include <string>

#include <gtest/gtest.h>

#include "tests/unit/yaml/read.h"

namespace sidelint::yaml {
namespace {

TEST(Keys, BecomeStrings) {
  EXPECT_EQ(read("1: a\nyes: b\n1.5: c\n0x10: d\n1234567.0: e\n0.00001: f\n.inf: g\n"),
            R"({".inf":"g","1":"a","1.234567e+06":"e","1.5":"c","16":"d","1e-05":"f","true":"b"})");
  const Reading reading("yes: b");
  EXPECT_TRUE(reading.root().key(0).is(Kind::string));
  EXPECT_EQ(reading.root().key(0).text(), "true");
  EXPECT_EQ(reading.written(reading.root().key(0)), "yes");
}

TEST(Keys, ThatCannotBeStringsAreRefused) {
  EXPECT_EQ(read("? [a]\n: b"), "refused: invalid map key: a collection cannot be a key");
  EXPECT_EQ(read("{a: b}: c"), "refused: invalid map key: a collection cannot be a key");
  EXPECT_EQ(read("{{ .Values.x }}: c"), "refused: invalid map key: a collection cannot be a key");
  EXPECT_EQ(read("~: c"), "refused: unsupported map key `~`");
  EXPECT_EQ(read("18446744073709551615: c"), "refused: unsupported map key `18446744073709551615`");
}

TEST(Keys, OfTwoTheLastWinsAndThePairIsRecorded) {
  const Reading reading("a: 1\nb: 2\n\"a\": 3\n");
  EXPECT_EQ(to_json(reading.root()), R"({"a":3,"b":2})");
  ASSERT_EQ(reading.document->duplicate_keys().size(), 1U);
  const DuplicateKey& pair = reading.document->duplicate_keys()[0];
  EXPECT_EQ(pair.key, "a");
  EXPECT_EQ(pair.loses.begin, 0U);
  EXPECT_EQ(reading.at(pair.wins), "\"a\"");
  EXPECT_EQ(reading.root().size(), 2U);
  EXPECT_EQ(reading.root().key(0).text(), "b") << "the winner stands where it was written";
}

TEST(Keys, OfManyAreTold) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "k" + std::to_string(i % 20) + ": " + std::to_string(i) + "\n";
  const Reading reading(text);
  EXPECT_EQ(reading.root().size(), 20U);
  EXPECT_EQ(reading.document->duplicate_keys().size(), 20U);
  EXPECT_EQ(reading.root().find("k7").integer(), 27);
}

TEST(MergeKeys, SetTheirEntriesWhereTheyStand) {
  EXPECT_EQ(read("b: &b {p: 1, q: 2}\nm: {<<: *b, p: 3}"), R"({"b":{"p":1,"q":2},"m":{"p":3,"q":2}})");
  EXPECT_EQ(read("b: &b {p: 1, q: 2}\nm: {p: 3, <<: *b}"), R"({"b":{"p":1,"q":2},"m":{"p":1,"q":2}})");
  EXPECT_EQ(read("m: {<<: {p: 1}, q: 2}"), R"({"m":{"p":1,"q":2}})");
  EXPECT_EQ(Reading("m: {\"<<\": {p: 1}}").root().find("m").key(0).text(), "<<");
}

TEST(MergeKeys, OfAListTheEarlierWins) {
  EXPECT_EQ(read("a: &a {p: 1}\nb: &b {p: 2, q: 2}\nm: {<<: [*a, *b, {r: 3}]}"),
            R"({"a":{"p":1},"b":{"p":2,"q":2},"m":{"p":1,"q":2,"r":3}})");
}

TEST(MergeKeys, WantMappings) {
  constexpr const char* kWhy = "refused: map merge requires map or sequence of maps as the value";
  EXPECT_EQ(read("<<: 1"), kWhy);
  EXPECT_EQ(read("<<: ~"), kWhy);
  EXPECT_EQ(read("<<: [1]"), kWhy);
  EXPECT_EQ(read("a: &a [{x: 1}]\nm: {<<: *a}"), kWhy) << "a list counts only where it is written";
}

TEST(MergeKeys, EntriesFollowTheMappingsOwnAndAreNoDuplicates) {
  const Reading reading("b: &b\n  p: 1\n  q: 2\nm:\n  <<: *b\n  p: 3\n");
  const Node merged = reading.root().find("m");
  ASSERT_EQ(merged.size(), 2U);
  EXPECT_EQ(merged.key(0).text(), "p");
  EXPECT_EQ(merged.key(1).text(), "q");
  EXPECT_TRUE(reading.document->duplicate_keys().empty());
  EXPECT_EQ(reading.written(merged.value(1)), "*b");
  const auto chain = reading.origins.chain(merged.value(1).origin());
  ASSERT_EQ(chain.size(), 2U);
  EXPECT_EQ(reading.at(chain[1]), "2");
}

TEST(Aliases, StandForTheirAnchorAndRememberBothPlaces) {
  const Reading reading("a: &x {k: v}\nb: *x\n");
  EXPECT_EQ(to_json(reading.root()), R"({"a":{"k":"v"},"b":{"k":"v"}})");
  EXPECT_EQ(reading.written(reading.root().find("b")), "*x");
  const auto chain = reading.origins.chain(reading.root().find("b").origin());
  ASSERT_EQ(chain.size(), 2U);
  EXPECT_EQ(reading.at(chain[1]), "{k: v}");
  EXPECT_EQ(reading.written(reading.root().find("b").find("k")), "v") << "what is inside stands at the anchor";
}

TEST(Aliases, AnchorsAreTheLatestOfTheirName) {
  EXPECT_EQ(read("a: &x 1\nb: &x 2\nc: *x"), R"({"a":1,"b":2,"c":2})");
  EXPECT_EQ(read("- &x [&x 1, *x]\n- *x"), "[[1,1],1]");
  EXPECT_EQ(read("&k key: 1\nb: *k"), R"({"b":"key","key":1})");
}

TEST(Aliases, OfNothingOrOfTheirOwnInsideAreRefused) {
  EXPECT_EQ(read("a: *x"), "refused: unknown anchor 'x' referenced");
  EXPECT_EQ(read("a: &x [*x]"), "refused: anchor 'x' value contains itself");
  EXPECT_EQ(read("a: &x\n  b: {c: *x}"), "refused: anchor 'x' value contains itself");
}

TEST(Lookups, OfWhatIsNotThereHaveTheEmptyAnswer) {
  const Reading reading("a: [1]\nb: c");
  const Node root = reading.root();
  EXPECT_FALSE(root.find("x").find("y").item(3).key(0));
  EXPECT_FALSE(root.find("b").find("c"));
  EXPECT_FALSE(root.find("a").item(1));
  EXPECT_FALSE(root.find("a").key(0));
  EXPECT_EQ(root.find("x").text(), "");
  EXPECT_EQ(root.find("x").kind(), Kind::null);
  EXPECT_FALSE(root.find("x").is(Kind::null)) << "absent is not null";
  EXPECT_EQ(reading.written(root.find_key("b")), "b");
  EXPECT_FALSE(root.find_key("x"));
}

}  // namespace
}  // namespace sidelint::yaml
