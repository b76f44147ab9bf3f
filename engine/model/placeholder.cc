#include <algorithm>
#include <array>
#include <string_view>

#include "engine/model/reader.h"

namespace sidelint::model {
namespace {

struct Brackets {
  std::string_view open;
  std::string_view close;
};
// As sed scripts, build systems, pipelines and documentation mark a word to be replaced.
constexpr std::array<Brackets, 6> kBrackets{
    {{"<", ">"}, {"%", "%"}, {"@", "@"}, {"{", "}"}, {"[[", "]]"}, {"((", "))"}}};

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return is_capital(c) || (c >= 'a' && c <= 'z') || c == '_'; }
bool is_of_word(char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == ' '; }
bool is_of_capitals(char c) { return is_capital(c) || is_digit(c) || c == '_'; }

bool holds_word_in(std::string_view text, const Brackets& brackets) {
  for (std::size_t open = text.find(brackets.open); open != std::string_view::npos;
       open = text.find(brackets.open, open + 1)) {
    std::string_view word = text.substr(open + brackets.open.size());
    const std::size_t close = word.find(brackets.close);
    if (close == std::string_view::npos) return false;
    word = word.substr(0, close);
    if (!word.empty() && is_letter(word.front()) && std::ranges::all_of(word, is_of_word)) return true;
  }
  return false;
}

// `__NAME__`
bool holds_underscored(std::string_view text) {
  const std::size_t open = text.find("__");
  if (open == std::string_view::npos) return false;
  const std::string_view rest = text.substr(open + 2);
  const std::size_t close = rest.find("__");
  return close != std::string_view::npos && close > 0 && std::ranges::all_of(rest.substr(0, close), is_of_capitals);
}

// `$NAME` of a shell, `$(NAME)` of a pipeline.
bool holds_variable(std::string_view text) {
  for (std::size_t at = text.find('$'); at != std::string_view::npos && at + 1 < text.size();
       at = text.find('$', at + 1)) {
    if (is_letter(text[at + 1]) || text[at + 1] == '(') return true;
  }
  return false;
}

}  // namespace

bool holds_placeholder(std::string_view text) {
  return text.find("${") != std::string_view::npos || text.find("{{") != std::string_view::npos;
}

bool holds_blank(std::string_view text) {
  if (text.find_first_of("$<%@{[(_") == std::string_view::npos) return false;  // as most do not
  if (holds_placeholder(text) || holds_variable(text) || holds_underscored(text)) return true;
  return std::ranges::any_of(kBrackets, [&](const Brackets& brackets) { return holds_word_in(text, brackets); });
}

bool is_blank_name(std::string_view text) {
  return holds_blank(text) || (std::ranges::any_of(text, is_capital) &&
                               std::ranges::all_of(text, [](char c) { return is_of_capitals(c) || c == '-'; }));
}

}  // namespace sidelint::model
