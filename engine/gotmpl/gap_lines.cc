#include "engine/gotmpl/gap_lines.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace sidelint::gotmpl {
namespace {

constexpr std::size_t kWidest = 200;
constexpr std::string_view kQuotes = "\"'";

// `app.kubernetes.io/name:` of a line that begins so; a quoted word with its quotes.
std::optional<std::string_view> head_of(std::string_view line) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./";
  const bool is_quoted = kQuotes.find(line.front()) != std::string_view::npos;
  std::size_t end = std::min(line.find_first_not_of(kLetters, is_quoted ? 1 : 0), line.size());
  if (is_quoted && end < line.size() && line[end] == line.front()) ++end;
  if (end == 0 || end == line.size() || line[end] != ':') return std::nullopt;
  if (end + 1 < line.size() && line[end + 1] != ' ' && line[end + 1] != '\r') return std::nullopt;
  return line.substr(0, end + 1);
}

class Lines {
 public:
  // Each of a statement's two blocks begins behind an action, somewhere in a line.
  void walk_branch(const Statement& branch) {
    walk_apart(branch.body);
    walk_apart(branch.otherwise);
  }

  std::vector<std::string> take() {
    return is_plain_ && width_.value_or(0) > 0 ? std::move(heads_) : decltype(heads_)();
  }

 private:
  enum class Line : std::uint8_t { not_known, blank, begun };

  void walk_apart(const Block& block) {
    line_ = Line::not_known;
    for (const Statement& statement : block) walk(statement);
    line_ = Line::not_known;
  }

  void walk(const Statement& statement) {
    switch (statement.kind) {
      case Statement::Kind::text:
        return take_text(statement.text);
      case Statement::Kind::action:
        if (statement.pipe != nullptr && statement.pipe->declarations.empty()) take_action(*statement.pipe);
        return;
      case Statement::Kind::call_template:
        is_plain_ = is_plain_ && line_ == Line::begun;
        return;
      case Statement::Kind::break_loop:
      case Statement::Kind::continue_loop:
        return;
      default:
        return walk_nested(statement);
    }
  }

  // What stands in a line before a branch stands before both of its blocks, and a branch may write nothing.
  void walk_nested(const Statement& branch) {
    const Line line = line_;
    const std::size_t column = column_;
    for (const Block* block : {&branch.body, &branch.otherwise}) {
      line_ = line;
      column_ = column;
      for (const Statement& statement : *block) walk(statement);
    }
  }

  void take_text(std::string_view text) {
    for (bool is_first = true;; is_first = false) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      if (!is_first) {
        line_ = Line::blank;
        column_ = 0;
      }
      take_line(text.substr(0, end));
      if (end == text.size()) return;
      text.remove_prefix(end + 1);
    }
  }

  void take_line(std::string_view rest) {
    if (line_ == Line::begun) return;
    const std::size_t blanks = std::min(rest.find_first_not_of(" \r"), rest.size());
    column_ += blanks;
    rest.remove_prefix(blanks);
    if (rest.empty()) return;
    if (line_ == Line::not_known) is_plain_ = false;
    line_ = Line::begun;
    if (rest.front() == '#') return;
    if (!begins_at(column_)) return;
    // An item may stand as far left as the key of its list.
    const bool is_item = rest == "-" || rest.starts_with("- ");
    if (!is_item || heads_.empty()) add(head_of(rest));
  }

  // Whether that is where the first line begins.
  bool begins_at(std::size_t column) {
    if (!width_) width_ = column;
    if (column < *width_) is_plain_ = false;
    return column == *width_;
  }

  void add(const std::optional<std::string_view>& head) {
    if (!head) {
      is_plain_ = false;
    } else if (std::find(heads_.begin(), heads_.end(), *head) == heads_.end()) {
      heads_.emplace_back(*head);
    }
  }

  // What an action writes may be lines of anything, all of them as far right as the first one.
  void take_action(const Pipe& pipe) {
    const std::string indent = indentation(pipe);
    const bool begins_line = indent.starts_with('\n');
    const std::size_t column = begins_line ? indent.size() - 1 : column_ + indent.size();
    if (line_ != Line::begun || begins_line) is_plain_ = is_plain_ && width_ && column > *width_;
    if (line_ == Line::not_known) is_plain_ = is_plain_ && begins_line;
    line_ = Line::begun;
  }

  std::optional<std::size_t> width_;
  std::size_t column_ = 0;
  Line line_ = Line::not_known;
  bool is_plain_ = true;
  std::vector<std::string> heads_;
};

}  // namespace

std::string indentation(const Pipe& pipe) {
  const Command& last = pipe.commands.back();
  const std::string_view name = last.args.front().text;
  const bool indents = last.args.front().kind == Operand::Kind::identifier && (name == "indent" || name == "nindent");
  if (!indents || last.args.size() < 2 || !last.args[1].number || !last.args[1].number->is_int) return {};
  const std::int64_t width = last.args[1].number->int_value;
  if (width < 0 || width > static_cast<std::int64_t>(kWidest)) return {};
  return (name == "nindent" ? "\n" : "") + std::string(static_cast<std::size_t>(width), ' ');
}

std::vector<std::string> line_heads(const Statement& branch) {
  Lines lines;
  lines.walk_branch(branch);
  return lines.take();
}

}  // namespace sidelint::gotmpl
