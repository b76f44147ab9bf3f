#include "engine/yaml/emit.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

#include "tests/unit/yaml/read.h"

namespace sidelint::yaml {
namespace {

struct Case {
  std::string_view read;
  std::string_view written;  // by sigs.k8s.io/yaml 1.6
};

constexpr std::array kCases = {
    Case{"a10: 1\na2: 2\nB: 3\n_: 4\n", "_: 4\nB: 3\na2: 2\na10: 1\n"},
    Case{"[[1, [2]], {x: {}, 'y': []}]", "- - 1\n  - - 2\n- x: {}\n  \"y\": []\n"},
    Case{"[yes, 'yes', ~, 'null', 1_000, '1', 1.0, 2.50, 1e6, 1e21, 1234567.5, 0.00001]",
         "- true\n- \"yes\"\n- null\n- \"null\"\n- 1000\n- \"1\"\n- 1\n- 2.5\n- 1000000\n- 1e+21\n- 1.2345675e+06\n- "
         "1e-05\n"},
    Case{"['2020-01-01', '12:30', '0x1F', '', '- a', 'a: b', 'a #b', '<<', '=']",
         "- \"2020-01-01\"\n- \"12:30\"\n- \"0x1F\"\n- \"\"\n- '- a'\n- 'a: b'\n- 'a #b'\n- <<\n- =\n"},
    Case{"[\"a\\nb\", \"a\\nb\\n\", \"a\\n\\n\", \" a\\nb\", \"a \\nb\", \"tab\\t\"]",
         "- |-\n  a\n  b\n- |\n  a\n  b\n- |+\n  a\n\n- |2-\n   a\n  b\n- \"a \\nb\"\n- \"tab\\t\"\n"},
    Case{"plain", "plain\n"},
    Case{"'a: b'", "'a: b'\n"},
};

TEST(Emit, WritesAsKubernetesToolsDo) {
  for (const Case& c : kCases) {
    const Reading reading{std::string(c.read)};
    EXPECT_EQ(to_yaml(to_value(reading.root())), c.written) << c.read;
  }
}

TEST(Emit, FoldsWordsAtEightyColumns) {
  std::string words;
  for (int i = 0; i < 20; ++i) words += "word ";
  const Reading reading("a: " + words + "end\n");
  EXPECT_EQ(to_yaml(to_value(reading.root())),
            "a: word word word word word word word word word word word word word word word word\n"
            "  word word word word end\n");
}

TEST(Emit, WritesWhatReadsAsTheSameValue) {
  const Reading reading("x: {y: ['#', '|', \"\\t\", \"\\u0007\", \"é\", '%d', '@x'], 'a b': 'c:d'}\n");
  const Reading again(to_yaml(to_value(reading.root())));
  EXPECT_TRUE(same_json(to_value(reading.root()), to_value(again.root())));
}

TEST(Emit, ReplacesBytesThatAreNoText) { EXPECT_EQ(to_yaml(Value::string("a\xFFz")), "a\uFFFDz\n"); }

}  // namespace
}  // namespace sidelint::yaml
