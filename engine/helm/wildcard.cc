#include "engine/helm/wildcard.h"

#include <algorithm>

#include <re2/re2.h>

namespace sidelint::helm {
namespace {

void add_literal(std::string& out, std::string_view text) {
  out += RE2::QuoteMeta(re2::StringPiece(text.data(), text.size()));
}

// `[abc]`, `[!a-z]`: taken off the pattern behind its bracket. Whether it is well-formed.
bool add_class(std::string& out, std::string_view& pattern) {
  const std::size_t end = pattern.find(']');
  if (end == std::string_view::npos || end == 0) return false;
  std::string_view inner = pattern.substr(0, end);
  pattern.remove_prefix(end + 1);
  out += '[';
  if (inner.starts_with('!')) {
    out += '^';
    inner.remove_prefix(1);
  }
  if (inner.empty()) return false;
  const bool is_range = inner.size() == 3 && inner[1] == '-';
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (is_range && i == 1) {
      out += '-';
      continue;
    }
    add_literal(out, inner.substr(i, 1));
  }
  out += ']';
  return true;
}

constexpr std::size_t kDeepest = 50;  // braces within braces

bool add_pattern(std::string& out, std::string_view& pattern, std::size_t depth);

// `{a,b}`: taken off the pattern behind its first brace.
bool add_alternatives(std::string& out, std::string_view& pattern, std::size_t depth) {
  if (depth == kDeepest) return false;
  out += "(?:";
  while (add_pattern(out, pattern, depth + 1) && pattern.starts_with(',')) {
    pattern.remove_prefix(1);
    out += '|';
  }
  out += ')';
  if (!pattern.starts_with('}')) return false;
  pattern.remove_prefix(1);
  return true;
}

// One sign, whose first character has been taken off.
bool add_sign(std::string& out, char first, std::string_view& pattern, std::size_t depth) {
  switch (first) {
    case '*':
      out += pattern.starts_with('*') ? "(?s:.*)" : "[^/]*";
      pattern.remove_prefix(std::min(pattern.find_first_not_of('*'), pattern.size()));
      return true;
    case '?':
      out += "[^/]";
      return true;
    case '[':
      return add_class(out, pattern);
    case '{':
      return add_alternatives(out, pattern, depth);
    case '\\':
      if (pattern.empty()) return false;
      add_literal(out, pattern.substr(0, 1));
      pattern.remove_prefix(1);
      return true;
    default:
      add_literal(out, {&first, 1});
      return true;
  }
}

// Up to the end of an alternative; the separators between alternatives count only within braces.
bool add_pattern(std::string& out, std::string_view& pattern, std::size_t depth) {
  while (!pattern.empty()) {
    const char first = pattern.front();
    if (depth > 0 && (first == ',' || first == '}')) return true;
    pattern.remove_prefix(1);
    if (!add_sign(out, first, pattern, depth)) return false;
  }
  return depth == 0;
}

}  // namespace

std::optional<std::string> wildcard_expression(std::string_view pattern) {
  std::string out;
  if (!add_pattern(out, pattern, 0)) return std::nullopt;
  return out;
}

std::vector<std::string_view> matching(std::string_view pattern, const std::vector<std::string_view>& names) {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingLatin1);
  options.set_log_errors(false);
  const RE2 compiled(wildcard_expression(pattern).value_or("(?s:.*)"), options);
  std::vector<std::string_view> out;
  for (const std::string_view name : names)
    if (!compiled.ok() || RE2::FullMatch(re2::StringPiece(name.data(), name.size()), compiled)) out.push_back(name);
  return out;
}

}  // namespace sidelint::helm
