#include <string_view>

#include <gtest/gtest.h>

#include "engine/model/reader.h"

namespace sidelint::model {
namespace {

TEST(Placeholder, BracesOfTemplatesAreOneEverywhere) {
  for (const std::string_view text : {"${A}", "x-${A}", "{{ .a }}", "{{a}}-x"}) {
    EXPECT_TRUE(holds_placeholder(text)) << text;
    EXPECT_TRUE(holds_blank(text)) << text;
  }
  for (const std::string_view text : {"$A", "<a>", "}}", "$", ""}) EXPECT_FALSE(holds_placeholder(text)) << text;
}

TEST(Placeholder, WordsInTheMarksOfScriptsAreBlanks) {
  for (const std::string_view text :
       {"$TAG", "v-$tag", "$(Build.BuildId)", "<your namespace>", "a-<b>", "%TAG%", "@TAG@", "@@TAG@@", "#{tag}#",
        "{name}", "[[name]]", "((name))", "__TAG__", "v__TAG_1__", "{tag}-x"}) {
    EXPECT_TRUE(holds_blank(text)) << text;
  }
}

TEST(Placeholder, OtherTextIsMeantAsItStands) {
  for (const std::string_view text : {"v1.2", "team@example.com", "100% of 50%", "a<b", "a < b > c", "$", "$1", "US$",
                                      "__init__", "a__b", "____", "{}", "<>", "@", "CAPITALS", "my app", "1.0+build"}) {
    EXPECT_FALSE(holds_blank(text)) << text;
  }
}

TEST(Placeholder, CapitalsAloneAreNoName) {
  for (const std::string_view text : {"NAMESPACE", "ASM_VERSION", "REV-1", "$rev"}) EXPECT_TRUE(is_blank_name(text));
  for (const std::string_view text : {"default", "1-24", "Canary", "", "1.24.2"}) EXPECT_FALSE(is_blank_name(text));
}

}  // namespace
}  // namespace sidelint::model
