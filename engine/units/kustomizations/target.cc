#include "engine/units/kustomizations/target.h"

#include <cstddef>

namespace sidelint::units {
namespace {

constexpr std::string_view kMetacharacters = "\\[](){}+?*^$|";

// Whether the expression uses nothing but words, `.` and `.*`.
bool is_simple(std::string_view expression) {
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const bool wildcard = expression[i] == '*' && i > 0 && expression[i - 1] == '.';
    if (!wildcard && kMetacharacters.find(expression[i]) != std::string_view::npos) return false;
  }
  return true;
}

// Matches a simple expression, whole. After a mismatch the last `.*` takes one more byte.
bool matches_simple(std::string_view expression, std::string_view text) {
  std::size_t at = 0;
  std::size_t retry = std::string_view::npos;  // in the expression, behind the last `.*`
  std::size_t taken = 0;                       // in the text, what that `.*` has eaten
  std::size_t i = 0;
  while (true) {
    if (expression.substr(i, 2) == ".*") {
      i += 2;
      retry = i;
      taken = at;
    } else if (i < expression.size() && at < text.size() && (expression[i] == '.' || expression[i] == text[at])) {
      ++i;
      ++at;
    } else if (i == expression.size() && at == text.size()) {
      return true;
    } else if (retry != std::string_view::npos && taken < text.size()) {
      i = retry;
      at = ++taken;
    } else {
      return false;
    }
  }
}

std::string_view group_of(std::string_view api_version) {
  const std::size_t slash = api_version.find('/');
  return slash == std::string_view::npos ? std::string_view() : api_version.substr(0, slash);
}

bool may_be_named(std::string_view pattern, std::string_view name, Names names) {
  if (names == Names::replaced || may_match(pattern, name)) return true;
  // The pattern may speak of the name with its prefix and suffix, which holds the written one.
  return names == Names::affixed && (!is_simple(pattern) || pattern.find('.') != std::string_view::npos ||
                                     pattern.find(name) != std::string_view::npos);
}

}  // namespace

bool may_match(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return true;
  if (pattern.front() == '^') pattern.remove_prefix(1);
  if (!pattern.empty() && pattern.back() == '$') pattern.remove_suffix(1);
  while (true) {
    const std::size_t bar = pattern.find('|');
    const std::string_view alternative = pattern.substr(0, bar);
    if (!is_simple(alternative) || matches_simple(alternative, text)) return true;
    if (bar == std::string_view::npos) return false;
    pattern.remove_prefix(bar + 1);
  }
}

bool may_reach(const Target& target, const Identity& object, Names names) {
  if (!target.except_kind.empty() && may_match(target.except_kind, object.kind)) return false;
  return may_match(target.kind, object.kind) && may_match(target.group, group_of(object.api_version)) &&
         may_be_named(target.name, object.name, names);
}

}  // namespace sidelint::units
