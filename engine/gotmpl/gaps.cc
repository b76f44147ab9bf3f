// What is unknown, or has failed, in the place where it would have been written. Go has nothing of the kind.
#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/gotmpl/gap_lines.h"
#include "engine/gotmpl/run.h"

namespace sidelint::gotmpl {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

// A text's white space from its last line end before anything is written. A comment writes nothing, wherever it stands;
// nothing is known of a text that ends within one.
std::optional<std::string_view> leading_line(std::string_view text) {
  for (;;) {
    const std::size_t begin = std::min(text.find_first_not_of(kSpace), text.size());
    if (begin == text.size() || text[begin] != '#') {
      const std::size_t line = text.substr(0, begin).rfind('\n');
      return line == std::string_view::npos ? std::string_view() : text.substr(line, begin - line);
    }
    const std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) return std::nullopt;
    text.remove_prefix(end);
  }
}

// The same from the first line end behind it.
std::string_view trailing_line(std::string_view text) {
  const std::string_view space = text.substr(text.find_last_not_of(kSpace) + 1);
  const std::size_t line = space.find('\n');
  return line == std::string_view::npos || space.size() == text.size() ? std::string_view() : space.substr(line);
}

// Where the first thing lands that a block writes.
std::string landing(const Block& block) {
  const Block* inner = &block;
  for (std::size_t i = 0; i < inner->size();) {
    const Statement& first = (*inner)[i++];
    if (first.kind == Statement::Kind::text) {
      if (const auto line = leading_line(first.text)) return std::string(*line);
      continue;
    }
    const bool is_action = first.kind == Statement::Kind::action && first.pipe && first.pipe->declarations.empty();
    if (is_action) return indentation(*first.pipe);
    inner = &first.body;
    i = 0;
  }
  return {};
}

}  // namespace

bool Run::is_marked(const Value& value) const {
  return !heap_.marks().empty() && value.concrete_kind() == Kind::string && has_mark(value.as_text());
}

std::string_view Run::why_unknown(const Value& value) const {
  if (!value.more().empty()) return value.more();
  if (!is_marked(value)) return value.unboxed().as_text();
  const std::size_t number = find_mark(value.as_text())->number;
  return number < heap_.marks().size() ? heap_.marks()[number].why : std::string_view("unknown");
}

// A text of marks alone may come to nothing.
Truth Run::truth_of(const Value& value) const {
  return is_marked(value) && is_only_marks(value.as_text()) ? Truth::unknown : truth(value);
}

std::string Run::mark(std::string_view why) {
  Mark made{why, tree_->source, 0, 0, reads_};
  if (statement_ != nullptr) {
    made.action_begin = statement_->begin;
    made.action_end = statement_->end;
  }
  return std::string(heap_.mark(std::move(made)).as_text());
}

// The mark of a statement that is left out, on a line of its own if what it holds would begin one; where it can be told
// how its lines would begin, behind each of these beginnings.
std::string Run::gap(const Statement& statement, std::string_view why) {
  if (executor_.manner().gaps == Gaps::named) return {};
  std::string before;
  std::string_view behind;
  if (!statement.body.empty()) {
    before = landing(statement.body);
    const Statement& last = statement.body.back();
    if (last.kind == Statement::Kind::text) behind = trailing_line(last.text);
    if (const std::vector<std::string> heads = line_heads(statement); !heads.empty() && before.starts_with('\n')) {
      const std::string marked = mark(why);
      std::string lines;
      for (const std::string& head : heads) (((lines += before) += head) += ' ') += marked;
      return lines.append(behind);
    }
  } else if (statement.kind == Statement::Kind::action && statement.pipe) {
    before = indentation(*statement.pipe);
  }
  return before + mark(why) + std::string(behind);
}

// Goes on behind a statement that has failed, as if what it writes and sets were unknown. What is used up stays used
// up, so the next step fails again and the execution ends.
bool Run::forgive(const Statement& statement, std::size_t outer_vars) {
  if (executor_.manner().failures == Failures::end_it) return false;
  const std::string_view why = heap_.keep(message_of(*failure_));
  ++executor_.failures_;
  failure_.reset();
  vars_.resize(std::min(outer_vars, vars_.size()));
  const bool is_action = statement.kind == Statement::Kind::action;
  if (!is_action || statement.pipe->declarations.empty()) {
    skip_unknown(statement, why);
    return !failed();
  }
  for (const std::string_view name : statement.pipe->declarations) {
    if (!statement.pipe->assigns) {
      vars_.push_back({name, Value::unknown(why)});
    } else if (variable(name)) {
      set_variable(name, Value::unknown(why));
    }
  }
  return !failed();
}

}  // namespace sidelint::gotmpl
