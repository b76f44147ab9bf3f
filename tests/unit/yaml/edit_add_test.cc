// Putting entries and items in, changing and moving them, in every style of writing.
#include <gtest/gtest.h>

#include "tests/unit/yaml/editing.h"

namespace sidelint::edit {
namespace {

TEST(Set, KeepsTheQuotesThatAreThere) {
  check({
      {"set a enabled", "a: true\n", "a: enabled\n"},
      {"set a enabled", "a: \"true\"  # why\n", "a: \"enabled\"  # why\n"},
      {"set a enabled", "a: 'true'\n", "a: 'enabled'\n"},
      {"set a it's", "a: 'x'\n", "a: 'it''s'\n"},
      {"set m/a x", "m: {a: y, b: z}\n", "m: {a: x, b: z}\n"},
      {"set s/1 x", "s: [a, b]\n", "s: [a, x]\n"},
      {"set a x", "{\"a\": true}\n", "{\"a\": \"x\"}\n"},
  });
}

TEST(Set, QuotesWhatIsNoBareString) {
  check({
      {"set a true", "a: true\n", "a: \"true\"\n"},
      {"set a off", "a: off\n", "a: \"off\"\n"},
      {"set a 5432", "a: 5432\n", "a: \"5432\"\n"},
      {"set a 5432", "a: 5432\nb: 'x'\n", "a: '5432'\nb: 'x'\n"},
      {"set a ${x}", "a: y\n", "a: \"${x}\"\n"},
      {"set a x", "a: !!bool true\n", "a: x\n"},
      {"set a x", "a: |\n  one\n  two\nb: 1\n", "a: x\nb: 1\n"},
  });
}

TEST(Set, FillsAnEntryWithoutAValue) {
  check({
      {"fill a x", "a:\nb: 1\n", "a: x\nb: 1\n"},
      {"fill a x", "a:  # why\nb: 1\n", "a: x  # why\nb: 1\n"},
      {"fill m/a x", "m: {a: , b: 1}\n", "m: {a: x , b: 1}\n"},
      {"fill a x", "a: ~\n", "a: x\n"},
  });
}

TEST(Set, IsRefusedWhereMoreThanOneValueHangsOnIt) {
  check({
      {"set a x", "a: &a y\nb: *a\n", "refused: it is used elsewhere, too (&a)"},
      {"fill b x", "a: &a y\nb: *a\n", "refused: its value is no scalar"},
      {"set a x", "a: [1]\n", "refused: its value is no scalar"},
      {"set d/a x", "d: &d\n  a: y\ne: *d\n", "refused: it stands in a value that is used elsewhere, too (&d)"},
  });
  EXPECT_EQ(edit("a: &a y\nb: 1\n", {"set a x"}), "a: x\nb: 1\n");
}

TEST(Rename, ChangesTheKeyAlone) {
  check({
      {"rename m/a b.c/d", "m:\n  a: 1  # why\n", "m:\n  b.c/d: 1  # why\n"},
      {"rename m/a b", "m: {'a': 1}\n", "m: {'b': 1}\n"},
      {"rename m/a b", "m: {\"a\": 1}\n", "m: {\"b\": 1}\n"},
      {"rename a b", "a: |\n  x\n", "b: |\n  x\n"},
      {"rename a b", "a: 1\nb: 2\n", "refused: the edited document would read otherwise"},
  });
}

TEST(Add, GoesBehindTheLastEntryOfABlock) {
  check({
      {"add m k v", "m:\n  a: 1\nn: 2\n", "m:\n  a: 1\n  k: v\nn: 2\n"},
      {"add m k true", "m:\n    a: 1  # one\n\nn: 2\n", "m:\n    a: 1  # one\n    k: \"true\"\n\nn: 2\n"},
      {"add . k v", "a: 1\nb:\n  c: 2\n", "a: 1\nb:\n  c: 2\nk: v\n"},
      {"add . k v", "a: 1", "a: 1\nk: v"},
      {"add . k v", "a: 1\r\n", "a: 1\r\nk: v\r\n"},
      {"add m k v", "m:\n  a: |\n    x\n    y\n\nn: 2\n", "m:\n  a: |\n    x\n    y\n  k: v\n\nn: 2\n"},
      {"add m k v", "m:\n  \"a\": 1\n", "m:\n  \"a\": 1\n  \"k\": v\n"},
      {"add m k v", "m:\n  a: 1\n  # below\nn: 2\n", "m:\n  a: 1\n  k: v\n  # below\nn: 2\n"},
  });
}

TEST(Add, GoesIntoBraces) {
  check({
      {"add m k v", "m: {a: 1}\n", "m: {a: 1, k: v}\n"},
      {"add m k v", "m: { a: 1 }\n", "m: { a: 1, k: v }\n"},
      {"add m k v", "m: {a: 1,}\n", "m: {a: 1, k: v,}\n"},
      {"add m k v", "m: {}\n", "m: {k: v}\n"},
      {"add m k v", "m: { }\n", "m: {k: v}\n"},
      {"add m k v", "m: {\n  a: 1\n}\n", "m: {\n  a: 1,\n  k: v\n}\n"},
      {"add m k v", "m: {\n  a: 1  # one\n}\n", "m: {\n  a: 1,  # one\n  k: v\n}\n"},
      {"add m k v", "m: {\n  a: 1,  # one\n}\n", "m: {\n  a: 1,  # one\n  k: v,\n}\n"},
      {"add m k v", "{\"m\": {\"a\": 1}}\n", "{\"m\": {\"a\": 1, \"k\": \"v\"}}\n"},
      {"add m k v", "{\n  \"m\": {\n    \"a\": 1\n  }\n}", "{\n  \"m\": {\n    \"a\": 1,\n    \"k\": \"v\"\n  }\n}"},
  });
}

TEST(Add, MakesTheMappingsThatAreMissing) {
  check({
      {"add m.l k v", "m:\n  a: 1\n", "m:\n  a: 1\n  l:\n    k: v\n"},
      {"add m.l k v", "m:\n    a: 1\n", "m:\n    a: 1\n    l:\n        k: v\n"},
      {"add m.l k v", "m:\n  l:\n  a: 1\n", "m:\n  l:\n    k: v\n  a: 1\n"},
      {"add m.l k v", "m:\n  l:  # none yet\n  a: 1\n", "m:\n  l:  # none yet\n    k: v\n  a: 1\n"},
      {"add m.l k v", "m:\n  l: ~\n", "m:\n  l: {k: v}\n"},
      {"add m.l k v", "m: {a: 1}\n", "m: {a: 1, l: {k: v}}\n"},
      {"add m.l k v", "m: {l: , a: 1}\n", "m: {l: {k: v} , a: 1}\n"},
      {"add m.l k v", "m: {}\n", "m: {l: {k: v}}\n"},
      {"add m.o.l k v", "a: 1\n", "a: 1\nm:\n  o:\n    l:\n      k: v\n"},

      {"add m.l k v", "{\"m\": {}}", "{\"m\": {\"l\": {\"k\": \"v\"}}}"},
  });
}

TEST(Add, IsRefusedWhereSomethingElseIs) {
  check({
      {"add m k v", "m: 1\n", "refused: no mapping is where it belongs"},
      {"add m k v", "m: [1]\n", "refused: no mapping is where it belongs"},
      {"add m k v", "d: &d {a: 1}\nm: *d\n", "refused: no mapping is where it belongs"},
      {"add d k v", "d: &d {a: 1}\nm: *d\n", "refused: the place where it belongs is used elsewhere, too (&d)"},
      {"add m k v", "m:\n  k: w\n", "refused: the edited document would read otherwise"},
      {"add m.l k v", "d: &d {l: {a: 1}}\nm:\n  <<: *d\n  b: 2\n", "refused: the edited document would read otherwise"},
      {"add m k v", "m: {a: 1}\nm: {a: 1}\n", "refused: `m` is written twice"},
  });
}

TEST(Append, GoesBehindTheLastItem) {
  check({
      {"append s b", "s:\n- a\nn: 1\n", "s:\n- a\n- b\nn: 1\n"},
      {"append s b", "s:\n  - a  # one\n", "s:\n  - a  # one\n  - b\n"},
      {"append s true", "s:\n  - k: 1\n    l: 2\n", "s:\n  - k: 1\n    l: 2\n  - \"true\"\n"},
      {"append s b", "s: [a]\n", "s: [a, b]\n"},
      {"append s b", "s: []\n", "s: [b]\n"},
      {"append s b", "s: [\n  a\n]\n", "s: [\n  a,\n  b\n]\n"},
      {"append s b", "{\"s\": [\"a\"]}", "{\"s\": [\"a\", \"b\"]}"},
      {"append s b", "s: 1\n", "refused: no list is where it belongs"},
      {"append d b", "d: &d [a]\ne: *d\n", "refused: the place where it belongs is used elsewhere, too (&d)"},
  });
}

TEST(Move, TakesTheValueAsItIsWritten) {
  check({
      {"move m/k p", "m:\n  k: \"v\"\n  a: 1\np:\n  b: 2\n", "m:\n  a: 1\np:\n  b: 2\n  k: \"v\"\n"},
      {"move m/k p", "m:\n  k: 'v'\np:\n  b: 2\n", "p:\n  b: 2\n  k: 'v'\n"},
      {"move m/k p.l", "m:\n  k: v\np:\n  b: 2\n", "p:\n  b: 2\n  l:\n    k: v\n"},
      {"move m/k p", "m:\n  k: v\np: {b: 2}\n", "p: {b: 2, k: v}\n"},
      {"move m/k p", "m: {k: v, a: 1}\np:\n  b: 2\n", "m: {a: 1}\np:\n  b: 2\n  k: v\n"},
      {"move m/k p", "m:\n  k: a, b\np: {b: 2}\n", "p: {b: 2, k: \"a, b\"}\n"},
      {"move m/k p", "p:\n  b: 2\nm:\n  k: v", "p:\n  b: 2\n  k: v\n"},
      {"move m/k p", "{\"m\": {\"k\": \"v\"}, \"p\": {}}", "{\"p\": {\"k\": \"v\"}}"},
      {"move a/l/k a.m", "a:\n  l:\n    k: v\n", "a:\n  m:\n    k: v\n"},
      {"move a/l/k a.m", "a:\n  l:\n    k: v", "a:\n  m:\n    k: v"},
      {"move a/l/k a.m", "a:\r\n  l:\r\n    k: v", "a:\r\n  m:\r\n    k: v"},
      {"move a/l/k a.m", "a: {l: {k: v}}\n", "refused: nothing would be left in its place"},
  });
}

TEST(Move, TakesTheCommentsAlong) {
  check({
      {"move m/k p", "m:\n  # why\n  k: v  # how\n  a: 1\np:\n    b: 2\n",
       "m:\n  a: 1\np:\n    b: 2\n    # why\n    k: v  # how\n"},
      {"move m/k p", "m:\n  # group\n\n  # why\n  k: v\n  a: 1\np:\n  b: 2\n",
       "m:\n  # group\n\n  a: 1\np:\n  b: 2\n  # why\n  k: v\n"},
      {"move m/k p", "m:\n  # why\n  k: v\np:\n  b: 2\n", "p:\n  b: 2\n  # why\n  k: v\n"},
      {"move m/k p", "m:\n  k: v  # how\np: {b: 2}\n", "refused: a comment would be lost"},
      {"move m/k p", "m: {k: v}  # of m\np:\n  b: 2\n", "m: {}  # of m\np:\n  b: 2\n  k: v\n"},
      {"move m/k p", "m:  # of m\n  k: v\np:\n  b: 2\n", "m: {}  # of m\np:\n  b: 2\n  k: v\n"},
  });
}

TEST(Move, CarriesBlockScalarsToAnotherColumn) {
  check({
      {"move m/k p.o", "m:\n  a: 1\n  k: |\n    one\n      two\n\n    three\np:\n  o:\n    b: 2\n",
       "m:\n  a: 1\np:\n  o:\n    b: 2\n    k: |\n      one\n        two\n\n      three\n"},
      {"move p/o/k m", "m:\n  a: 1\np:\n  o:\n    k: |-\n      one\n      two\n    b: 2\n",
       "m:\n  a: 1\n  k: |-\n    one\n    two\np:\n  o:\n    b: 2\n"},
      {"move m/k p", "m:\r\n  k: |\r\n    one\r\n  a: 1\r\np: {}\r\n", "m:\r\n  a: 1\r\np: {k: \"one\\n\"}\r\n"},
  });
}

TEST(Move, WorksWithinAnItemOfAList) {
  check(
      {{"move items/0/metadata/annotations/k items.metadata",
        "items:\n- metadata:\n    annotations:\n      k: v\n      a: 1\n", "refused: no mapping is where it belongs"}});
  const std::string list =
      "kind: List\nitems:\n- kind: Pod\n  metadata:\n    name: a\n    annotations:\n      k: \"true\"\n- kind: Pod\n";
  Origins origins;
  origins.reserve_shards(1);
  const yaml::Piece piece = yaml::split(list, SourceId{0}).front();
  const yaml::Loaded loaded = yaml::load_piece(list, piece, origins);
  const yaml::Node item = std::get<0>(loaded)->root().find("items").item(0);
  const Plan plan =
      Editor(list, piece)
          .plan(std::vector{move(key_at(item, "metadata/annotations/k"), Place{item.origin(), "metadata.labels"})});
  ASSERT_EQ(plan.index(), 0U) << std::get<1>(plan).why;
  EXPECT_EQ(edited(list, std::get<0>(plan)),
            "kind: List\nitems:\n- kind: Pod\n  metadata:\n    name: a\n    labels:\n      k: \"true\"\n- kind: Pod\n");
}

TEST(Operations, AreDoneTogether) {
  EXPECT_EQ(edit("m:\n  a: 1\n  b: 2\n", {"remove m/a", "rename m/b c", "add . k v"}), "m:\n  c: 2\nk: v\n");
  EXPECT_EQ(edit("m:\n  a: 1\n  b: 2\n", {"add m k v", "add m l w"}), "refused: two of its parts meet in one place");
}

}  // namespace
}  // namespace sidelint::edit
