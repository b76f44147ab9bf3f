#include "reporters/machine/sarif_text.h"

#include <fmt/format.h>

namespace sidelint::reporters {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
char upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

bool ends_a_sentence(std::string_view text) {
  return !text.empty() && std::string_view(".!?").find(text.back()) != std::string_view::npos;
}

std::string quoted(std::string_view words) {
  std::string text(words);
  for (char& c : text) {
    if (c == '`') c = '\'';
  }
  if (!text.empty()) text.front() = upper(text.front());
  return text;
}

std::string escaped(std::string_view text, std::string_view special) {
  std::string result;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

// `{0}` is the first argument of a message; doubled braces are braces.
std::string without_placeholders(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit_next = i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
    const bool digit_before = i > 0 && text[i - 1] >= '0' && text[i - 1] <= '9';
    if ((text[i] == '{' && digit_next) || (text[i] == '}' && digit_before)) result += text[i];
    result += text[i];
  }
  return result;
}

}  // namespace

std::string sentence(std::string_view words) {
  std::string text = without_placeholders(quoted(words));
  if (text.find("](") != std::string::npos) text = escaped(text, "[]\\");
  if (!ends_a_sentence(text)) text += '.';
  return text;
}

std::string linked_sentence(std::string_view words, std::size_t id) {
  return fmt::format("[{}]({}).", escaped(without_placeholders(quoted(words)), "[]\\"), id);
}

std::string pascal_case(std::string_view rule) {
  std::string name;
  bool start = true;
  for (const char c : rule.substr(rule.rfind('/') + 1)) {
    if (c == '-') {
      start = true;
      continue;
    }
    name += start ? upper(c) : c;
    start = false;
  }
  return name;
}

}  // namespace sidelint::reporters
