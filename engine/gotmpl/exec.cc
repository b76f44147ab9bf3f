#include "engine/gotmpl/exec.h"

#include <algorithm>
#include <utility>

#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/limits.h"
#include "engine/gotmpl/print.h"
#include "engine/gotmpl/run.h"

namespace sidelint::gotmpl {

bool Executor::step() { return ++steps_ <= manner_.steps && !heap_.exhausted(); }

Outcome Executor::run(const TemplateSet& set, std::string_view name, const Value& data) {
  const Tree* tree = set.find(name);
  if (!tree) {
    TemplateError error{TemplateError::Phase::exec, {}, {}, nullptr, 0};
    error.message = "no template " + go::quote(name) + " associated with template " + go::quote(set.name());
    error.text = "template: " + error.message;
    return {{}, std::move(error)};
  }
  const TemplateSet* outer = std::exchange(set_, &set);
  Outcome outcome = Run(*this, set).execute(*tree, data);
  set_ = outer;
  return outcome;
}

Value Executor::render(Call& call, const TemplateSet& set, std::string_view name, const Value& data) {
  const Tree* tree = set.find(name);
  if (!tree)
    return call.fail("template: no template " + go::quote(name) + " associated with template " + go::quote(set.name()));
  if (depth_ >= kMaxIncludeDepth) return call.fail("templates render each other too deeply");
  ++depth_;
  const TemplateSet* outer = std::exchange(set_, &set);
  Run nested(*this, set);
  Outcome outcome = nested.execute(*tree, data);
  set_ = outer;
  --depth_;
  if (outcome.error) {
    call.cause = std::move(outcome.error);
    return call.fail(call.cause->text);
  }
  if (manner_.gaps == Gaps::named)
    for (const Segment& segment : outcome.output.segments)
      if (!segment.unknown.empty()) return Value::unknown(segment.unknown).with_origin(nested.all_reads());
  return call.text(std::move(outcome.output.text)).with_origin(nested.all_reads());
}

Outcome Run::execute(const Tree& tree, const Value& data) {
  tree_ = &tree;
  vars_ = {{"$", data}};
  push(tree.root, data, Scope::branch, 0);
  run_frames();
  std::optional<TemplateError> error;
  if (failure_) error = error_of(*failure_);
  return {std::move(output_), std::move(error)};
}

// Frames instead of recursion, since templates may call each other a hundred thousand deep.
void Run::run_frames() {
  while (!frames_.empty() && !failed()) {
    Frame& frame = frames_.back();
    if (frame.next == frame.block->size()) {
      leave();
      continue;
    }
    const Statement& statement = (*frame.block)[frame.next++];
    const Value dot = frame.dot;  // walking may push frames and so move this one
    if (!executor_.step()) {
      fail("template takes too many steps", {});
      return;
    }
    const std::size_t outer_vars = vars_.size();
    walk(statement, dot);
    if (failed()) forgive(statement, outer_vars);
  }
}

Value Run::fail(std::string_view format, std::initializer_list<Value> args) {
  if (!failed()) failure_ = Failure{format, args, node_, tree_};
  return {};
}

// Remembers that the action has read this value.
Value Run::note(const Value& value) {
  const Origin origin = value.origin();
  if (origin == kNoOrigin || std::find(reads_.begin(), reads_.end(), origin) != reads_.end()) return value;
  reads_.push_back(origin);
  if (ever_read_.insert(origin).second) all_reads_ = heap_.join(all_reads_, origin);
  return value;
}

void Run::set_variable(std::string_view name, const Value& value) {
  for (std::size_t i = vars_.size(); i > first_var_; --i) {
    if (vars_[i - 1].name != name) continue;
    vars_[i - 1].value = value;
    return;
  }
  fail("undefined variable: %s", {heap_.text(std::string(name))});
}

std::optional<Value> Run::variable(std::string_view name) const {
  for (std::size_t i = vars_.size(); i > first_var_; --i)
    if (vars_[i - 1].name == name) return vars_[i - 1].value;
  return std::nullopt;
}

}  // namespace sidelint::gotmpl
