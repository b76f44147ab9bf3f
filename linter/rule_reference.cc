#include "linter/rule_reference.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "engine/base/nearest.h"
#include "engine/source/glob.h"

namespace sidelint::linter {
namespace {

std::string_view group_of(std::string_view name) { return name.substr(0, name.find('/')); }
std::string_view own_part(std::string_view name) { return name.substr(name.find('/') + 1); }

// What a reference could have meant: rules, their own parts, groups.
std::vector<std::string_view> known_words() {
  std::vector<std::string_view> known;
  for (const rules::Rule* rule : rules::all_rules()) {
    known.push_back(rule->name);
    known.push_back(own_part(rule->name));
    known.push_back(group_of(rule->name));
  }
  std::ranges::sort(known);
  known.erase(std::unique(known.begin(), known.end()), known.end());
  return known;
}

}  // namespace

bool refers_to(std::string_view reference, std::string_view rule) {
  return reference == "*" || reference == rule || reference == group_of(rule) || reference == own_part(rule) ||
         glob_match(reference, rule);
}

bool refers_to(std::string_view reference, const rules::Rule& rule) { return refers_to(reference, rule.name); }

const rules::Rule* find_rule_by_any_name(std::string_view name) {
  const rules::Rule* found = rules::find_rule(name);
  if (found != nullptr) return found;
  for (const rules::Rule* rule : rules::all_rules()) {
    if (own_part(rule->name) != name) continue;
    if (found != nullptr) return nullptr;
    found = rule;
  }
  return found;
}

std::optional<std::string> refuse_rule_reference(std::string_view reference) {
  const auto named = [&](const rules::Rule* rule) { return refers_to(reference, *rule); };
  if (std::ranges::any_of(rules::all_rules(), named)) return std::nullopt;
  const std::optional<std::string_view> best = nearest(reference, known_words());
  const rules::Rule* rule = best ? find_rule_by_any_name(*best) : nullptr;
  return fmt::format("unknown rule `{}`{}", reference,
                     rule != nullptr ? fmt::format("; did you mean `{}`?", rule->name)
                     : best          ? fmt::format("; did you mean `{}`?", *best)
                                     : "; `sidelint rules` lists them");
}

}  // namespace sidelint::linter
