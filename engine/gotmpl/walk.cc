// Statements: the walk functions of Go's text/template/exec.go.
#include <string_view>
#include <utility>
#include <vector>

#include "engine/gotmpl/limits.h"
#include "engine/gotmpl/print.h"
#include "engine/gotmpl/run.h"

namespace sidelint::gotmpl {
namespace {

bool runs_anyway(const Manner& manner, const Statement& branch) {
  return manner.runs_anyway != nullptr && manner.runs_anyway(branch);
}

}  // namespace

void Run::walk(const Statement& statement, const Value& dot) {
  reads_.clear();
  statement_ = &statement;
  switch (statement.kind) {
    case Statement::Kind::text:
      write(statement, statement.text, {});
      break;
    case Statement::Kind::action:
      walk_action(statement, dot);
      break;
    case Statement::Kind::branch_if:
    case Statement::Kind::with:
      walk_branch(statement, dot);
      break;
    case Statement::Kind::range:
      walk_range(statement, dot);
      break;
    case Statement::Kind::call_template:
      walk_template(statement, dot);
      break;
    case Statement::Kind::break_loop:
    case Statement::Kind::continue_loop:
      leave_loop(statement.kind);
      break;
  }
}

const Statement& Run::with_blocks(const Statement& statement) {
  const ReadStatement read = set_.read_blocks(statement, Blocks::left);
  if (read.error) fail("%s", {heap_.text(read.error->text)});
  return read.error ? statement : *read.statement;
}

void Run::push(const Block& block, const Value& dot, Scope scope, std::size_t outer_vars) {
  frames_.push_back({&block, 0, dot, scope, outer_vars});
}

void Run::leave() {
  const Frame frame = frames_.back();
  frames_.pop_back();
  switch (frame.scope) {
    case Scope::branch:
      vars_.resize(frame.outer_vars);
      break;
    case Scope::loop_body:
      next_iteration();
      break;
    case Scope::called_template:
      vars_.resize(frame.outer_vars);
      tree_ = callers_.back().tree;
      first_var_ = callers_.back().first_var;
      callers_.pop_back();
      break;
  }
}

// The parser has made sure that there is a loop within the same template.
void Run::leave_loop(Statement::Kind how) {
  while (frames_.back().scope != Scope::loop_body) frames_.pop_back();
  frames_.pop_back();
  if (how == Statement::Kind::continue_loop) return next_iteration();
  vars_.resize(loops_.back().outer_vars);
  loops_.pop_back();
}

void Run::walk_action(const Statement& statement, const Value& dot) {
  const Value value = eval_pipe(dot, *statement.pipe);
  if (!failed() && statement.pipe->declarations.empty()) print(statement, value);
}

void Run::walk_branch(const Statement& statement, const Value& dot) {
  const std::size_t outer_vars = vars_.size();
  const Value value = eval_pipe(dot, *statement.pipe);
  if (failed()) return;
  const Truth verdict = truth_of(value);
  if (verdict == Truth::yes ||
      (verdict == Truth::unknown && runs_anyway(executor_.manner(), set_.as_whole(statement)))) {
    push(with_blocks(statement).body, statement.kind == Statement::Kind::with ? value : dot, Scope::branch, outer_vars);
  } else if (verdict == Truth::no && statement.may_do_otherwise()) {
    push(with_blocks(statement).otherwise, dot, Scope::branch, outer_vars);
  } else {
    if (verdict == Truth::unknown) skip_unknown(statement, why_unknown(value));
    vars_.resize(outer_vars);
  }
}

void Run::walk_range(const Statement& statement, const Value& dot) {
  Loop loop{&statement, {}, {}, 0, 0, vars_.size(), 0};
  Value collection = indirect(eval_pipe(dot, *statement.pipe));
  if (failed()) return;
  if (!collection.more().empty()) collection = Value::unknown(collection.more());
  if (collection.is_unknown() && !runs_anyway(executor_.manner(), set_.as_whole(statement))) {
    skip_unknown(statement, collection.as_text());
    vars_.resize(loop.outer_vars);
    return;
  }
  loop.body_vars = vars_.size();
  if (!start_loop(loop, collection)) return;
  if (loop.count > 0) {
    loop.statement = &with_blocks(statement);
    loops_.push_back(std::move(loop));
    next_iteration();
  } else if (statement.may_do_otherwise()) {
    push(with_blocks(statement).otherwise, dot, Scope::branch, loop.outer_vars);
  } else {
    vars_.resize(loop.outer_vars);
  }
}

bool Run::start_loop(Loop& loop, const Value& collection) {
  loop.collection = collection;
  const Kind kind = collection.kind();
  const bool two_variables = loop.statement->pipe->declarations.size() > 1;
  if (collection.is_unknown()) {
    loop.count = 1;
  } else if (is_signed(kind) || is_unsigned(kind)) {
    if (two_variables) {
      fail("can't use %v to iterate over more than one variable", {collection});
      return false;
    }
    const bool negative = is_signed(kind) && collection.as_int() < 0;
    loop.count = negative ? 0 : collection.as_uint();
  } else if (kind == Kind::slice) {
    loop.count = collection.length();
  } else if (kind == Kind::map) {
    loop.count = collection.length();
    if (loop.count > 0)
      for (const auto& [key, value] : collection.as_map()->entries)
        loop.entries.emplace_back(key, value.as_element_of(*collection.type().elem));
  } else if (kind != Kind::invalid) {
    fail("range can't iterate over %v", {collection});
    return false;
  }
  return true;
}

void Run::next_iteration() {
  Loop& loop = loops_.back();
  vars_.resize(loop.body_vars);
  if (loop.next == loop.count) {
    vars_.resize(loop.outer_vars);
    loops_.pop_back();
    return;
  }
  if (!executor_.step()) {  // counted here as well, since a body may be empty
    fail("template takes too many steps", {});
    return;
  }
  const std::size_t i = loop.next++;
  Value index;
  Value element;
  if (loop.collection.is_unknown()) {
    index = element = loop.collection;
  } else if (loop.collection.kind() == Kind::slice) {
    index = Value::integer(static_cast<std::int64_t>(i));
    element = loop.collection.at(i);
  } else if (loop.collection.kind() == Kind::map) {
    index = Value::text(loop.entries[i].first, *loop.collection.type().key);
    element = loop.entries[i].second;
  } else if (is_signed(loop.collection.kind())) {
    element = Value::integer(static_cast<std::int64_t>(i), loop.collection.type());
  } else {
    element = Value::natural(i, loop.collection.type());
  }
  const Pipe& pipe = *loop.statement->pipe;
  const std::size_t declared = pipe.declarations.size();
  if (pipe.assigns && declared > 0) {
    set_variable(pipe.declarations[0], declared > 1 ? index : element);
    if (declared > 1) set_variable(pipe.declarations[1], element);
  } else if (declared > 0) {
    vars_[loop.body_vars - 1].value = element;
    if (declared > 1) vars_[loop.body_vars - 2].value = index;
  }
  push(loop.statement->body, element, Scope::loop_body, loop.body_vars);
}

void Run::walk_template(const Statement& statement, const Value& dot) {
  at(&statement);
  const Tree* called = set_.find(statement.name);
  if (!called) {
    fail("template %q not defined", {Value::text(statement.name)});
    return;
  }
  if (callers_.size() == kMaxTemplateDepth) {
    fail("exceeded maximum template depth (%v)", {Value::integer(kMaxTemplateDepth)});
    return;
  }
  const Value data = statement.pipe ? eval_pipe(dot, *statement.pipe) : Value();
  if (failed()) return;
  callers_.push_back({tree_, first_var_});
  tree_ = called;
  push(called->root, data, Scope::called_template, vars_.size());
  first_var_ = vars_.size();
  vars_.push_back({"$", data});
}

void Run::print(const Statement& statement, const Value& boxed_or_not) {
  at(statement.pipe);
  Value value = boxed_or_not;
  if (value.kind() == Kind::pointer && !value.type().text) value = indirect(value);
  if (!value.is_valid()) return write(statement, "<no value>", {});
  const Type& type = value.type();
  if (!type.text && type.pointer && type.pointer->text && value.is_addressable())
    value = heap_.pointer(value, *type.pointer);
  note(value);  // a function may have chosen one of the data that it was given
  if (value.concrete_kind() == Kind::string && !value.concrete_type().text)
    return write(statement, value.as_text(), {});  // as it is; nearly everything is text
  const Printed printed = sprint({&value, 1});
  if (printed.state == Printable::too_large) {
    fail("value too large to be printed", {});
  } else if (printed.state == Printable::unknown) {
    const bool marked = executor_.manner().gaps == Gaps::marked;
    write(statement, marked ? mark(printed.why) : std::string(kUnknownText), printed.why);
  } else {
    write(statement, printed.text, {});
  }
}

void Run::write(const Statement& statement, std::string_view text, std::string_view unknown) {
  if (text.size() > kMaxOutputBytes - output_.text.size() || output_.segments.size() == kMaxSegments) {
    fail("output too long", {});
    return;
  }
  if (text.empty() && unknown.empty()) return;
  const std::size_t begin = output_.text.size();
  output_.text += text;
  output_.segments.push_back(
      {begin, output_.text.size(), tree_->source, statement.begin, statement.end, reads_, unknown});
}

// A branch or loop that hangs on an unknown value: what it would print is unknown, and so are from here on the
// variables that it may assign.
void Run::skip_unknown(const Statement& skipped, std::string_view why) {
  const Statement& statement = set_.as_whole(skipped);
  write(statement, gap(statement, why), why);
  std::vector<const Block*> open = {&statement.body};
  open.push_back(&statement.otherwise);
  while (!open.empty()) {
    const Block& block = *open.back();
    open.pop_back();
    for (const Statement& inner : block) {
      open.push_back(&inner.body);
      open.push_back(&inner.otherwise);
      if (!inner.pipe || !inner.pipe->assigns) continue;
      for (const std::string_view name : inner.pipe->declarations)
        if (variable(name)) set_variable(name, Value::unknown(why));
    }
  }
}

}  // namespace sidelint::gotmpl
