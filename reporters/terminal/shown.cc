#include "reporters/terminal/shown.h"

#include <algorithm>

#include <fmt/format.h>

#include "reporters/terminal/style.h"
#include "reporters/unicode/utf8.h"
#include "reporters/unicode/width.h"

namespace sidelint::reporters {
namespace {

constexpr std::string_view kTab = "    ";
constexpr std::size_t kMostColumns = 500;
constexpr std::size_t kMostBytes = 4 * kMostColumns;  // marks without a width of their own count too

std::string escape(std::string_view bytes, const CodePoint& point) {
  if (!point.valid || point.value < 0x80) {
    std::string text;
    for (const char byte : bytes) text += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
    return text;
  }
  return fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(point.value));
}

// What the agents of Azure Pipelines, TeamCity and GitHub take for the begin of a command wherever it stands in a line
// of a log, if a bracket follows.
bool begins_command(std::string_view before) {
  return before.ends_with("##vso") || before.ends_with("##teamcity") || before.ends_with("##");
}

// The escape of the character at byte `at` if it must not be shown as it is; empty if it may.
std::string escape_if_needed(std::string_view raw, std::size_t at, const CodePoint& point, Charset charset) {
  const std::string_view bytes = raw.substr(at, point.size);
  switch (point.value) {
    case U'\n':
      return "\\n";
    case U'\r':
      return "\\r";
    case U'\t':
      return "\\t";
    case U'[':
      return begins_command(raw.substr(0, at)) ? escape(bytes, point) : "";
    default:
      break;
  }
  const bool plain = point.valid && !is_deceptive(point.value);
  return plain && (charset == Charset::unicode || point.value < 0x80) ? "" : escape(bytes, point);
}

}  // namespace

Shown::Shown(std::string_view raw, Charset charset) {
  glyphs_.push_back({0, 0, 0});
  for (std::size_t at = 0; at < raw.size();) {
    const CodePoint point = decode(raw, at);
    const std::string_view bytes = raw.substr(at, point.size);
    if (point.value == U'\t') {
      add(raw, at, point.size, kTab, kTab.size());
    } else if (const std::string escaped = escape_if_needed(raw, at, point, charset); !escaped.empty()) {
      add(raw, at, point.size, escaped, escaped.size());
    } else {
      add(raw, at, point.size, bytes, static_cast<std::size_t>(columns_of(point.value)));
    }
    at += point.size;
  }
}

void Shown::add(std::string_view raw, std::size_t at, std::size_t size, std::string_view text, std::size_t columns) {
  text_ += text;
  const auto end = static_cast<std::uint32_t>(std::min(at + size, raw.size()));
  Glyph& last = glyphs_.back();
  const bool combines = columns == 0 && glyphs_.size() > 1;
  if (combines) {
    last.raw = end;
    last.text = static_cast<std::uint32_t>(text_.size());
    return;
  }
  glyphs_.push_back({end, last.column + static_cast<std::uint32_t>(columns), static_cast<std::uint32_t>(text_.size())});
}

std::size_t Shown::column(std::size_t raw_offset) const {
  const auto after = std::upper_bound(glyphs_.begin(), glyphs_.end(), raw_offset,
                                      [](std::size_t offset, const Glyph& glyph) { return offset < glyph.raw; });
  return std::prev(after)->column;
}

std::string Shown::slice(std::size_t from, std::size_t to) const {
  const auto by_column = [](const Glyph& glyph, std::size_t column) { return glyph.column < column; };
  const auto first = std::lower_bound(glyphs_.begin(), glyphs_.end(), from, by_column);
  if (first == glyphs_.end() || first->column >= to) return {};
  const auto last = std::prev(std::upper_bound(
      first, glyphs_.end(), to, [](std::size_t column, const Glyph& glyph) { return column < glyph.column; }));
  return std::string(first->column - from, ' ') + text_.substr(first->text, last->text - first->text);
}

std::string printable(std::string_view raw, Charset charset) {
  std::string text;
  std::size_t columns = 0;
  for (std::size_t at = 0; at < raw.size();) {
    const CodePoint point = decode(raw, at);
    const std::string_view bytes = raw.substr(at, point.size);
    const std::string escaped = escape_if_needed(raw, at, point, charset);
    columns += escaped.empty() ? static_cast<std::size_t>(columns_of(point.value)) : escaped.size();
    if (columns > kMostColumns || text.size() > kMostBytes) return text.append(symbols(charset).cut);
    text += escaped.empty() ? bytes : std::string_view(escaped);
    at += point.size;
  }
  return text;
}

std::size_t columns_of(std::string_view printable_text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < printable_text.size();) {
    const CodePoint point = decode(printable_text, at);
    columns += static_cast<std::size_t>(columns_of(point.value));
    at += point.size;
  }
  return columns;
}

}  // namespace sidelint::reporters
