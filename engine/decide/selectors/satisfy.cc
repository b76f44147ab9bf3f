#include "engine/decide/selectors/satisfy.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <map>
#include <span>

namespace sidelint::decide {
namespace {

using model::Operator;
using model::Requirement;
using Keyed = std::map<std::string_view, std::vector<const Requirement*>>;

Keyed by_key(const Requirements& requirements) {
  Keyed keyed;
  for (const Requirement& requirement : requirements) keyed[requirement.key].push_back(&requirement);
  return keyed;
}

bool is_comparison(const Requirement& requirement) {
  return requirement.op == Operator::greater_than || requirement.op == Operator::less_than;
}

// A value that none of the requirements names.
std::string other_value(const std::vector<std::string>& named) {
  std::string value = "any";
  for (int i = 1; std::ranges::find(named, value) != named.end(); ++i) value = "any-" + std::to_string(i);
  return value;
}

// The number next to a bound, in as many spellings as may be excluded one by one and one more (`7`, `07`, …): a label's
// value is text, and has no sign.
void add_numbers(const Requirement& comparison, std::size_t count, std::vector<std::string>& values) {
  std::string_view text = comparison.values.front();
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t bound = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bound);
  if (error != std::errc() || end != text.data() + text.size()) return;
  const bool up = comparison.op == Operator::greater_than;
  if (up ? bound == std::numeric_limits<std::int64_t>::max() : bound <= 0) return;
  std::string spelled = std::to_string(up ? std::max<std::int64_t>(bound + 1, 0) : bound - 1);
  for (; count > 0; --count) {
    values.push_back(spelled);
    spelled.insert(spelled.begin(), '0');
  }
}

// Of each kind of values that the requirements tell apart at least one.
std::vector<std::string> candidates(std::span<const Requirement* const> requirements) {
  std::vector<std::string> values;
  for (const Requirement* each : requirements) values.insert(values.end(), each->values.begin(), each->values.end());
  const std::vector<std::string> named = values;
  values.push_back(other_value(named));
  for (const Requirement* each : requirements) {
    if (is_comparison(*each) && !each->values.empty()) add_numbers(*each, named.size() + 1, values);
  }
  return values;
}

bool all_accept(std::span<const Requirement* const> requirements, const std::string* value) {
  return std::ranges::all_of(requirements, [&](const Requirement* each) { return each->accepts(value); });
}

}  // namespace

std::optional<model::Labels> satisfy(const Requirements& requirements) {
  model::Labels labels;
  for (const auto& keyed : by_key(requirements)) {
    const std::vector<const Requirement*>& of_key = keyed.second;
    if (all_accept(of_key, nullptr)) continue;
    const std::vector<std::string> values = candidates(of_key);
    const auto meets = [&](const std::string& value) { return all_accept(of_key, &value); };
    const auto found = std::ranges::find_if(values, meets);
    if (found == values.end()) return std::nullopt;
    labels.emplace_back(keyed.first, *found);
  }
  return labels;
}

// It does unless some labels meet `narrow` and miss one requirement of `wide`.
bool implies(const model::Selector& narrow, const model::Selector& wide) {
  if (!satisfy(narrow.requirements)) return true;
  return std::ranges::all_of(wide.requirements, [&](const Requirement& wanted) {
    std::vector<const Requirement*> of_key;
    for (const Requirement& each : narrow.requirements) {
      if (each.key == wanted.key) of_key.push_back(&each);
    }
    std::vector<const Requirement*> with_wanted = of_key;
    with_wanted.push_back(&wanted);
    const auto is_counterexample = [&](const std::string* value) {
      return all_accept(of_key, value) && !wanted.accepts(value);
    };
    if (is_counterexample(nullptr)) return false;
    return std::ranges::none_of(candidates(with_wanted),
                                [&](const std::string& value) { return is_counterexample(&value); });
  });
}

Requirements conjunction(const Requirements& a, const Requirements& b) {
  Requirements both = a;
  both.insert(both.end(), b.begin(), b.end());
  return both;
}

}  // namespace sidelint::decide
