#include "engine/units/scan/unrendered.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <variant>

#include "engine/source/origin.h"
#include "engine/source/span.h"
#include "engine/yaml/stream.h"

namespace sidelint::units {
namespace {

struct Mark {
  std::string_view open;
  std::string_view close;
};
// Go templates (Helm, gomplate) and Jinja expressions; Jinja statements; ERB and EJS; envsubst and Terraform.
constexpr std::array<Mark, 4> kMarks{{{"{{", "}}"}, {"{%", "%}"}, {"<%", "%>"}, {"${", "}"}}};

constexpr std::string_view kTemplates = "templates";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view line_around(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return text.substr(begin, text.find('\n', begin) - begin);
}

// `@IMAGE@` or `%IMAGE%`, as sed scripts and build systems substitute: neither character may begin a plain scalar.
bool holds_delimited_word(std::string_view line, char delimiter) {
  for (std::size_t open = line.find(delimiter); open != std::string_view::npos; open = line.find(delimiter, open + 1)) {
    std::size_t end = open + 1;
    while (end < line.size() && (line[end] == '_' || (line[end] >= 'A' && line[end] <= 'Z') ||
                                 (line[end] >= 'a' && line[end] <= 'z') || (line[end] >= '0' && line[end] <= '9'))) {
      ++end;
    }
    if (end > open + 1 && end < line.size() && line[end] == delimiter) return true;
  }
  return false;
}

std::string_view mark_in_line(std::string_view line) {
  for (const Mark& mark : kMarks) {
    if (line.find(mark.open) != std::string_view::npos) return mark.open;
  }
  if (holds_delimited_word(line, '@')) return "@…@";
  if (holds_delimited_word(line, '%')) return "%…%";
  return {};
}

// The document with a word in place of each template action; a line that holds nothing but actions is left blank. Every
// byte keeps its offset.
std::string without_actions(std::string_view document) {
  std::string text(document);
  std::string is_action(document.size(), '\0');
  for (const Mark& mark : kMarks) {
    for (std::size_t open = document.find(mark.open); open != std::string_view::npos;) {
      const std::size_t close = document.find(mark.close, open + mark.open.size());
      if (close == std::string_view::npos) break;
      const std::size_t end = close + mark.close.size();
      std::fill(is_action.begin() + static_cast<std::ptrdiff_t>(open),
                is_action.begin() + static_cast<std::ptrdiff_t>(end), '\1');
      open = document.find(mark.open, end);
    }
  }
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    bool only_actions = true;
    for (std::size_t i = begin; i < end; ++i)
      only_actions = only_actions && (is_action[i] != '\0' || is_blank(text[i]));
    for (std::size_t i = begin; i < end; ++i) {
      if (is_action[i] != '\0') text[i] = only_actions ? ' ' : 'x';
    }
    begin = end + 1;
  }
  return text;
}

std::string_view first_mark(std::string_view document) {
  for (const Mark& mark : kMarks) {
    if (document.find(mark.open) != std::string_view::npos) return mark.open;
  }
  return {};
}

}  // namespace

std::optional<std::string> chart_of_template(std::string_view path,
                                             const std::function<bool(const std::string&)>& is_file) {
  for (std::size_t at = path.find(kTemplates); at != std::string_view::npos; at = path.find(kTemplates, at + 1)) {
    const bool begins = at == 0 || path[at - 1] == '/';
    const std::size_t end = at + kTemplates.size();
    if (!begins || end >= path.size() || path[end] != '/') continue;
    const std::string_view prefix = path.substr(0, at);
    if (is_file(std::string(prefix) + "Chart.yaml")) {
      return at == 0 ? std::string(".") : std::string(prefix.substr(0, at - 1));
    }
  }
  return std::nullopt;
}

bool is_ytt(std::string_view document) {
  constexpr std::string_view kAnnotation = "#@";
  for (std::size_t at = document.find(kAnnotation); at != std::string_view::npos;
       at = document.find(kAnnotation, at + 1)) {
    const bool begins = at == 0 || document[at - 1] == '\n' || is_blank(document[at - 1]);
    const char next = at + 2 < document.size() ? document[at + 2] : '\n';
    if (begins && (next == ' ' || next == '@' || (next >= 'a' && next <= 'z'))) return true;
  }
  return false;
}

std::string_view breaking_mark(std::string_view document, std::uint32_t begin, const yaml::Problem& problem) {
  std::string_view near = mark_in_line(line_around(document, problem.at.begin - begin));
  if (near.empty() && problem.context_at) near = mark_in_line(line_around(document, problem.context_at->begin - begin));
  if (!near.empty()) return near;
  const std::string_view mark = first_mark(document);
  if (mark.empty()) return {};

  const std::string masked = without_actions(document);
  Origins origins;
  origins.reserve_shards(1);
  const yaml::Piece piece{.bytes = {SourceId{0}, 0, static_cast<std::uint32_t>(masked.size())}};
  const yaml::Loaded loaded = yaml::load_piece(masked, piece, origins);
  const auto* still = std::get_if<yaml::Problem>(&loaded);
  const bool same =
      still != nullptr && still->at.begin + begin == problem.at.begin && still->message == problem.message;
  return same ? std::string_view() : mark;
}

}  // namespace sidelint::units
