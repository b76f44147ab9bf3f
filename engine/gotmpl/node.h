// The syntax tree of templates: Go's text/template/parse/node.go.
//
// Nodes lie in an arena, and their texts there or in the Source: nothing of a tree is freed by itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/base/arena.h"
#include "engine/gotmpl/value.h"

namespace sidelint::gotmpl {

// A text that was parsed, under the name that messages show.
struct Source {
  std::string name;
  std::string text;
};

// A constant, stored as every type that can represent it, like Go's ideal constants.
struct Number {
  bool is_int = false;
  bool is_uint = false;
  bool is_float = false;
  bool is_complex = false;
  std::int64_t int_value = 0;
  std::uint64_t uint_value = 0;
  double float_value = 0;
  Complex complex_value = {0, 0};
};

struct Pipe;

// What a command consists of.
struct Operand {
  enum class Kind : std::uint8_t { boolean, dot, field, identifier, nil, number, string, variable, chain, pipe };

  Kind kind;
  std::size_t pos = 0;
  std::string_view text;           // an identifier; a number or string as written, quotes included
  Row<std::string_view> names;     // the parts of .a.b or $x.a; of a chain, the fields behind its term
  std::string_view value;          // of a string
  bool truth = false;              // of a boolean
  const Number* number = nullptr;  // null: it is none
  const Operand* term = nullptr;   // of a chain: what stands before the first dot
  const Pipe* pipe = nullptr;      // in parentheses
};

struct Command {
  std::size_t pos = 0;
  Row<Operand> args;
};

struct Pipe {
  std::size_t pos = 0;
  bool assigns = false;                // `=` and not `:=`
  Row<std::string_view> declarations;  // names with their dollar sign
  Row<Command> commands;
};

struct Statement;
struct Unread;
using Block = Row<Statement>;

struct Statement {
  enum class Kind : std::uint8_t { text, action, branch_if, range, with, call_template, break_loop, continue_loop };

  Kind kind;
  std::size_t pos = 0;    // what Go calls the node's position
  std::size_t begin = 0;  // the bytes of the text or of the opening action, delimiters included
  std::size_t end = 0;
  std::string_view text;  // of plain text, in the Source
  std::string_view name;  // of the template that is called
  const Pipe* pipe = nullptr;
  Block body;
  Block otherwise;           // behind {{else}}
  Unread* unread = nullptr;  // where both stand, if they have been left unread

  bool may_do_otherwise() const;
};

// The inside of a block statement that is read when it runs.
struct Unread {
  const Source& source;
  Arena& arena;                     // of the tree
  std::size_t begin;                // behind the opening action
  bool has_else;                    // of its own
  Row<std::string_view> variables;  // that are known there
  std::size_t depth;                // of blocks
  std::size_t range_depth;
  const Statement* for_running = nullptr;  // the statement once it is read, blocks within it unread
  const Statement* as_whole = nullptr;     // the same with all of them read
};

struct Tree {
  std::string_view name;
  const Source* source = nullptr;
  Block root;
};

// Nothing but white space; such a definition never replaces another.
bool is_empty(const Block& block);

// What a message is about; of the statements, only a call of a template.
using NodeRef = std::variant<std::monostate, const Statement*, const Pipe*, const Command*, const Operand*>;

std::size_t position_of(const NodeRef& node);
// The node written out again with normal spacing; only the kinds of nodes that messages name.
std::string text_of(const NodeRef& node);

// Reads a constant as the lexer found it. On failure `error` says why, in Go's words.
struct NumberResult {
  std::optional<Number> number;
  std::string error;
};
enum class NumberSyntax : std::uint8_t { plain, character, complex };
NumberResult read_number(std::string_view text, NumberSyntax syntax);

}  // namespace sidelint::gotmpl
