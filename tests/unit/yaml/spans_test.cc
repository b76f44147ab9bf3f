// Where values stand: the marks in the texts are the spans.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/yaml/read.h"

namespace sidelint::yaml {
namespace {

TEST(Spans, OfScalarsLeaveOutAnchorsTagsAndComments) {
  const Reading reading("a: 1 # c\nb: &x  'q ''s'\nc: !!str \"d\\n\"\nd: &y !!int\n  12\ne: *x\n");
  const Node root = reading.root();
  EXPECT_EQ(reading.written(root.find("a")), "1");
  EXPECT_EQ(reading.written(root.find("b")), "'q ''s'");
  EXPECT_EQ(reading.written(root.find("c")), "\"d\\n\"");
  EXPECT_EQ(reading.written(root.find("d")), "12");
  EXPECT_EQ(reading.written(root.find("e")), "*x");
  EXPECT_EQ(reading.written(root.find_key("e")), "e");
}

TEST(Spans, OfBlockScalarsGoFromTheirSignToTheLastLineWithText) {
  const Reading reading("a: |-  # c\n  x\n\n  y\n\n\nb: >+\n  z\n\n# end\n");
  EXPECT_EQ(reading.written(reading.root().find("a")), "|-  # c\n  x\n\n  y");
  EXPECT_EQ(reading.written(reading.root().find("b")), ">+\n  z");
}

TEST(Spans, OfBlockCollectionsGoFromTheFirstKeyOrDashToTheLastChild) {
  const Reading reading("spec: &s\n  # c\n  a: 1\n  b: [x]\n\n# c\nitems:\n- p\n- q: r\n\nlast: {}\n");
  EXPECT_EQ(reading.written(reading.root().find("spec")), "a: 1\n  b: [x]");
  EXPECT_EQ(reading.written(reading.root().find("items")), "- p\n- q: r");
  EXPECT_EQ(reading.written(reading.root().find("items").item(1)), "q: r");
  EXPECT_EQ(reading.written(reading.root().find("last")), "{}");
}

TEST(Spans, OfFlowCollectionsHoldTheirBrackets) {
  const Reading reading("a: !t {b: [1, 2] , c: {d} }\ne: [f: g]");
  const Node a = reading.root().find("a");
  EXPECT_EQ(reading.written(a), "{b: [1, 2] , c: {d} }");
  EXPECT_EQ(reading.written(a.find("b")), "[1, 2]");
  EXPECT_EQ(reading.written(a.find("c")), "{d}");
  EXPECT_EQ(reading.written(reading.root().find("e").item(0)), "f: g") << "a pair without brackets";
}

TEST(Spans, OfWhatIsNotWrittenAreEmptyBehindTheKey) {
  const Reading reading("a:\nb: &x\nc: !!null\n");
  const Node root = reading.root();
  for (const char* key : {"a", "b", "c"}) EXPECT_EQ(reading.written(root.find(key)), "") << key;
  EXPECT_EQ(root.find("a").origin().span().begin, 2U);
}

TEST(Spans, AreBytesWhateverTheCharacters) {
  const Reading reading("ключ: значение\n\"日本\": [é, '𝄞', z]\r\nlast: ok\n");
  const Node root = reading.root();
  EXPECT_EQ(reading.written(root.value(0)), "значение");
  EXPECT_EQ(reading.written(root.key(1)), "\"日本\"");
  EXPECT_EQ(reading.written(root.value(1).item(1)), "'𝄞'");
  EXPECT_EQ(reading.written(root.find("last")), "ok");
}

TEST(Spans, CountCrLfAsTwoBytes) {
  const Reading reading("a:\r\n  b: |\r\n    x\r\n    y\r\n  c: d\r\n");
  const Node a = reading.root().find("a");
  EXPECT_EQ(a.find("b").text(), "x\ny\n");
  EXPECT_EQ(reading.written(a.find("b")), "|\r\n    x\r\n    y");
  EXPECT_EQ(reading.written(a.find("c")), "d");
}

TEST(Spans, AreOfTheWholeSourceAndNotOfTheDocument) {
  const std::string text = "x: 1\n---\nkind: Pod\n";
  Origins origins;
  origins.reserve_shards(4);
  const Loaded loaded = load(text, Span{SourceId{3}, 9, 19}, origins);
  const Node kind = std::get<0>(loaded)->root().find("kind");
  EXPECT_EQ(kind.origin().span(), (Span{SourceId{3}, 15, 18}));
}

TEST(Spans, BeginBehindAByteOrderMark) {
  const Reading reading("\xEF\xBB\xBFkind: Pod\n");
  EXPECT_EQ(reading.root().find("kind").text(), "Pod");
  EXPECT_EQ(reading.written(reading.root().find("kind")), "Pod");
}

TEST(Spans, StayRightWhereATextIsReadInAnotherSpelling) {
  const Reading reading("a: [!x, y]\nb: \"it\\'s\"\nc: [!y,z d]\nd: end\n");
  ASSERT_TRUE(reading.document) << reading.problem.message;
  EXPECT_EQ(to_json(reading.root()), R"({"a":["y"],"b":"it's","c":["d"],"d":"end"})");
  EXPECT_EQ(reading.written(reading.root().find("a").item(0)), "y");
  EXPECT_EQ(reading.written(reading.root().find("b")), "\"it\\'s\"");
  EXPECT_EQ(reading.written(reading.root().find("c").item(0)), "d");
  EXPECT_EQ(reading.written(reading.root().find("d")), "end");
}

TEST(Problems, SayWhatAndWhereInTheParsersWords) {
  const Reading reading("é: [a\nb: c\n");
  EXPECT_EQ(reading.problem.message, "did not find expected ',' or ']'");
  EXPECT_EQ(reading.problem.context, "while parsing a flow sequence");
  EXPECT_EQ(reading.at(*reading.problem.context_at), "[");
  EXPECT_EQ(reading.at(reading.problem.at), ":");
  const Reading control("a: b\x01\n");
  EXPECT_EQ(control.problem.message, "control characters are not allowed");
  EXPECT_EQ(control.at(control.problem.at), "\x01");
  const Reading tab("a:\n\tb: c\n");
  EXPECT_EQ(tab.problem.message, "found character that cannot start any token");
  EXPECT_EQ(tab.at(tab.problem.at), "\t");
}

TEST(Problems, OfWhatLibyamlWouldReadOtherwise) {
  EXPECT_EQ(read("%YAML 1.2\n--- a\n"), "refused: found incompatible YAML document");
  EXPECT_EQ(read("%YAML 1.1\n--- a\n"), "\"a\"");
  EXPECT_EQ(read("a: \"b\\/c\""), "refused: found unknown escape character");
  EXPECT_EQ(read("a: \"b\\\\/c\""), R"({"a":"b\\/c"})");
  EXPECT_EQ(read("\xEF\xBB\xBF\xEF\xBB\xBFkind: x\nd: e\n"), "refused: a byte order mark within the text");
  EXPECT_EQ(read("a: b\n\xEF\xBB\xBF"
                 "c: d\n"),
            "refused: a byte order mark within the text");
}

TEST(Documents, OnlyTheFirstIsRead) {
  EXPECT_EQ(read("a: 1\n--- b\n"), R"({"a":1})");
  EXPECT_EQ(read("a: 1\n...\n]]]\n"), R"({"a":1})");
}

TEST(Documents, WithoutContentAreNull) {
  for (const char* text : {"", "\n", "# c\n", "---\n", "---\n# c\n"}) EXPECT_EQ(read(text), "null") << text;
  EXPECT_FALSE(Reading("# c\n").root());
}

}  // namespace
}  // namespace sidelint::yaml
