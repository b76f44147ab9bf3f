// Authors behind the lines of YAML: taken away again, they leave the plain text.
#include "linter/render/annotate.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/yaml/load.h"

namespace sidelint::linter {
namespace {

constexpr std::string_view kMark = "# @@";

std::string annotated(std::string_view text, std::string_view author) {
  Origins origins;
  origins.reserve_shards(1);
  const Span whole{SourceId{0}, 0, static_cast<std::uint32_t>(text.size())};
  const yaml::Loaded loaded = yaml::load(text, whole, origins);
  const yaml::Value value = yaml::to_value(std::get<std::unique_ptr<const yaml::Document>>(loaded)->root());
  return annotated_yaml(value, [author](const yaml::Value&) { return std::string(author); });
}

// Without the marked comments, and the lines that hold nothing else.
std::string stripped(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t mark = line.find(kMark);
    line = line.substr(0, mark);
    while (mark != std::string_view::npos && line.ends_with(' ')) line.remove_suffix(1);
    if (mark == std::string_view::npos || !line.empty()) plain.append(line).append("\n");
  }
  return plain;
}

TEST(Annotate, WithoutItsCommentsTheTextIsThePlainOne) {
  constexpr std::string_view kTexts[] = {
      "a: 1\nb: {c: d, e: [f, {g: h}]}\n",
      "list:\n- - a\n  - b\n- []\n- {}\n",
      "script: |\n  # a comment of its own\n  run\nkept: |+\n  x\n\nend: |-\n  y\n  z\n",
      "long: aaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb ccccccccccccccccccccccccccc ddddddddddd "
      "eeeee\n",
      "- 'quoted: aaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb cccccccccccccccccccccc dddddddddddd eeee # f'\n",
  };
  for (const std::string_view text : kTexts) EXPECT_EQ(stripped(annotated(text, "@@")), annotated(text, "")) << text;
}

TEST(Annotate, ATextThatIsFoldedIsNamedAbove) {
  const std::string text = annotated(
      "k: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb cccccccccccccccccccc ddddddddddd\n",
      "me");
  EXPECT_TRUE(text.starts_with("# me\nk: ")) << text;
}

}  // namespace
}  // namespace sidelint::linter
