#include "engine/gotmpl/lex.h"

#include <algorithm>
#include <utility>

#include "engine/gotmpl/go/format.h"
#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/unicode.h"
#include "engine/gotmpl/lex_spaces.h"

namespace sidelint::gotmpl {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";
constexpr std::string_view kLeftComment = "/*";
constexpr std::string_view kRightComment = "*/";

bool has_left_trim_marker(std::string_view text) { return text.size() >= 2 && text[0] == '-' && is_space(text[1]); }

std::size_t leading_spaces(std::string_view text) { return std::min(text.find_first_not_of(kSpaces), text.size()); }

}  // namespace

std::string describe(const Token& token) {
  if (token.type == TokenType::eof) return "EOF";
  if (token.type == TokenType::error) return std::string(token.text);
  if (token.type > TokenType::keyword) return "<" + std::string(token.text) + ">";
  if (token.text.size() <= 10) return go::quote(token.text);
  std::string out;
  go::Formatter format(out);
  format.spec.has_precision = true;
  format.spec.precision = 10;
  format.quoted(token.text);
  return out + "...";
}

Lexer::Lexer(std::string_view input, Delimiters delimiters, LoopWords break_word, LoopWords continue_word)
    : input_(input), delimiters_(std::move(delimiters)), break_word_(break_word), continue_word_(continue_word) {
  if (delimiters_.left.empty()) delimiters_.left = "{{";
  if (delimiters_.right.empty()) delimiters_.right = "}}";
}

Token Lexer::next() {
  token_ = {TokenType::eof, pos_, "EOF"};
  State state = inside_action_ ? State::inside : State::text;
  while (state != State::done) {
    switch (state) {
      case State::text:
        state = lex_text();
        break;
      case State::left_delim:
        state = lex_left_delim();
        break;
      case State::comment:
        state = lex_comment();
        break;
      case State::right_delim:
        state = lex_right_delim();
        break;
      case State::inside:
        state = lex_inside_action();
        break;
      default:
        state = lex_space();
        break;
    }
  }
  return token_;
}

std::int32_t Lexer::next_rune() {
  if (pos_ >= input_.size()) {
    at_eof_ = true;
    return kEof;
  }
  if (const char c = input_[pos_]; is_ascii(c)) {
    ++pos_;
    return c;
  }
  const go::Rune rune = go::decode_rune(input_.substr(pos_));
  pos_ += rune.size;
  return static_cast<std::int32_t>(rune.value);
}

std::int32_t Lexer::peek_rune() {
  const std::int32_t rune = next_rune();
  backup();
  return rune;
}

void Lexer::backup() {
  if (at_eof_ || pos_ == 0) return;
  if (is_ascii(input_[pos_ - 1])) {
    --pos_;
    return;
  }
  pos_ -= go::decode_last_rune(input_.substr(0, pos_)).size;
}

bool Lexer::accept(std::string_view valid) {
  const std::int32_t rune = next_rune();
  if (rune >= 0 && rune < 0x80 && valid.find(static_cast<char>(rune)) != std::string_view::npos) return true;
  backup();
  return false;
}

void Lexer::accept_run(std::string_view valid) {
  while (accept(valid)) {
  }
}

// As if the next rune had been looked at.
bool Lexer::at_end() {
  at_eof_ = at_eof_ || pos_ >= input_.size();
  return pos_ >= input_.size();
}

std::string_view Lexer::rest(std::size_t ahead) const { return input_.substr(std::min(pos_ + ahead, input_.size())); }

bool Lexer::rest_starts_with(std::string_view prefix, std::size_t ahead) const {
  return rest(ahead).starts_with(prefix);
}

Lexer::RightDelim Lexer::at_right_delim() const {
  const char c = pos_ < input_.size() ? input_[pos_] : '\0';
  if (is_space(c) && has_right_trim_marker(rest()) && rest_starts_with(delimiters_.right, kTrimMarkerSize))
    return {true, true};
  return {c == delimiters_.right.front() && rest_starts_with(delimiters_.right), false};
}

bool Lexer::at_terminator() {
  if (at_end()) return true;
  switch (input_[pos_]) {
    case ' ':
    case '\t':
    case '\r':
    case '\n':
    case '.':
    case ',':
    case '|':
    case ':':
    case ')':
    case '(':
      return true;
    default:
      return rest_starts_with(delimiters_.right);
  }
}

Lexer::State Lexer::emit(TokenType type) {
  token_ = {type, start_, input_.substr(start_, pos_ - start_)};
  start_ = pos_;
  return State::done;
}

Lexer::State Lexer::fail(std::string message) {
  error_ = std::move(message);
  token_ = {TokenType::error, start_, error_};
  start_ = 0;
  pos_ = 0;
  input_ = {};
  return State::done;
}

Lexer::State Lexer::lex_text() {
  const std::size_t found = input_.find(delimiters_.left, pos_);
  if (found == std::string_view::npos) {
    pos_ = input_.size();
    return emit(pos_ == start_ ? TokenType::eof : TokenType::text);
  }
  if (found == pos_) return State::left_delim;
  pos_ = found;
  std::size_t trimmed = 0;
  if (has_left_trim_marker(rest(delimiters_.left.size()))) {
    const std::string_view text = input_.substr(start_, pos_ - start_);
    trimmed = text.size() - (text.find_last_not_of(kSpaces) + 1);
  }
  pos_ -= trimmed;
  emit(TokenType::text);
  pos_ += trimmed;
  ignore();
  return token_.text.empty() ? State::left_delim : State::done;
}

Lexer::State Lexer::lex_left_delim() {
  pos_ += delimiters_.left.size();
  const std::size_t marker = has_left_trim_marker(rest()) ? kTrimMarkerSize : 0;
  if (rest_starts_with(kLeftComment, marker)) {
    pos_ += marker;
    ignore();
    return State::comment;
  }
  emit(TokenType::left_delim);
  inside_action_ = true;
  pos_ += marker;
  ignore();
  paren_depth_ = 0;
  return State::done;
}

Lexer::State Lexer::lex_comment() {
  pos_ += kLeftComment.size();
  const std::size_t end = input_.find(kRightComment, pos_);
  if (end == std::string_view::npos) return fail("unclosed comment");
  pos_ = end + kRightComment.size();
  const RightDelim delim = at_right_delim();
  if (!delim.here) return fail("comment ends before closing delimiter");
  pos_ += delimiters_.right.size() + (delim.trims ? kTrimMarkerSize : 0);
  if (delim.trims) pos_ += leading_spaces(rest());
  ignore();
  return State::text;
}

Lexer::State Lexer::lex_right_delim() {
  const bool trims = at_right_delim().trims;
  if (trims) {
    pos_ += kTrimMarkerSize;
    ignore();
  }
  pos_ += delimiters_.right.size();
  emit(TokenType::right_delim);
  if (trims) {
    pos_ += leading_spaces(rest());
    ignore();
  }
  inside_action_ = false;
  return State::done;
}

}  // namespace sidelint::gotmpl
