// Blocks that are left, and read later.
#include <utility>

#include "engine/gotmpl/parse.h"
#include "engine/gotmpl/parser.h"

namespace sidelint::gotmpl {
namespace {

// Each block around a place is passed over once more; further in they are read at once.
constexpr std::size_t kDeepestLeft = 10;

std::string_view context_of(Statement::Kind kind) {
  if (kind == Statement::Kind::range) return "range";
  return kind == Statement::Kind::with ? "with" : "if";
}

}  // namespace

// The lexer stands behind the opening action.
bool Parser::leave_blocks(Statement& made) {
  if (peek_count_ > 0 || job_.depth > kDeepestLeft || !job_.lexer.has_usual_delimiters()) return false;
  const std::size_t begin = job_.lexer.position();
  const std::optional<Lexer::PassedBlock> passed = job_.lexer.pass_block();
  if (!passed) return false;
  const std::span<const std::string_view> variables = job_.arena.keep(std::span<const std::string_view>(vars_));
  made.unread = job_.arena.make<Unread>(Unread{job_.source,
                                               job_.arena,
                                               begin,
                                               passed->has_else,
                                               {variables.data(), variables.size()},
                                               job_.depth,
                                               range_depth_});
  return true;
}

std::optional<Statement> Parser::parse_left(const Statement& statement) {
  const Unread& left = *statement.unread;
  Statement made = statement;
  made.unread = nullptr;
  vars_.assign(left.variables.begin(), left.variables.end());
  range_depth_ = left.range_depth;
  read_blocks(made, context_of(statement.kind));
  return failed() ? std::nullopt : std::optional(made);
}

ReadStatement read_blocks(const Statement& statement, const HasFunction& has_function, Blocks inner) {
  if (statement.unread == nullptr) return {&statement};
  Unread& left = *statement.unread;
  const Statement*& known = inner == Blocks::left ? left.for_running : left.as_whole;
  if (known != nullptr) return {known};
  ParseJob job{left.source, has_function, left.arena, lexer_of(left.source, {}, has_function), inner};
  job.lexer.go_to(left.begin);
  job.depth = left.depth;
  const std::optional<Statement> made = Parser(job).parse_left(statement);
  if (!made) return {nullptr, std::move(job.error)};
  known = left.arena.make<Statement>(*made);
  return {known};
}

}  // namespace sidelint::gotmpl
