// The inside of an action: declarations, commands and their operands.
#include <algorithm>
#include <optional>
#include <string>

#include "engine/gotmpl/error_value.h"
#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/limits.h"
#include "engine/gotmpl/parser.h"

namespace sidelint::gotmpl {

const Pipe* Parser::pipeline(std::string_view context, TokenType end) {
  Pipe pipe;
  pipe.pos = peek_non_space().pos;
  const std::size_t first_name = job_.names.size();
  while (!failed() && declaration(pipe, first_name, context)) {
  }
  pipe.declarations = job_.names.take(first_name, job_.arena);
  const std::size_t first_command = job_.commands.size();
  while (!failed()) {
    const Token token = next_non_space();
    if (token.type == end) {
      pipe.commands = job_.commands.take(first_command, job_.arena);
      check_pipeline(pipe, context);
      return failed() ? nullptr : job_.arena.make<Pipe>(pipe);
    }
    switch (token.type) {
      case TokenType::boolean:
      case TokenType::char_constant:
      case TokenType::complex:
      case TokenType::dot:
      case TokenType::field:
      case TokenType::identifier:
      case TokenType::number:
      case TokenType::nil_keyword:
      case TokenType::raw_string:
      case TokenType::string:
      case TokenType::variable:
      case TokenType::left_paren: {
        backup();
        if (const std::optional<Command> made = command()) job_.commands.push(*made);
        break;
      }
      default:
        unexpected(token, context);
    }
  }
  return nullptr;
}

// Reads `$x :=`, `$x =` or, in a range, `$i,`. Whether there may be another one behind it.
bool Parser::declaration(Pipe& pipe, std::size_t first, std::string_view context) {
  if (peek_non_space().type != TokenType::variable) return false;
  const Token variable = next();
  // Spaces are tokens, so telling `$x foo` from `$x := foo` takes three tokens; what was read too far goes back.
  const Token adjacent = peek();
  const Token following = peek_non_space();
  const auto declare = [&] {
    next_non_space();
    job_.names.push(variable.text);
    vars_.push_back(variable.text);
  };
  if (following.type == TokenType::assign || following.type == TokenType::declare) {
    pipe.assigns = following.type == TokenType::assign;
    declare();
  } else if (following.type == TokenType::character && following.text == ",") {
    declare();
    if (context == "range" && job_.names.size() - first < 2) {
      const TokenType after = peek_non_space().type;
      if (after == TokenType::variable || after == TokenType::right_delim || after == TokenType::right_paren)
        return true;
      fail("range can only initialize variables", {});
      return false;
    }
    fail("too many declarations in %s", {Value::text(context)});
  } else if (adjacent.type == TokenType::space) {
    backup3(variable, adjacent);
  } else {
    backup2(variable);
  }
  return false;
}

void Parser::check_pipeline(const Pipe& pipe, std::string_view context) {
  if (pipe.commands.empty()) return fail("missing value for %s", {Value::text(context)});
  for (std::size_t i = 1; i < pipe.commands.size(); ++i) {
    switch (pipe.commands[i].args[0].kind) {
      case Operand::Kind::boolean:
      case Operand::Kind::dot:
      case Operand::Kind::nil:
      case Operand::Kind::number:
      case Operand::Kind::string:
        return fail("non executable command in pipeline stage %d", {Value::integer(static_cast<std::int64_t>(i + 1))});
      default:
        break;
    }
  }
}

std::optional<Command> Parser::command() {
  Command out;
  out.pos = peek_non_space().pos;
  const std::size_t first = job_.operands.size();
  for (;;) {
    peek_non_space();
    const std::optional<Operand> made = operand();
    if (failed()) return std::nullopt;
    if (made) job_.operands.push(*made);
    const Token token = next();
    if (token.type == TokenType::space) continue;
    if (token.type == TokenType::right_delim || token.type == TokenType::right_paren) {
      backup();
    } else if (token.type != TokenType::pipe) {
      unexpected(token, "operand");
      return std::nullopt;
    }
    break;
  }
  out.args = job_.operands.take(first, job_.arena);
  if (out.args.empty()) fail("empty command", {});
  return out;
}

std::optional<Operand> Parser::operand() {
  const std::optional<Operand> node = term();
  if (failed() || !node || peek().type != TokenType::field) return node;
  return with_fields(*node);
}

// A field or variable takes further fields to itself, but then stands where the first of them does: messages show it.
std::optional<Operand> Parser::with_fields(Operand node) {
  const std::size_t pos = peek().pos;
  const std::size_t first = job_.names.size();
  for (const std::string_view name : node.names) job_.names.push(name);  // a chain has none yet
  while (peek().type == TokenType::field) job_.names.push(next().text.substr(1));
  const Row<std::string_view> names = job_.names.take(first, job_.arena);
  switch (node.kind) {
    case Operand::Kind::field:
    case Operand::Kind::variable:
      node.pos = pos;
      node.names = names;
      return node;
    case Operand::Kind::boolean:
    case Operand::Kind::string:
    case Operand::Kind::number:
    case Operand::Kind::nil:
    case Operand::Kind::dot:
      fail("unexpected . after term %q", {job_.for_messages().text(text_of(&node))});
      return std::nullopt;
    default:
      break;
  }
  Operand chain;
  chain.kind = Operand::Kind::chain;
  chain.pos = pos;
  chain.names = names;
  chain.term = job_.arena.make<Operand>(node);
  return chain;
}

std::optional<Operand> Parser::term() {
  const Token token = next_non_space();
  Operand out;
  out.pos = token.pos;
  out.text = token.text;
  switch (token.type) {
    case TokenType::identifier:
      if (!job_.has_function(token.text)) fail("function %q not defined", {Value::text(token.text)});
      out.kind = Operand::Kind::identifier;
      return out;
    case TokenType::dot:
      out.kind = Operand::Kind::dot;
      return out;
    case TokenType::nil_keyword:
      out.kind = Operand::Kind::nil;
      return out;
    case TokenType::variable:
      use_variable(out.text);
      out.kind = Operand::Kind::variable;
      out.names = {job_.arena.make<std::string_view>(out.text), 1};
      return out;
    case TokenType::field:
      out.kind = Operand::Kind::field;
      out.names = {job_.arena.make<std::string_view>(out.text.substr(1)), 1};
      return out;
    case TokenType::boolean:
      out.kind = Operand::Kind::boolean;
      out.truth = token.text == "true";
      return out;
    case TokenType::char_constant:
    case TokenType::complex:
    case TokenType::number:
      return number_operand(token);
    case TokenType::left_paren:
      return parenthesised(token);
    case TokenType::string:
    case TokenType::raw_string:
      return string_operand(token);
    default:
      break;
  }
  backup();
  return std::nullopt;
}

std::optional<Operand> Parser::parenthesised(const Token& token) {
  if (job_.parens >= kMaxParenthesisDepth) {
    fail("max expression depth exceeded", {});
    return std::nullopt;
  }
  ++job_.parens;
  const Pipe* inner = pipeline("parenthesized pipeline", TokenType::right_paren);
  --job_.parens;
  if (failed()) return std::nullopt;
  Operand out;
  out.kind = Operand::Kind::pipe;
  out.pos = inner->pos;
  out.text = token.text;
  out.pipe = inner;
  return out;
}

void Parser::use_variable(std::string_view name) {
  for (const std::string_view known : vars_)
    if (known == name) return;
  fail("undefined variable %q", {Value::text(name)});
}

Operand Parser::number_operand(const Token& token) {
  Operand out;
  out.kind = Operand::Kind::number;
  out.pos = token.pos;
  out.text = token.text;
  const NumberSyntax syntax = token.type == TokenType::complex         ? NumberSyntax::complex
                              : token.type == TokenType::char_constant ? NumberSyntax::character
                                                                       : NumberSyntax::plain;
  NumberResult read = read_number(token.text, syntax);
  if (!read.number) fail("%s", {make_error(job_.for_messages(), std::move(read.error))});
  if (read.number) out.number = job_.arena.make<Number>(*read.number);
  return out;
}

Operand Parser::string_operand(const Token& token) {
  Operand out;
  out.kind = Operand::Kind::string;
  out.pos = token.pos;
  out.text = token.text;
  const std::optional<std::string_view> value = unquoted(token.text);
  if (!value) fail("%s", {make_error(job_.for_messages(), "invalid syntax")});
  out.value = value.value_or(std::string_view());
  return out;
}

// Nearly every literal says nothing but what stands in it.
std::optional<std::string_view> Parser::unquoted(std::string_view literal) {
  const std::string_view inner = literal.substr(1, literal.size() - 2);
  const auto is_itself = [](char c) { return c >= ' ' && c <= '~' && c != '\\'; };
  if (std::all_of(inner.begin(), inner.end(), is_itself)) return inner;
  const std::optional<std::string> value = go::unquote(literal);
  return value ? std::optional(job_.arena.keep(*value)) : std::nullopt;
}

}  // namespace sidelint::gotmpl
