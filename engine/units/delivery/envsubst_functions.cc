#include "engine/units/delivery/envsubst_functions.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <system_error>
#include <utility>

namespace sidelint::units {
namespace {

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char to_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// Bytes of the character at the beginning of a text.
std::size_t width_at(std::string_view text) {
  std::size_t width = 1;
  while (width < text.size() && (static_cast<unsigned char>(text[width]) & 0xC0U) == 0x80U) ++width;
  return width;
}

std::string reversed(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t width = width_at(text);
    result.insert(0, text.substr(0, width));
    text.remove_prefix(width);
  }
  return result;
}

// As Go's strconv.Atoi reads it.
std::optional<std::int64_t> integer(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

// Offsets count bytes; a negative one counts from the end, and so does a negative length.
std::string substring(const std::string& value, const std::vector<std::string>& args) {
  const std::optional<std::int64_t> offset = args.empty() ? std::nullopt : integer(args[0]);
  if (!offset) return value;
  const auto size = static_cast<std::int64_t>(value.size());
  const std::int64_t begin = *offset < 0 ? std::max<std::int64_t>(size + *offset, 0) : *offset;
  std::int64_t end = size;
  if (args.size() > 1) {
    const std::optional<std::int64_t> length = integer(args[1]);
    if (!length) return value;
    end = *length < 0 ? size + *length : std::min(size - std::min(begin, size), *length) + begin;
  }
  if (begin >= size || end < begin) return {};
  return value.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

enum class Times : std::uint8_t { once, all };

// As Go's strings.Replace: nothing stands before each character, and at the end.
std::string replace(std::string_view value, std::string_view old, std::string_view by, Times times) {
  std::string result;
  if (old.empty()) {
    result = by;
    while (!value.empty()) {
      const std::size_t width = times == Times::all ? width_at(value) : value.size();
      result += value.substr(0, width);
      if (times == Times::all) result += by;
      value.remove_prefix(width);
    }
    return result;
  }
  for (std::size_t at = value.find(old); at != std::string_view::npos; at = value.find(old)) {
    (result += value.substr(0, at)) += by;
    value.remove_prefix(at + old.size());
    if (times == Times::once) break;
  }
  return result += value;
}

// One element of a shell pattern.
struct Element {
  enum class Is : std::uint8_t { text, any_character, any_text, one_of } is = Is::text;
  std::string text = {};                                         // of a text: one character
  std::vector<std::pair<std::string, std::string>> ranges = {};  // of one_of
  bool is_negated = false;
};

// A character of a class, escaped or not; empty if the pattern is malformed.
std::string class_character(std::string_view& pattern) {
  if (pattern.empty() || pattern.front() == '-' || pattern.front() == ']') return {};
  if (pattern.front() == '\\') pattern.remove_prefix(1);
  if (pattern.empty()) return {};
  const std::size_t width = width_at(pattern);
  std::string character(pattern.substr(0, width));
  pattern.remove_prefix(width);
  return pattern.empty() ? std::string() : character;
}

std::optional<Element> read_class(std::string_view& pattern) {
  Element element{.is = Element::Is::one_of};
  pattern.remove_prefix(1);
  if (pattern.starts_with('^')) {
    element.is_negated = true;
    pattern.remove_prefix(1);
  }
  while (element.ranges.empty() || !pattern.starts_with(']')) {
    std::string low = class_character(pattern);
    if (low.empty()) return std::nullopt;
    std::string high = low;
    if (pattern.starts_with('-')) {
      pattern.remove_prefix(1);
      high = class_character(pattern);
      if (high.empty()) return std::nullopt;
    }
    element.ranges.emplace_back(std::move(low), std::move(high));
  }
  pattern.remove_prefix(1);
  return element;
}

// Empty if the pattern is malformed. A `/` is a character like any other.
std::optional<std::vector<Element>> read_pattern(std::string_view pattern) {
  std::vector<Element> elements;
  while (!pattern.empty()) {
    if (pattern.front() == '[') {
      std::optional<Element> element = read_class(pattern);
      if (!element) return std::nullopt;
      elements.push_back(*std::move(element));
      continue;
    }
    Element element;
    if (pattern.front() == '*') element.is = Element::Is::any_text;
    if (pattern.front() == '?') element.is = Element::Is::any_character;
    if (pattern.front() == '\\') pattern.remove_prefix(1);
    if (pattern.empty()) return std::nullopt;
    const std::size_t width = width_at(pattern);
    if (element.is == Element::Is::text) element.text = pattern.substr(0, width);
    pattern.remove_prefix(width);
    elements.push_back(std::move(element));
  }
  return elements;
}

// UTF-8 keeps the order of characters.
bool fits(const Element& element, std::string_view character) {
  if (element.is == Element::Is::any_character) return true;
  if (element.is == Element::Is::text) return element.text == character;
  const bool is_listed = std::ranges::any_of(
      element.ranges, [&](const auto& range) { return range.first <= character && character <= range.second; });
  return is_listed != element.is_negated;
}

// Which beginnings of the text the pattern matches, by their length: one pass over the text for all of them.
std::vector<std::size_t> matched_beginnings(const std::vector<Element>& pattern, std::string_view text) {
  std::vector<bool> reached(pattern.size() + 1, false);
  reached[0] = true;
  const auto skip_stars = [&](std::vector<bool>& states) {
    for (std::size_t i = 0; i < pattern.size(); ++i)
      if (states[i] && pattern[i].is == Element::Is::any_text) states[i + 1] = true;
  };
  skip_stars(reached);
  std::vector<std::size_t> lengths;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t width = width_at(text.substr(at));
    std::vector<bool> next(pattern.size() + 1, false);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      if (!reached[i]) continue;
      if (pattern[i].is == Element::Is::any_text) {
        next[i] = true;
      } else if (fits(pattern[i], text.substr(at, width))) {
        next[i + 1] = true;
      }
    }
    skip_stars(next);
    reached = std::move(next);
    at += width;
    if (reached.back()) lengths.push_back(at);
  }
  return lengths;
}

enum class Reach : std::uint8_t { shortest, longest };

std::string trim_beginning(const std::string& value, std::string_view pattern, Reach reach) {
  const std::optional<std::vector<Element>> elements = read_pattern(pattern);
  if (!elements) return value;
  const std::vector<std::size_t> lengths = matched_beginnings(*elements, value);
  if (lengths.empty()) return value;
  return value.substr(reach == Reach::shortest ? lengths.front() : lengths.back());
}

std::string trim_end(const std::string& value, std::string_view pattern, Reach reach) {
  return reversed(trim_beginning(reversed(value), reversed(pattern), reach));
}

std::string change_case(std::string_view function, std::string value) {
  const auto change = [&](char c) { return function.front() == '^' ? to_upper(c) : to_lower(c); };
  const std::size_t count = function.size() > 1 ? value.size() : std::min<std::size_t>(value.size(), 1);
  std::transform(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(count), value.begin(), change);
  return value;
}

std::string replace_edge(std::string_view function, const std::string& value, const std::vector<std::string>& args) {
  if (args.size() != 2) return value;
  if (function == "/#") return value.starts_with(args[0]) ? replace(value, args[0], args[1], Times::once) : value;
  if (!value.ends_with(args[0])) return value;
  return value.substr(0, value.size() - args[0].size()) + args[1];
}

}  // namespace

bool is_default_function(std::string_view function) {
  constexpr std::string_view kOthers[] = {",", ",,", "^", "^^", "#", "##", "%", "%%", ":", "/#", "/%", "/", "//"};
  return std::ranges::find(kOthers, function) == std::end(kOthers);
}

std::string apply_function(std::string_view function, const std::string& value, const std::vector<std::string>& args) {
  if (is_default_function(function)) {
    if (!value.empty()) return value;
    std::string joined;
    for (const std::string& each : args) joined += each;
    return joined;
  }
  if (function.front() == ',' || function.front() == '^') return change_case(function, value);
  if (function == ":") return substring(value, args);
  if (function == "#" && args.empty()) return std::to_string(value.size());
  if (args.empty()) return value;
  const Reach reach = function.size() > 1 ? Reach::longest : Reach::shortest;
  if (function.front() == '#') return trim_beginning(value, args[0], reach);
  if (function.front() == '%') return trim_end(value, args[0], reach);
  if (function == "/#" || function == "/%") return replace_edge(function, value, args);
  const std::string_view by = args.size() > 1 ? std::string_view(args[1]) : std::string_view();
  return replace(value, args[0], by, function == "//" ? Times::all : Times::once);
}

}  // namespace sidelint::units
