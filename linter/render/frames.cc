#include "linter/render/frames.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace sidelint::linter {
namespace {

constexpr std::size_t kShownColumns = 120;

// The part of a line around a column, each control character as a space.
struct Shown {
  std::string text;
  std::size_t column;
};
Shown shown(std::string_view line, std::size_t column) {
  const std::size_t begin = column < kShownColumns ? 0 : column - kShownColumns / 2;
  std::string text(begin > 0 ? "..." : "");
  const std::size_t before = text.size();
  text += line.substr(begin, kShownColumns);
  if (line.size() - begin > kShownColumns) text += "...";
  std::replace_if(
      text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }, ' ');
  return {std::move(text), column - begin + before};
}

// The line that holds the offset, with its number and a caret below the column.
void write_line(std::string_view text, std::size_t offset, std::string_view name, std::ostream& errors) {
  offset = std::min(offset, text.size());
  const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(text.find('\n', offset), text.size());
  const auto number = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n') + 1;
  const std::string gutter = std::to_string(number);
  errors << fmt::format("  --> template {}:{}:{}\n", name, number, offset - begin + 1);
  const Shown line = shown(text.substr(begin, end - begin), offset - begin);
  errors << fmt::format(" {} | {}\n", gutter, line.text);
  errors << fmt::format(" {} | {}^\n", std::string(gutter.size(), ' '), std::string(line.column, ' '));
}

}  // namespace

void write_refusal(std::string_view message, const inject::Refused& refused, const Authors& authors,
                   std::ostream& errors) {
  while (message.ends_with('\n')) message.remove_suffix(1);
  errors << "refused: " << message << '\n';
  if (const auto& error = refused.template_error; error && error->source)
    write_line(error->source->text, error->offset, refused.template_name, errors);
  if (const std::string place = authors.of(refused.at); !place.empty()) errors << "  --> " << place << '\n';
}

}  // namespace sidelint::linter
