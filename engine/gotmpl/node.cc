#include "engine/gotmpl/node.h"

#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/unicode.h"

namespace sidelint::gotmpl {
namespace {

// Recursion here goes as deep as parentheses do, which the parser bounds.
void write(std::string& out, const Pipe& pipe);

void write_names(std::string& out, Row<std::string_view> names, std::string_view before_first) {
  std::string_view before = before_first;
  for (const std::string_view name : names) {
    out += before;
    out += name;
    before = ".";
  }
}

void write(std::string& out, const Operand& operand) {
  switch (operand.kind) {
    case Operand::Kind::boolean:
      out += operand.truth ? "true" : "false";
      break;
    case Operand::Kind::dot:
      out += ".";
      break;
    case Operand::Kind::nil:
      out += "nil";
      break;
    case Operand::Kind::field:
      write_names(out, operand.names, ".");
      break;
    case Operand::Kind::variable:
      write_names(out, operand.names, "");
      break;
    case Operand::Kind::pipe:
      write(out, *operand.pipe);
      break;
    case Operand::Kind::chain: {
      const bool parenthesised = operand.term->kind == Operand::Kind::pipe;
      if (parenthesised) out += "(";
      write(out, *operand.term);
      if (parenthesised) out += ")";
      write_names(out, operand.names, ".");
      break;
    }
    default:
      out += operand.text;
      break;
  }
}

void write(std::string& out, const Command& command) {
  for (std::size_t i = 0; i < command.args.size(); ++i) {
    if (i > 0) out += " ";
    const bool parenthesised = command.args[i].kind == Operand::Kind::pipe;
    if (parenthesised) out += "(";
    write(out, command.args[i]);
    if (parenthesised) out += ")";
  }
}

void write(std::string& out, const Pipe& pipe) {
  for (std::size_t i = 0; i < pipe.declarations.size(); ++i) {
    if (i > 0) out += ", ";
    out += pipe.declarations[i];
  }
  if (!pipe.declarations.empty()) out += pipe.assigns ? " = " : " := ";
  for (std::size_t i = 0; i < pipe.commands.size(); ++i) {
    if (i > 0) out += " | ";
    write(out, pipe.commands[i]);
  }
}

void write(std::string& out, const Statement& statement) {
  out += "{{template " + go::quote(statement.name);
  if (statement.pipe) {
    out += " ";
    write(out, *statement.pipe);
  }
  out += "}}";
}

}  // namespace

bool Statement::may_do_otherwise() const { return unread != nullptr ? unread->has_else : !otherwise.empty(); }

bool is_empty(const Block& block) {
  for (const Statement& statement : block)
    if (statement.kind != Statement::Kind::text || !go::trim_space(statement.text).empty()) return false;
  return true;
}

std::size_t position_of(const NodeRef& node) {
  return std::visit(
      [](auto at) -> std::size_t {
        if constexpr (std::is_pointer_v<decltype(at)>) {
          return at->pos;
        } else {
          return 0;
        }
      },
      node);
}

std::string text_of(const NodeRef& node) {
  std::string out;
  std::visit(
      [&out](auto at) {
        if constexpr (std::is_pointer_v<decltype(at)>) write(out, *at);
      },
      node);
  return out;
}

}  // namespace sidelint::gotmpl
