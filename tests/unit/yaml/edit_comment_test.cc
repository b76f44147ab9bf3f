// Comments put in above something, in every style of writing.
#include <gtest/gtest.h>

#include "tests/unit/yaml/editing.h"

namespace sidelint::edit {
namespace {

TEST(Comment, StandsAboveTheLineAndIsIndentedLikeIt) {
  check({
      {"comment m/a why", "m:\n  a: 1\n  b: 2\n", "m:\n  # why\n  a: 1\n  b: 2\n"},
      {"comment m why", "m: {a: 1}\n", "# why\nm: {a: 1}\n"},
      {"comment m/a why", "n: 1\nm: {a: 1}\n", "n: 1\n# why\nm: {a: 1}\n"},
      {"comment s/1/x why", "s:\n- 1\n- x: 2\n", "s:\n- 1\n# why\n- x: 2\n"},
      {"comment m/a why", "m:\n  # old\n  a: 1  # behind\n", "m:\n  # old\n  # why\n  a: 1  # behind\n"},
      {"comment m/a why", "m:\n  a: |\n    text\n", "m:\n  # why\n  a: |\n    text\n"},
      {"comment m/b why", "m: {a: 1,\n  b: 2}\n", "m: {a: 1,\n  # why\n  b: 2}\n"},
  });
}

TEST(Comment, HasTheLineEndOfTheFile) {
  check({
      {"comment m/a why", "m:\r\n  a: 1\r\n", "m:\r\n  # why\r\n  a: 1\r\n"},
      {"comment b why", "a: 1\nb: 2", "a: 1\n# why\nb: 2"},
      {"comment a why",
       "\xEF\xBB\xBF"
       "a: 1\n",
       "\xEF\xBB\xBF"
       "# why\na: 1\n"},
  });
}

TEST(Comment, OfALaterDocumentStaysInIt) {
  EXPECT_EQ(edit("a: 1\n---\nb: 2\n", {"comment b why"}, 1), "a: 1\n---\n# why\nb: 2\n");
}

TEST(Comment, IsRefusedWhereItWouldBeSomethingElse) {
  check({
      {"comment m/b why", "m: {a: \"1\n  2\", b: 2}\n", "refused: nobody would take it for a comment there"},
      {"comment m why", "{\"m\": 1}\n", "refused: JSON has no comments"},
  });
}

TEST(Comment, SeveralGoInAtOnce) {
  EXPECT_EQ(edit("a: 1\nb: 2\n", {"comment a x", "comment b y"}), "# x\na: 1\n# y\nb: 2\n");
}

}  // namespace
}  // namespace sidelint::edit
