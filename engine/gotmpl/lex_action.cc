// Tokens inside an action.
#include <array>
#include <string>

#include "engine/gotmpl/go/format.h"
#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/unicode.h"
#include "engine/gotmpl/lex.h"
#include "engine/gotmpl/lex_spaces.h"

namespace sidelint::gotmpl {
namespace {

struct Keyword {
  std::string_view word;
  TokenType type;
};
constexpr std::array<Keyword, 12> kKeywords = {{{".", TokenType::dot},
                                                {"block", TokenType::block_keyword},
                                                {"break", TokenType::break_keyword},
                                                {"continue", TokenType::continue_keyword},
                                                {"define", TokenType::define_keyword},
                                                {"else", TokenType::else_keyword},
                                                {"end", TokenType::end_keyword},
                                                {"if", TokenType::if_keyword},
                                                {"nil", TokenType::nil_keyword},
                                                {"range", TokenType::range_keyword},
                                                {"template", TokenType::template_keyword},
                                                {"with", TokenType::with_keyword}}};

constexpr std::size_t kLongestKeyword = 8;

constexpr bool is_ascii_alphanumeric(std::int32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_alphanumeric(std::int32_t rune) {
  if (rune < 0x80) return is_ascii_alphanumeric(rune);
  const auto value = static_cast<char32_t>(rune);
  return go::is_letter(value) || go::is_digit(value);
}

// U+0040 '@'
std::string named_rune(std::int32_t rune) {
  std::string out;
  go::Formatter format(out);
  format.spec.sharp = true;
  format.unicode(static_cast<std::uint64_t>(rune));
  return out;
}

}  // namespace

Lexer::State Lexer::lex_inside_action() {
  if (at_right_delim().here) return paren_depth_ == 0 ? State::right_delim : fail("unclosed left paren");
  if (at_end()) return fail("unclosed action");
  if (is_space(input_[pos_])) return State::space;
  if (is_ascii_alphanumeric(input_[pos_]) && input_[pos_] > '9') return lex_identifier();
  const std::int32_t rune = next_rune();
  const bool digit_follows = pos_ < input_.size() && input_[pos_] >= '0' && input_[pos_] <= '9';
  if (rune == '.' && pos_ < input_.size() && !digit_follows) return lex_field_or_variable(TokenType::field);
  if (rune == '.' || rune == '+' || rune == '-' || (rune >= '0' && rune <= '9')) {
    backup();
    return lex_number();
  }
  if (is_alphanumeric(rune)) {
    backup();
    return lex_identifier();
  }
  return lex_operator(rune);
}

Lexer::State Lexer::lex_operator(std::int32_t rune) {
  switch (rune) {
    case '=':
      return emit(TokenType::assign);
    case ':':
      return next_rune() == '=' ? emit(TokenType::declare) : fail("expected :=");
    case '|':
      return emit(TokenType::pipe);
    case '"':
      return lex_quoted('"', TokenType::string, "quoted string");
    case '\'':
      return lex_quoted('\'', TokenType::char_constant, "character constant");
    case '`':
      return lex_raw_string();
    case '$':
      return lex_field_or_variable(TokenType::variable);
    case '(':
      ++paren_depth_;
      return emit(TokenType::left_paren);
    case ')':
      if (--paren_depth_ < 0) return fail("unexpected right paren");
      return emit(TokenType::right_paren);
    default:
      break;
  }
  if (rune < 0x80 && go::is_print(static_cast<char32_t>(rune))) return emit(TokenType::character);
  return fail("unrecognized character in action: " + named_rune(rune));
}

// A space may belong to a closing delimiter that trims: " -}}".
Lexer::State Lexer::lex_space() {
  while (!at_end() && is_space(input_[pos_])) ++pos_;
  if (has_right_trim_marker(input_.substr(pos_ - 1)) && rest_starts_with(delimiters_.right, kTrimMarkerSize - 1)) {
    --pos_;
    if (pos_ == start_) return State::right_delim;
  }
  return emit(TokenType::space);
}

void Lexer::skip_alphanumeric() {
  while (pos_ < input_.size() && is_ascii_alphanumeric(input_[pos_])) ++pos_;
  if (pos_ < input_.size() && is_ascii(input_[pos_])) return;
  while (is_alphanumeric(next_rune())) {
  }
  backup();
}

Lexer::State Lexer::lex_identifier() {
  skip_alphanumeric();
  const std::string_view word = input_.substr(start_, pos_ - start_);
  if (!at_terminator()) return fail("bad character " + named_rune(peek_rune()));
  if (word.size() > kLongestKeyword) return emit(TokenType::identifier);
  for (const Keyword& keyword : kKeywords) {
    if (word != keyword.word) continue;
    const bool name = (keyword.type == TokenType::break_keyword && break_word_ == LoopWords::names) ||
                      (keyword.type == TokenType::continue_keyword && continue_word_ == LoopWords::names);
    return emit(name ? TokenType::identifier : keyword.type);
  }
  return emit(word == "true" || word == "false" ? TokenType::boolean : TokenType::identifier);
}

Lexer::State Lexer::lex_field_or_variable(TokenType type) {
  if (at_terminator()) return emit(type == TokenType::variable ? type : TokenType::dot);
  skip_alphanumeric();
  if (!at_terminator()) return fail("bad character " + named_rune(peek_rune()));
  return emit(type);
}

// No byte of a longer character looks like one of those that count here.
Lexer::State Lexer::lex_quoted(char mark, TokenType type, std::string_view what) {
  while (!at_end()) {
    const char c = input_[pos_++];
    if (c == mark) return emit(type);
    if (c == '\n' || (c == '\\' && (at_end() || input_[pos_++] == '\n'))) break;
  }
  return fail("unterminated " + std::string(what));
}

Lexer::State Lexer::lex_raw_string() {
  const std::size_t end = input_.find('`', pos_);
  if (end == std::string_view::npos) return fail("unterminated raw quoted string");
  pos_ = end + 1;
  return emit(TokenType::raw_string);
}

Lexer::State Lexer::lex_number() {
  const auto bad = [this] { return fail("bad number syntax: " + go::quote(input_.substr(start_, pos_ - start_))); };
  if (!scan_number()) return bad();
  const std::int32_t sign = peek_rune();
  if (sign != '+' && sign != '-') return emit(TokenType::number);
  if (!scan_number() || input_[pos_ - 1] != 'i') return bad();
  return emit(TokenType::complex);
}

bool Lexer::scan_number() {
  constexpr std::string_view kDecimal = "0123456789_";
  constexpr std::string_view kHex = "0123456789abcdefABCDEF_";
  accept("+-");
  std::string_view digits = kDecimal;
  if (accept("0")) {
    if (accept("xX")) {
      digits = kHex;
    } else if (accept("oO")) {
      digits = "01234567_";
    } else if (accept("bB")) {
      digits = "01_";
    }
  }
  accept_run(digits);
  if (accept(".")) accept_run(digits);
  if ((digits == kDecimal && accept("eE")) || (digits == kHex && accept("pP"))) {
    accept("+-");
    accept_run(kDecimal);
  }
  accept("i");
  if (!is_alphanumeric(peek_rune())) return true;
  next_rune();
  return false;
}

}  // namespace sidelint::gotmpl
