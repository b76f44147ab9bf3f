// Taking entries out, in every style of writing.
#include <gtest/gtest.h>

#include "tests/unit/yaml/editing.h"

namespace sidelint::edit {
namespace {

TEST(Remove, TakesTheWholeLineOfABlockEntry) {
  check({
      {"remove m/a", "m:\n  a: 1\n  b: 2\n", "m:\n  b: 2\n"},
      {"remove m/b", "m:\n  a: 1\n  b: 2\n", "m:\n  a: 1\n"},
      {"remove m/b", "m:\n  a: 1\n  b: 2\n  c: 3\nn: 4\n", "m:\n  a: 1\n  c: 3\nn: 4\n"},
      {"remove a", "a:\n  x:\n  - y\n  - z\nb: 2\n", "b: 2\n"},
      {"remove a", "a: |\n  one\n\n  two\nb: 2\n", "b: 2\n"},
      {"remove a", "a: \"one\n  two\"\nb: 2\n", "b: 2\n"},
      {"remove a", "\"a\":\nb: 2\n", "b: 2\n"},
  });
}

TEST(Remove, KeepsTheLineEndsThatTheFileHas) {
  check({
      {"remove m/b", "m:\r\n  a: 1\r\n  b: 2\r\n", "m:\r\n  a: 1\r\n"},
      {"remove b", "a: 1\nb: 2", "a: 1\n"},
      {"remove b", "a: 1\r\nb: 2", "a: 1\r\n"},
      {"remove a", "a: 1\nb: 2", "b: 2"},
      {"remove a",
       "\xEF\xBB\xBF"
       "b: 2\na: 1\n",
       "\xEF\xBB\xBF"
       "b: 2\n"},
  });
}

TEST(Remove, TakesTheCommentBehindAndKeepsThoseAbove) {
  check({
      {"remove m/a", "m:\n  # above\n  a: 1  # behind\n  b: 2 # other\n", "m:\n  # above\n  b: 2 # other\n"},
      {"remove m/b", "m:\n  a: 1\n  b: 2\n  # below\nn: 3\n", "m:\n  a: 1\n  # below\nn: 3\n"},
      {"remove m/b", "m:\n  a: 1\n\n  # group\n\n  b: 2\n", "m:\n  a: 1\n\n  # group\n\n"},
  });
}

TEST(Remove, LeavesNoEmptyMappingBehind) {
  check({
      {"remove m/a", "m:\n  a: 1\nn: 2\n", "n: 2\n"},
      {"remove k/m/a", "k:\n  m: # empty soon\n    a: 1\nn: 2\n", "n: 2\n"},
      {"remove m/a", "m: {a: 1}\nn: 2\n", "n: 2\n"},
      {"remove k/m/a", "k: {m: {a: 1}, o: 3}\nn: 2\n", "k: {o: 3}\nn: 2\n"},
      {"remove s/0/a", "s:\n- a: 1\n", "s:\n- {}\n"},
      {"remove s/0/a", "s: [{a: 1}]\n", "s: [{}]\n"},
  });
}

TEST(Remove, LeavesBracesWhereAnEmptyMappingHasAComment) {
  check({
      {"remove m/a", "m:\n  # why\n  a: 1\nn: 2\n", "m: {}\n  # why\nn: 2\n"},
      {"remove m/a", "m: # what\n  # why\n  a: 1\nn: 2\n", "m: {} # what\n  # why\nn: 2\n"},
  });
}

TEST(Remove, PutsTheNextEntryBehindTheDash) {
  check({
      {"remove s/0/a", "s:\n  - a: 1\n    b: 2\n  - a: 3\n", "s:\n  - b: 2\n  - a: 3\n"},
      {"remove s/0/a", "s:\n  - a: 1  # behind\n    b: 2\n", "s:\n  - b: 2\n"},
      {"remove s/0/b", "s:\n  - a: 1\n    b: 2\n", "s:\n  - a: 1\n"},
      {"remove m/a", "? m\n: a: 1\n  b: 2\n", "? m\n: b: 2\n"},
  });
}

TEST(Remove, TakesTheCommaOfAFlowEntry) {
  check({
      {"remove m/a", "m: {a: 1, b: 2}\n", "m: {b: 2}\n"},
      {"remove m/b", "m: {a: 1, b: 2}\n", "m: {a: 1}\n"},
      {"remove m/b", "m: {a: 1, b: 2, c: 3}\n", "m: {a: 1, c: 3}\n"},
      {"remove m/b", "m: { a: 1, b: 2 }\n", "m: { a: 1 }\n"},
      {"remove m/b", "m: {a: 1, b: 2,}\n", "m: {a: 1,}\n"},
      {"remove m/b", "m: {a: 1, b}\n", "m: {a: 1}\n"},
      {"remove m/a", "m: {\n  a: 1,  # behind\n  b: 2\n}\n", "m: {\n  b: 2\n}\n"},
      {"remove m/b", "m: {\n  a: 1,\n  b: 2\n}\n", "m: {\n  a: 1\n}\n"},
  });
}

TEST(Remove, KnowsJson) {
  check({
      {"remove m/a", "{\"m\": {\"a\": \"1\", \"b\": 2}}\n", "{\"m\": {\"b\": 2}}\n"},
      {"remove m/b", "{\n  \"m\": {\n    \"a\": \"1\",\n    \"b\": 2\n  }\n}\n",
       "{\n  \"m\": {\n    \"a\": \"1\"\n  }\n}\n"},
      {"remove m/a", "{\n\t\"m\": {\n\t\t\"a\": \"1\",\n\t\t\"b\": 2\n\t}\n}\n",
       "{\n\t\"m\": {\n\t\t\"b\": 2\n\t}\n}\n"},
  });
}

TEST(Remove, TouchesOnlyItsDocument) {
  EXPECT_EQ(edit("a: 1\nb: 2\n---\na: 1\nb: 2\n---\na: 1\nb: 2\n", {"remove a"}, 1),
            "a: 1\nb: 2\n---\nb: 2\n---\na: 1\nb: 2\n");
}

TEST(Remove, TakesAMergedMappingsNeighbour) {
  check({{"remove m/a", "d: &d {x: 1}\nm:\n  <<: *d\n  a: 1\n", "d: &d {x: 1}\nm:\n  <<: *d\n"}});
}

TEST(Remove, IsRefusedWhereItWouldDoMore) {
  const std::string otherwise = "refused: the edited document would read otherwise";
  check({
      {"remove m/a", "d: &d {a: 0}\nm:\n  <<: *d\n  a: 1\n", otherwise},  // the merged one would come to light
      {"remove a", "a: &x 1\nb: *x\n", otherwise},
      {"remove d/a", "d: &d {a: 0, b: 1}\nm: *d\n", "refused: it stands in a value that is used elsewhere, too (&d)"},
      {"remove m/a", "d: &d {a: 0}\nm: *d\n", "refused: it stands in a value that is used elsewhere, too (&d)"},
      {"remove a", "a: 1\n", "refused: nothing would be left of the document"},
      {"remove s/0/a", "s:\n  - a: 1\n    # next\n    b: 2\n", "refused: a comment would be lost"},
      {"remove m/b", "m: {\n  a: 1, # mine\n  b: 2\n}\n", "refused: a comment would be lost"},
      {"remove m", "? m\n: 1\nb: 2\n", "refused: its key is written with a question mark"},
  });
}

TEST(Remove, OfTwoOfAKindTakesTheHiddenOne) {
  Origins origins;
  origins.reserve_shards(1);
  const std::string text = "m:\n  a: 1\n  b: 2\n  a: 3\n";
  const yaml::Piece piece = yaml::split(text, SourceId{0}).front();
  const OriginId first = OriginId::written({SourceId{0}, 5, 6});
  const Plan plan = Editor(text, piece).plan(std::vector{remove(first)});
  ASSERT_EQ(plan.index(), 0U) << std::get<1>(plan).why;
  EXPECT_EQ(edited(text, std::get<0>(plan)), "m:\n  b: 2\n  a: 3\n");
}

}  // namespace
}  // namespace sidelint::edit
