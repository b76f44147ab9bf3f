// The inside of an action: declarations, commands and their operands.
#include <optional>
#include <string>
#include <utility>

#include "engine/gotmpl/error_value.h"
#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/limits.h"
#include "engine/gotmpl/parser.h"

namespace sidelint::gotmpl {

std::optional<Pipe> Parser::pipeline(std::string_view context, TokenType end) {
  Pipe pipe;
  pipe.pos = peek_non_space().pos;
  while (!failed() && declarations(pipe, context)) {
  }
  while (!failed()) {
    const Token token = next_non_space();
    if (token.type == end) {
      check_pipeline(pipe, context);
      return pipe;
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
        std::optional<Command> made = command();
        if (made) pipe.commands.push_back(std::move(*made));
        break;
      }
      default:
        unexpected(token, context);
    }
  }
  return std::nullopt;
}

// Reads `$x :=`, `$x =` or, in a range, `$i,`. Whether there may be another one behind it.
bool Parser::declarations(Pipe& pipe, std::string_view context) {
  const Token variable = peek_non_space();
  if (variable.type != TokenType::variable) return false;
  next();
  // Spaces are tokens, so telling `$x foo` from `$x := foo` takes three tokens; what was read too far goes back.
  const Token adjacent = peek();
  const Token following = peek_non_space();
  const auto declare = [&] {
    next_non_space();
    pipe.declarations.emplace_back(variable.text);
    vars_.emplace_back(variable.text);
  };
  if (following.type == TokenType::assign || following.type == TokenType::declare) {
    pipe.assigns = following.type == TokenType::assign;
    declare();
  } else if (following.type == TokenType::character && following.text == ",") {
    declare();
    if (context == "range" && pipe.declarations.size() < 2) {
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
  for (;;) {
    peek_non_space();
    std::optional<Operand> made = operand();
    if (failed()) return std::nullopt;
    if (made) out.args.push_back(std::move(*made));
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
  if (out.args.empty()) fail("empty command", {});
  return out;
}

std::optional<Operand> Parser::operand() {
  std::optional<Operand> node = term();
  if (failed() || !node || peek().type != TokenType::field) return node;
  return with_fields(std::move(*node));
}

// A field or variable takes further fields to itself, but then stands where the first of them does: messages show it.
std::optional<Operand> Parser::with_fields(Operand node) {
  const std::size_t pos = peek().pos;
  std::vector<std::string> fields;
  while (peek().type == TokenType::field) fields.emplace_back(next().text.substr(1));
  switch (node.kind) {
    case Operand::Kind::field:
    case Operand::Kind::variable:
      node.pos = pos;
      node.names.insert(node.names.end(), fields.begin(), fields.end());
      return node;
    case Operand::Kind::boolean:
    case Operand::Kind::string:
    case Operand::Kind::number:
    case Operand::Kind::nil:
    case Operand::Kind::dot:
      fail("unexpected . after term %q", {job_.heap.text(text_of(&node))});
      return std::nullopt;
    default:
      break;
  }
  Operand chain;
  chain.kind = Operand::Kind::chain;
  chain.pos = pos;
  chain.names = std::move(fields);
  chain.term = std::make_unique<Operand>(std::move(node));
  return chain;
}

std::optional<Operand> Parser::term() {
  const Token token = next_non_space();
  Operand out;
  out.pos = token.pos;
  out.text = std::string(token.text);
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
      out.names = {out.text};
      return out;
    case TokenType::field:
      out.kind = Operand::Kind::field;
      out.names = {out.text.substr(1)};
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
  std::optional<Pipe> inner = pipeline("parenthesized pipeline", TokenType::right_paren);
  --job_.parens;
  if (failed()) return std::nullopt;
  Operand out;
  out.kind = Operand::Kind::pipe;
  out.pos = inner->pos;
  out.text = std::string(token.text);
  out.pipe = std::make_unique<Pipe>(std::move(*inner));
  return out;
}

void Parser::use_variable(const std::string& name) {
  for (const std::string& known : vars_)
    if (known == name) return;
  fail("undefined variable %q", {job_.heap.text(name)});
}

Operand Parser::number_operand(const Token& token) {
  Operand out;
  out.kind = Operand::Kind::number;
  out.pos = token.pos;
  out.text = std::string(token.text);
  const NumberSyntax syntax = token.type == TokenType::complex         ? NumberSyntax::complex
                              : token.type == TokenType::char_constant ? NumberSyntax::character
                                                                       : NumberSyntax::plain;
  NumberResult read = read_number(token.text, syntax);
  if (!read.number) fail("%s", {make_error(job_.heap, std::move(read.error))});
  out.number = read.number;
  return out;
}

Operand Parser::string_operand(const Token& token) {
  Operand out;
  out.kind = Operand::Kind::string;
  out.pos = token.pos;
  out.text = std::string(token.text);
  std::optional<std::string> value = go::unquote(token.text);
  if (!value) fail("%s", {make_error(job_.heap, "invalid syntax")});
  out.value = value.value_or("");
  return out;
}

}  // namespace sidelint::gotmpl
