#include "rules/rule.h"

#include <algorithm>

namespace sidelint::rules {

const Rule* find_rule(std::string_view name) {
  const std::span<const Rule* const> rules = all_rules();
  const auto found = std::ranges::find(rules, name, &Rule::name);
  return found == rules.end() ? nullptr : *found;
}

RuleInfo info(const Rule& rule) {
  return {.name = rule.name,
          .summary = rule.summary,
          .why = rule.why,
          .help = rule.help,
          .severity = rule.severity,
          .since = rule.since,
          .releases = rule.releases,
          .equivalents = rule.equivalents};
}

}  // namespace sidelint::rules
