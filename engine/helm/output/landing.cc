#include "engine/helm/output/landing.h"

#include <algorithm>
#include <optional>

#include "engine/gotmpl/marks.h"

namespace sidelint::helm {
namespace {

constexpr std::size_t kFarthest = 5'000;  // lines that are looked at for each line of marks

struct Line {
  std::string_view text;  // without its line end
  std::size_t indent = 0;
  std::size_t inner = 0;  // behind the dashes of sequences
  bool is_item = false;
  bool is_blank = false;  // also a comment
  bool is_mark = false;   // nothing but marks

  bool says_something() const { return !is_blank && !is_mark; }
};

Line line_of(std::string_view text) {
  Line line{text};
  line.indent = std::min(text.find_first_not_of(' '), text.size());
  std::string_view rest = text.substr(line.indent);
  while (!rest.empty() && (rest.back() == ' ' || rest.back() == '\r' || rest.back() == '\t')) rest.remove_suffix(1);
  line.is_blank = rest.empty() || rest.front() == '#';
  line.is_mark = gotmpl::is_only_marks(rest);
  line.inner = line.indent;
  while (rest.starts_with("- ") || rest == "-") {
    line.is_item = true;
    const std::size_t skipped = std::min(rest.find_first_not_of(' ', 1), rest.size());
    line.inner += skipped;
    rest.remove_prefix(skipped);
  }
  return line;
}

bool begins_block_scalar(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
  while (!line.empty() && (line.back() == '-' || line.back() == '+' || (line.back() >= '1' && line.back() <= '9')))
    line.remove_suffix(1);
  if (line.empty() || (line.back() != '|' && line.back() != '>')) return false;
  line.remove_suffix(1);
  return line.empty() || line.back() == ' ';
}

enum class Role : unsigned char { scalar, entry, item };

// Whether the line is part of a text in block style, whatever it looks like.
bool is_in_block_scalar(const std::vector<Line>& lines, std::size_t at) {
  for (std::size_t i = at; i > 0 && at - i < kFarthest; --i) {
    const Line& above = lines[i - 1];
    if (above.says_something() && above.indent < lines[at].indent) return begins_block_scalar(above.text);
  }
  return false;
}

// What a line is beside another one of that indentation; nothing if they are not neighbours.
std::optional<Role> beside(const Line& line, std::size_t indent) {
  if (line.is_item && line.indent == indent) return Role::item;
  if (line.inner == indent) return Role::entry;
  return std::nullopt;
}

// What a line of marks is among its neighbours: the nearest above, else the nearest below.
Role role_of(const std::vector<Line>& lines, std::size_t at) {
  if (is_in_block_scalar(lines, at)) return Role::scalar;
  const std::size_t indent = lines[at].indent;
  for (std::size_t i = at; i > 0 && at - i < kFarthest; --i) {
    const Line& above = lines[i - 1];
    if (!above.says_something()) continue;
    if (const std::optional<Role> role = beside(above, indent)) return *role;
    if (above.indent < indent) break;
  }
  for (std::size_t i = at + 1; i < lines.size() && i - at < kFarthest; ++i) {
    const Line& below = lines[i];
    if (!below.says_something()) continue;
    if (below.indent < indent) break;
    if (const std::optional<Role> role = beside(below, indent)) return *role;
  }
  return Role::scalar;
}

}  // namespace

Landed::Landed(std::string_view text, TextRange document) : begin_(document.begin) {
  std::string_view rest = text.substr(document.begin, document.end - document.begin);
  if (!gotmpl::has_mark(rest)) {
    (text_ = rest) += '\n';
    return;
  }
  std::vector<Line> lines;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    lines.push_back(line_of(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const Role role = line.is_mark ? role_of(lines, i) : Role::scalar;
    text_ += line.text.substr(0, line.indent);
    if (role == Role::item) add("- ");
    text_ += line.text.substr(line.indent);
    if (role == Role::entry) add(":");
    text_ += '\n';
  }
}

void Landed::add(std::string_view what) {
  additions_.push_back({text_.size(), what.size()});
  text_ += what;
}

std::size_t Landed::original(std::size_t offset) const {
  std::size_t added = 0;
  for (const Addition& addition : additions_) {
    if (addition.at >= offset) break;
    added += std::min(addition.length, offset - addition.at);
  }
  return begin_ + offset - added;
}

}  // namespace sidelint::helm
