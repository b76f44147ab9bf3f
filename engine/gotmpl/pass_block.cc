// From the opening action of a block to its end, without tokens.
#include <algorithm>
#include <optional>
#include <string_view>

#include "engine/gotmpl/lex.h"
#include "engine/gotmpl/lex_spaces.h"

namespace sidelint::gotmpl {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::size_t kDelimiter = 2;
constexpr std::string_view kSpaces = " \t\r\n";

// Behind the quoted text that begins there; nowhere if it does not end.
std::size_t behind_quoted(std::string_view text, std::size_t at) {
  const char mark = text[at++];
  if (mark == '`') {
    const std::size_t end = text.find(mark, at);
    return end == kNowhere ? end : end + 1;
  }
  for (; at < text.size() && text[at] != '\n'; ++at) {
    if (text[at] == mark) return at + 1;
    if (text[at] == '\\') ++at;
  }
  return kNowhere;
}

// An action between its delimiters, without trim markers.
struct Action {
  std::size_t end;        // behind its closing delimiter, and what that trims
  std::string_view word;  // its first; empty: it has none
};

std::optional<Action> closed(std::string_view text, std::size_t close, std::string_view word) {
  const bool trims = text[close - 1] == '-' && is_space(text[close - 2]);
  std::size_t end = close + kDelimiter;
  if (trims) end = std::min(text.find_first_not_of(kSpaces, end), text.size());
  return Action{end, word};
}

// The action that begins there with its delimiter.
std::optional<Action> action_at(std::string_view text, std::size_t at) {
  at += kDelimiter;
  if (text.size() > at + 1 && text[at] == '-' && is_space(text[at + 1])) at += kTrimMarkerSize;
  if (text.substr(at).starts_with("/*")) {
    const std::size_t end = text.find("*/", at);
    const std::size_t close = text.find("}}", std::min(end, text.size()));
    return close == kNowhere ? std::nullopt : closed(text, close, {});
  }
  at = std::min(text.find_first_not_of(kSpaces, at), text.size());
  const std::size_t word = at;
  while (at < text.size() && text[at] >= 'a' && text[at] <= 'z') ++at;
  const std::size_t word_end = at;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '}' && text.substr(at).starts_with("}}")) return closed(text, at, text.substr(word, word_end - word));
    const bool is_quoted = c == '"' || c == '`' || c == '\'';
    at = is_quoted ? behind_quoted(text, at) : at + 1;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Lexer::PassedBlock> Lexer::pass_block() {
  PassedBlock passed{false};
  std::size_t depth = 0;
  std::size_t at = pos_;
  while ((at = input_.find("{{", at)) != kNowhere) {
    const std::optional<Action> action = action_at(input_, at);
    if (!action) return std::nullopt;
    at = action->end;
    const std::string_view word = action->word;
    if (word == "if" || word == "with" || word == "range") {
      ++depth;
    } else if (word == "define" || word == "block") {
      return std::nullopt;  // they are for the whole template
    } else if (word == "else") {
      passed.has_else = passed.has_else || depth == 0;
    } else if (word == "end" && depth-- == 0) {
      go_to(at);
      return passed;
    }
  }
  return std::nullopt;
}

}  // namespace sidelint::gotmpl
