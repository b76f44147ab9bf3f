// Selectors written as text: the lexer and parser of k8s.io/apimachinery v0.37, pkg/labels/selector.go (Lexer, Parser).
// The words of the errors are its own.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/kube/go_text.h"
#include "engine/kube/names.h"
#include "engine/model/selector.h"

namespace sidelint::model {
namespace {

enum class TokenKind : std::uint8_t {
  end,
  error,
  closed_parenthesis,
  comma,
  does_not_exist,
  double_equals,
  equals,
  greater_than,
  identifier,
  in,
  less_than,
  not_equals,
  not_in,
  open_parenthesis,
};

struct Token {
  TokenKind kind;
  std::string text;
};

constexpr std::pair<std::string_view, TokenKind> kWords[] = {
    {")", TokenKind::closed_parenthesis},
    {",", TokenKind::comma},
    {"!", TokenKind::does_not_exist},
    {"==", TokenKind::double_equals},
    {"=", TokenKind::equals},
    {">", TokenKind::greater_than},
    {"in", TokenKind::in},
    {"<", TokenKind::less_than},
    {"!=", TokenKind::not_equals},
    {"notin", TokenKind::not_in},
    {"(", TokenKind::open_parenthesis},
};

std::optional<TokenKind> find_word(std::string_view text) {
  for (const auto& [word, kind] : kWords) {
    if (word == text) return kind;
  }
  return std::nullopt;
}

bool is_special(char c) { return std::string_view("=!(),><").find(c) != std::string_view::npos; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  // As in Go a NUL byte reads like the end of the text, but is passed over.
  Token next() {
    while (position_ < text_.size() && is_space(text_[position_])) ++position_;
    if (position_ == text_.size()) return {TokenKind::end, ""};
    if (text_[position_] == '\0') {
      ++position_;
      return {TokenKind::end, ""};
    }
    return is_special(text_[position_]) ? symbol() : word();
  }

 private:
  // The longest operator that stands here.
  Token symbol() {
    const std::size_t begin = position_;
    std::size_t end = begin;
    while (end < text_.size() && is_special(text_[end]) && find_word(text_.substr(begin, end - begin + 1))) ++end;
    position_ = end;
    const std::string_view text = text_.substr(begin, end - begin);
    return {find_word(text).value_or(TokenKind::error), std::string(text)};
  }

  Token word() {
    const std::size_t begin = position_;
    while (position_ < text_.size() && !is_special(text_[position_]) && !is_space(text_[position_]) &&
           text_[position_] != '\0') {
      ++position_;
    }
    const std::string_view text = text_.substr(begin, position_ - begin);
    if (position_ < text_.size() && text_[position_] == '\0') ++position_;
    return {find_word(text).value_or(TokenKind::identifier), std::string(text)};
  }

  std::string_view text_;
  std::size_t position_ = 0;
};

class Parser {
 public:
  explicit Parser(std::string_view text) {
    Lexer lexer(text);
    do {
      tokens_.push_back(lexer.next());
    } while (tokens_.back().kind != TokenKind::end);
  }

  Selector parse() {
    while (error_.empty() && look() != TokenKind::end) {
      if (look() != TokenKind::identifier && look() != TokenKind::does_not_exist) {
        fail("', expected: !, identifier, or 'end of string'", tokens_[position_].text);
        break;
      }
      parse_requirement();
      if (!error_.empty()) {
        error_ = "unable to parse requirement: " + error_;
        break;
      }
      parse_separator();
    }
    selector_.error = error_;
    const auto by_key = [](const Requirement& a, const Requirement& b) { return a.key < b.key; };
    std::stable_sort(selector_.requirements.begin(), selector_.requirements.end(), by_key);
    return std::move(selector_);
  }

 private:
  // `in` and `notin` are operators only after a key; everywhere else they are identifiers.
  static TokenKind as_value(TokenKind kind) {
    return kind == TokenKind::in || kind == TokenKind::not_in ? TokenKind::identifier : kind;
  }
  TokenKind look() const { return as_value(tokens_[position_].kind); }
  // The last token, the end, is never passed.
  const Token& take() { return position_ + 1 < tokens_.size() ? tokens_[position_++] : tokens_.back(); }

  void fail(std::string_view expected, std::string_view found) {
    error_ = "found '" + std::string(found) + std::string(expected);
  }

  void parse_separator() {
    if (look() == TokenKind::end) return;
    const Token& separator = take();
    if (separator.kind != TokenKind::comma) return fail("', expected: ',' or 'end of string'", separator.text);
    if (look() != TokenKind::identifier && look() != TokenKind::does_not_exist) {
      fail("', expected: identifier after ','", tokens_[position_].text);
    }
  }

  void parse_requirement() {
    Requirement requirement;
    bool negated = false;
    if (look() == TokenKind::does_not_exist) {
      negated = true;
      take();
    }
    const TokenKind kind = look();
    const Token& key = take();
    if (kind != TokenKind::identifier) return fail("', expected: identifier", key.text);
    requirement.key = key.text;
    if (!check_key(key.text)) return;
    if (negated || look() == TokenKind::end || look() == TokenKind::comma) {
      requirement.op = negated ? Operator::does_not_exist : Operator::exists;
    } else {
      parse_operation(requirement);
    }
    if (!error_.empty()) return;
    error_ = refusal(requirement);
    selector_.requirements.push_back(std::move(requirement));
  }

  bool check_key(const std::string& key) {
    const auto messages = kube::check_label_key(key);
    if (messages.empty()) return true;
    error_ = "<nil>: Invalid value: " + kube::go_quote(key) + ": ";
    for (const std::string& message : messages) error_ += (&message == &messages.front() ? "" : "; ") + message;
    return false;
  }

  void parse_operation(Requirement& requirement) {
    const Token& operation = take();
    switch (operation.kind) {
      case TokenKind::in:
        requirement.op = Operator::in;
        return parse_list(requirement.values);
      case TokenKind::not_in:
        requirement.op = Operator::not_in;
        return parse_list(requirement.values);
      case TokenKind::equals:
      case TokenKind::double_equals:
        requirement.op = Operator::in;
        break;
      case TokenKind::not_equals:
        requirement.op = Operator::not_in;
        break;
      case TokenKind::greater_than:
        requirement.op = Operator::greater_than;
        break;
      case TokenKind::less_than:
        requirement.op = Operator::less_than;
        break;
      default:
        return fail("', expected: in, notin, =, ==, !=, gt, lt", operation.text);
    }
    requirement.equality = true;
    parse_exact(requirement.values);
  }

  void parse_exact(std::vector<std::string>& values) {
    if (look() == TokenKind::end || look() == TokenKind::comma) {
      values.emplace_back();
      return;
    }
    const TokenKind kind = look();
    const Token& value = take();
    if (kind != TokenKind::identifier) return fail("', expected: identifier", value.text);
    values.push_back(value.text);
  }

  // The parenthesised list; an empty place between commas is the value "".
  void parse_list(std::vector<std::string>& values) {
    const Token& open = take();
    if (open.kind != TokenKind::open_parenthesis) return fail("' expected: '('", open.text);
    bool place_is_empty = true;
    for (;;) {
      const TokenKind kind = look();
      if (kind == TokenKind::identifier && place_is_empty) {
        values.push_back(take().text);
        place_is_empty = false;
      } else if (kind == TokenKind::comma || kind == TokenKind::closed_parenthesis) {
        if (place_is_empty) values.emplace_back();
        take();
        place_is_empty = true;
        if (kind == TokenKind::closed_parenthesis) break;
      } else {
        return fail(place_is_empty ? "', expected: ',', ')' or identifier" : "', expected: ',' or ')'",
                    tokens_[position_].text);
      }
    }
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
  }

  std::vector<Token> tokens_;
  std::size_t position_ = 0;
  std::string error_;
  Selector selector_;
};

}  // namespace

Selector parse_selector(std::string_view text) { return Parser(text).parse(); }

}  // namespace sidelint::model
