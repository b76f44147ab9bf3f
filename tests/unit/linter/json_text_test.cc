#include "linter/json_text.h"

#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "engine/source/origin.h"
#include "engine/yaml/load.h"

namespace sidelint::linter {
namespace {

TEST(JsonText, KeepsWhatIsSeenAndEscapesWhatIsNot) {
  const struct {
    std::string text;
    std::string written;
  } cases[] = {
      {"", R"("")"},
      {"a \"b\" \\c", R"("a \"b\" \\c")"},
      {"grün 猫 😀", R"("grün 猫 😀")"},
      {std::string("a\nb\0c\x7f", 6), R"("a\u000ab\u0000c\u007f")"},
      {"\u202Eevil\u200B\uFEFF\u0085", R"("\u202eevil\u200b\ufeff\u0085")"},
      {"a\xff\xc3z", R"("a\ufffd\ufffdz")"},
  };
  for (const auto& each : cases) EXPECT_EQ(json_text(each.text), each.written);
}

// A baseline is written as JSON and read as YAML.
TEST(JsonText, IsReadAsTheSameTextAsJsonAndAsYaml) {
  const std::string text = "a \"\\\n\t\u202E grün 😀 \U000E0041 z";
  EXPECT_EQ(nlohmann::json::parse(json_text(text)).get<std::string>(), text);
  const std::string document = "{\"key\": " + json_text(text) + "}";
  Origins origins;
  origins.reserve_shards(1);
  const yaml::Loaded loaded =
      yaml::load(document, {SourceId{0}, 0, static_cast<std::uint32_t>(document.size())}, origins);
  const auto* read = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
  ASSERT_NE(read, nullptr);
  EXPECT_EQ((*read)->root().find("key").text(), text);
}

}  // namespace
}  // namespace sidelint::linter
