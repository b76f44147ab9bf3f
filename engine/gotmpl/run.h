// One template being run, with those it calls by {{template}}. Used by exec.cc, walk.cc, eval.cc and call.cc only.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/gotmpl/exec.h"
#include "engine/gotmpl/failure.h"
#include "engine/gotmpl/funcs.h"
#include "engine/gotmpl/node.h"

namespace sidelint::gotmpl {

class Run {
 public:
  Run(Executor& executor, const TemplateSet& set) : executor_(executor), heap_(executor.heap()), set_(set) {}

  Outcome execute(const Tree& tree, const Value& data);
  // Everything that was read, as one origin.
  Origin all_reads() const { return all_reads_; }

 private:
  struct Variable {
    std::string_view name;
    Value value;
  };

  // How the statements of a block came to run, so what to do behind the last one.
  enum class Scope : std::uint8_t { branch, loop_body, called_template };
  struct Frame {
    const Block* block;
    std::size_t next;
    Value dot;
    Scope scope;
    std::size_t outer_vars;
  };
  struct Loop {
    const Statement* statement;
    Value collection;
    std::vector<std::pair<std::string_view, Value>> entries;  // of a map, as it was at the start
    std::size_t count;
    std::size_t next;
    std::size_t outer_vars;
    std::size_t body_vars;
  };
  struct Caller {
    const Tree* tree;
    std::size_t first_var;
  };

  // walk.cc: statements
  void walk(const Statement& statement, const Value& dot);
  void walk_action(const Statement& statement, const Value& dot);
  void walk_branch(const Statement& statement, const Value& dot);
  void walk_range(const Statement& statement, const Value& dot);
  void walk_template(const Statement& statement, const Value& dot);
  // The statement with its blocks. Where they cannot be read it fails, and the statement is as if it had none.
  const Statement& with_blocks(const Statement& statement);
  bool start_loop(Loop& loop, const Value& collection);
  void next_iteration();
  void leave();
  void leave_loop(Statement::Kind how);
  void push(const Block& block, const Value& dot, Scope scope, std::size_t outer_vars);
  void write(const Statement& statement, std::string_view text, std::string_view unknown);
  void print(const Statement& statement, const Value& value);
  void skip_unknown(const Statement& statement, std::string_view why);

  // gaps.cc: what is unknown, or has failed, in the place where it would have been written
  bool is_marked(const Value& value) const;
  std::string_view why_unknown(const Value& value) const;
  Truth truth_of(const Value& value) const;
  std::string mark(std::string_view why);
  std::string gap(const Statement& statement, std::string_view why);
  bool forgive(const Statement& statement, std::size_t outer_vars);

  // eval.cc: expressions
  Value eval_pipe(const Value& dot, const Pipe& pipe);
  Value eval_command(const Value& dot, const Command& command, const Value* final);
  Value eval_field(const Value& dot, const Operand& field, std::span<const Operand> args, const Value* final);
  Value eval_chain(const Value& dot, const Operand& chain, std::span<const Operand> args, const Value* final);
  Value eval_variable(const Value& dot, const Operand& variable, std::span<const Operand> args, const Value* final);
  struct FieldUse {
    const Value& dot;
    const Operand& node;
    std::span<const Operand> args;
    const Value* final;
  };
  Value walk_fields(const FieldUse& use, Value receiver, std::span<const std::string_view> names);
  Value field_of(const FieldUse& use, const Value& receiver, std::string_view name);
  std::optional<Value> struct_field(const FieldUse& use, const Value& receiver, std::string_view name);
  std::optional<Value> map_entry(const FieldUse& use, const Value& receiver, std::string_view name);
  Value constant(const Operand& operand);
  Value ideal_constant(const Operand& operand);
  void refuse_arguments(std::span<const Operand> args, const Value* final);

  // call.cc: functions and their arguments
  struct CallSite {
    const Value& dot;
    NodeRef node;  // what a failure of the function is reported at
    std::string_view name;
    std::span<const Operand> args;
    const Value* final;  // what the pipe hands over as the last argument
  };
  Value eval_function(const Value& dot, const Operand& name, NodeRef node, std::span<const Operand> args,
                      const Value* final);
  Value eval_call(const CallSite& site, const FuncDef& def, const void* host, const Value& self);
  Value eval_and_or(const CallSite& site, Truth decisive);
  Value fail_call_of(const CallSite& site, std::span<const Value> args);
  bool check_count(const CallSite& site, const FuncDef& def);
  Value eval_arg(const Value& dot, const Type* type, const Operand& arg);
  Value typed_constant(const Type& type, const Operand& arg);
  Value converted(const Value& value, const Type* type);
  Value converted_by_indirection(Value value, const Type& type);

  // exec.cc
  void run_frames();
  bool failed() const { return failure_.has_value(); }
  void at(NodeRef node) { node_ = node; }
  Value fail(std::string_view format, std::initializer_list<Value> args);
  Value note(const Value& value);
  void set_variable(std::string_view name, const Value& value);
  std::optional<Value> variable(std::string_view name) const;

  Executor& executor_;
  Heap& heap_;
  const TemplateSet& set_;
  const Tree* tree_ = nullptr;
  NodeRef node_;
  const Statement* statement_ = nullptr;
  std::vector<Variable> vars_;
  std::size_t first_var_ = 0;  // of the running template; it sees no variables of its callers
  std::vector<Frame> frames_;
  std::vector<Loop> loops_;
  std::vector<Caller> callers_;
  Output output_;
  std::vector<Origin> reads_;  // of the current action
  std::unordered_set<Origin> ever_read_;
  Origin all_reads_ = kNoOrigin;  // the same as one
  std::optional<Failure> failure_;
};

}  // namespace sidelint::gotmpl
