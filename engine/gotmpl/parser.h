// One definition being parsed. Used by parse.cc, parse_tokens.cc and parse_pipeline.cc only.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/gotmpl/lex.h"
#include "engine/gotmpl/node.h"
#include "engine/gotmpl/parse.h"
#include "engine/gotmpl/parse_job.h"

namespace sidelint::gotmpl {

Lexer lexer_of(const Source& source, const Delimiters& delimiters, const HasFunction& has_function);

class Parser {
 public:
  explicit Parser(ParseJob& job) : job_(job) {}

  // The whole text, definitions included.
  void parse_text();
  // What has been left of the statement; nothing if it has failed.
  std::optional<Statement> parse_left(const Statement& statement);

 private:
  enum class Ending : std::uint8_t { none, end, otherwise };  // which action closed a list of statements
  struct Step {
    std::optional<Statement> statement;
    Ending ending = Ending::none;
  };

  bool failed() const { return job_.error.has_value(); }
  // The first failure counts; everything returns as soon as there is one.
  void fail(std::string_view format, std::initializer_list<Value> args);
  void unexpected(const Token& token, std::string_view context);
  Value token_value(const Token& token);
  std::size_t line_at(std::size_t pos) const;

  // A token stays where it is until another one is read.
  const Token& next();
  const Token& peek();
  void backup() { ++peek_count_; }
  void backup2(const Token& first);
  void backup3(const Token& second, const Token& first);
  const Token& next_non_space();
  const Token& peek_non_space();
  void expect(TokenType type, std::string_view context);

  void add_tree(std::string_view name, Block root);
  void parse_definition();
  Block item_list(Ending& ending);
  Step text_or_action();
  Step action(const Token& delim);
  Step loop_control(Statement::Kind kind, const Token& word, std::size_t begin);
  Step else_control();
  std::optional<Statement> control(Statement::Kind kind, std::string_view context, std::size_t begin);
  bool leave_blocks(Statement& statement);
  void read_blocks(Statement& statement, std::string_view context);
  void else_branch(Statement& statement, std::string_view context);
  std::optional<Statement> block_control(std::size_t begin);
  std::optional<Statement> template_control(std::size_t begin);
  std::string_view template_name(const Token& token, std::string_view context);
  std::optional<std::string_view> unquoted(std::string_view literal);
  Statement statement(Statement::Kind kind, std::size_t pos, std::size_t begin) const;

  const Pipe* pipeline(std::string_view context, TokenType end);  // null: it has failed
  bool declaration(Pipe& pipe, std::size_t first, std::string_view context);
  void check_pipeline(const Pipe& pipe, std::string_view context);
  std::optional<Command> command();
  std::optional<Operand> operand();
  std::optional<Operand> term();
  std::optional<Operand> parenthesised(const Token& token);
  std::optional<Operand> with_fields(Operand node);
  void use_variable(std::string_view name);
  Operand number_operand(const Token& token);
  Operand string_operand(const Token& token);

  ParseJob& job_;
  std::array<Token, 3> token_;  // up to three tokens of look-ahead
  std::size_t peek_count_ = 0;
  std::optional<std::size_t> action_pos_;  // of the action being read
  std::size_t last_end_ = 0;               // where the token read last ended
  std::vector<std::string_view> vars_ = {"$"};
  std::size_t range_depth_ = 0;
};

inline const Token& Parser::next() {
  if (peek_count_ > 0) {
    --peek_count_;
  } else {
    token_[0] = job_.lexer.next();
  }
  const Token& token = token_[peek_count_];
  last_end_ = token.pos + token.text.size();
  return token;
}

inline const Token& Parser::peek() {
  if (peek_count_ == 0) {
    peek_count_ = 1;
    token_[0] = job_.lexer.next();
  }
  return token_[peek_count_ - 1];
}

inline const Token& Parser::next_non_space() {
  while (peek().type == TokenType::space) next();
  return next();
}

inline const Token& Parser::peek_non_space() {
  while (peek().type == TokenType::space) next();
  return peek();
}

}  // namespace sidelint::gotmpl
