#include "engine/gotmpl/parse.h"

#include <utility>

#include "engine/gotmpl/error_value.h"
#include "engine/gotmpl/limits.h"
#include "engine/gotmpl/parser.h"

namespace sidelint::gotmpl {

Lexer lexer_of(const Source& source, const Delimiters& delimiters, const HasFunction& has_function) {
  const auto loop_word = [&](std::string_view name) {
    return has_function(name) ? LoopWords::names : LoopWords::keywords;
  };
  return {source.text, delimiters, loop_word("break"), loop_word("continue")};
}

Statement Parser::statement(Statement::Kind kind, std::size_t pos, std::size_t begin) const {
  Statement out;
  out.kind = kind;
  out.pos = pos;
  out.begin = begin;
  out.end = last_end_;
  return out;
}

// Within one text a definition may replace only an empty one.
void Parser::add_tree(std::string_view name, Block root) {
  const auto found = job_.trees.find(name);
  if (found == job_.trees.end() || is_empty(found->second.root)) {
    job_.trees[name] = Tree{name, &job_.source, root};
  } else if (!is_empty(root)) {
    fail("template: multiple definition of template %q", {Value::text(name)});
  }
}

void Parser::parse_text() {
  const std::size_t first = job_.statements.size();
  while (!failed() && peek().type != TokenType::eof) {
    if (peek().type == TokenType::left_delim) {
      const Token delim = next();
      if (next_non_space().type == TokenType::define_keyword) {
        Parser definition(job_);
        definition.parse_definition();
        continue;
      }
      backup2(delim);
    }
    Step parsed = text_or_action();
    if (failed()) return;
    if (parsed.ending != Ending::none) {
      fail("unexpected %s", {Value::text(parsed.ending == Ending::end ? "{{end}}" : "{{else}}")});
    } else {
      job_.statements.push(*parsed.statement);
    }
  }
  if (!failed()) add_tree(job_.source.name, job_.statements.take(first, job_.arena));
}

void Parser::parse_definition() {
  constexpr std::string_view kContext = "define clause";
  const std::string_view name = template_name(next_non_space(), kContext);
  if (failed()) return;
  expect(TokenType::right_delim, kContext);
  if (failed()) return;
  Ending ending = Ending::none;
  const Block root = item_list(ending);
  if (failed()) return;
  if (ending != Ending::end) return fail("unexpected %s in %s", {Value::text("{{else}}"), Value::text(kContext)});
  add_tree(name, root);
}

Block Parser::item_list(Ending& ending) {
  const std::size_t first = job_.statements.size();
  while (!failed() && peek_non_space().type != TokenType::eof) {
    const Step parsed = text_or_action();
    if (failed()) return {};
    if (parsed.ending != Ending::none) {
      ending = parsed.ending;
      return job_.statements.take(first, job_.arena);
    }
    job_.statements.push(*parsed.statement);
  }
  fail("unexpected EOF", {});
  return {};
}

Parser::Step Parser::text_or_action() {
  const Token token = next_non_space();
  if (token.type == TokenType::text) {
    Statement text = statement(Statement::Kind::text, token.pos, token.pos);
    text.text = token.text;
    return {text, Ending::none};
  }
  if (token.type != TokenType::left_delim) {
    unexpected(token, "input");
    return {};
  }
  action_pos_ = token.pos;
  Step parsed = action(token);
  action_pos_.reset();
  return parsed;
}

Parser::Step Parser::action(const Token& delim) {
  const Token token = next_non_space();
  const auto good = [](const std::optional<Statement>& made) { return Step{made, Ending::none}; };
  switch (token.type) {
    case TokenType::block_keyword:
      return good(block_control(delim.pos));
    case TokenType::break_keyword:
      return loop_control(Statement::Kind::break_loop, token, delim.pos);
    case TokenType::continue_keyword:
      return loop_control(Statement::Kind::continue_loop, token, delim.pos);
    case TokenType::else_keyword:
      return else_control();
    case TokenType::end_keyword:
      expect(TokenType::right_delim, "end");
      return {std::nullopt, Ending::end};
    case TokenType::if_keyword:
      return good(control(Statement::Kind::branch_if, "if", delim.pos));
    case TokenType::range_keyword:
      return good(control(Statement::Kind::range, "range", delim.pos));
    case TokenType::template_keyword:
      return good(template_control(delim.pos));
    case TokenType::with_keyword:
      return good(control(Statement::Kind::with, "with", delim.pos));
    default:
      break;
  }
  backup();
  const std::size_t pos = peek().pos;
  const Pipe* pipe = pipeline("command", TokenType::right_delim);
  if (failed()) return {};
  Statement made = statement(Statement::Kind::action, pos, delim.pos);
  made.pipe = pipe;
  return {made, Ending::none};
}

Parser::Step Parser::loop_control(Statement::Kind kind, const Token& word, std::size_t begin) {
  const std::string_view name = kind == Statement::Kind::break_loop ? "{{break}}" : "{{continue}}";
  const Token token = next_non_space();
  if (token.type != TokenType::right_delim) unexpected(token, name);
  if (range_depth_ == 0) fail(std::string(name) + " outside {{range}}", {});
  return {statement(kind, word.pos, begin), Ending::none};
}

// {{else if}} and {{else with}} leave their second word to the control structure they belong to.
Parser::Step Parser::else_control() {
  const TokenType following = peek_non_space().type;
  if (following != TokenType::if_keyword && following != TokenType::with_keyword)
    expect(TokenType::right_delim, "else");
  return {std::nullopt, Ending::otherwise};
}

std::optional<Statement> Parser::control(Statement::Kind kind, std::string_view context, std::size_t begin) {
  if (++job_.depth > kMaxBlockDepth) fail("more than %d nested blocks", {Value::integer(kMaxBlockDepth)});
  const std::size_t outer_vars = vars_.size();
  const Pipe* pipe = pipeline(context, TokenType::right_delim);
  if (failed()) return std::nullopt;
  Statement made = statement(kind, pipe->pos, begin);
  made.pipe = pipe;
  if (job_.blocks == Blocks::read || !leave_blocks(made)) read_blocks(made, context);
  if (failed()) return std::nullopt;
  vars_.resize(outer_vars);
  --job_.depth;
  return made;
}

void Parser::read_blocks(Statement& made, std::string_view context) {
  if (made.kind == Statement::Kind::range) ++range_depth_;
  Ending ending = Ending::none;
  made.body = item_list(ending);
  if (made.kind == Statement::Kind::range) --range_depth_;
  if (!failed() && ending == Ending::otherwise) else_branch(made, context);
}

void Parser::else_branch(Statement& made, std::string_view context) {
  const Token word = peek();
  const bool chained = (context == "if" && word.type == TokenType::if_keyword) ||
                       (context == "with" && word.type == TokenType::with_keyword);
  if (chained) {
    next();
    const std::optional<Statement> nested = control(made.kind, context, word.pos);
    if (!failed()) made.otherwise = {job_.arena.make<Statement>(*nested), 1};
    return;
  }
  Ending ending = Ending::none;
  made.otherwise = item_list(ending);
  if (!failed() && ending != Ending::end) fail("expected end; found %s", {Value::text("{{else}}")});
}

std::optional<Statement> Parser::block_control(std::size_t begin) {
  constexpr std::string_view kContext = "block clause";
  if (++job_.depth > kMaxBlockDepth) fail("more than %d nested blocks", {Value::integer(kMaxBlockDepth)});
  const Token token = next_non_space();
  const std::string_view name = template_name(token, kContext);
  if (failed()) return std::nullopt;
  const Pipe* pipe = pipeline(kContext, TokenType::right_delim);
  if (failed()) return std::nullopt;
  Statement made = statement(Statement::Kind::call_template, token.pos, begin);
  made.name = name;
  made.pipe = pipe;

  Parser block(job_);
  Ending ending = Ending::none;
  const Block root = block.item_list(ending);
  if (failed()) return std::nullopt;
  if (ending != Ending::end) fail("unexpected %s in %s", {Value::text("{{else}}"), Value::text(kContext)});
  block.add_tree(name, root);
  --job_.depth;
  return made;
}

std::optional<Statement> Parser::template_control(std::size_t begin) {
  constexpr std::string_view kContext = "template clause";
  const Token token = next_non_space();
  const std::string_view name = template_name(token, kContext);
  if (failed()) return std::nullopt;
  const Pipe* pipe = nullptr;
  if (next_non_space().type != TokenType::right_delim) {
    backup();
    pipe = pipeline(kContext, TokenType::right_delim);
    if (failed()) return std::nullopt;
  }
  Statement made = statement(Statement::Kind::call_template, token.pos, begin);
  made.name = name;
  made.pipe = pipe;
  return made;
}

std::string_view Parser::template_name(const Token& token, std::string_view context) {
  if (token.type != TokenType::string && token.type != TokenType::raw_string) {
    unexpected(token, context);
    return {};
  }
  const std::optional<std::string_view> name = unquoted(token.text);
  if (!name) fail("%s", {make_error(job_.for_messages(), "invalid syntax")});
  return name.value_or(std::string_view());
}

Parsed parse(const Source& source, const Delimiters& delimiters, const HasFunction& has_function, Arena& arena,
             Blocks blocks) {
  ParseJob job{source, has_function, arena, lexer_of(source, delimiters, has_function), blocks};
  Parser(job).parse_text();
  if (job.error) return {{}, std::move(job.error)};
  return {std::move(job.trees), std::nullopt};
}

}  // namespace sidelint::gotmpl
