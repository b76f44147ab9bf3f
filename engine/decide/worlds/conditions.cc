#include "engine/decide/worlds/conditions.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/decide/steps/labels.h"
#include "engine/decide/worlds/terms.h"

namespace sidelint::decide {
namespace {

// Labels that are absent go without saying beside one that is there.
Terms without_needless(const Terms& terms) {
  Terms kept;
  for (const Term& each : terms) {
    const auto says_enough = [&](const Term& other) { return other.is_presence && other.owner == each.owner; };
    if (!each.is_absence || std::none_of(terms.begin(), terms.end(), says_enough)) kept.push_back(each);
  }
  return kept;
}

// Of two labels and more that are absent: "neither a nor b".
Terms with_neither(const Terms& terms) {
  std::vector<std::string> keys;
  Terms rest;
  for (const Term& each : terms) {
    if (each.is_absence) {
      keys.push_back(each.text.substr(std::string_view("no label ").size()));
    } else {
      rest.push_back(each);
    }
  }
  if (keys.size() < 2) return terms;
  const auto first = std::find_if(terms.begin(), terms.end(), [](const Term& each) { return each.is_absence; });
  const auto place = std::find_if(rest.begin(), rest.end(), [](const Term& each) { return each.verb != "is"; });
  rest.insert(place, {first->owner, "has", "neither " + enumerate(keys, " nor "), true, false});
  return rest;
}

// "`shop` has a=b and c=d and Istio is 1.27 or newer".
std::string joined(const Terms& terms) {
  std::string text;
  std::string owner;
  std::string verb;
  for (const Term& each : with_neither(without_needless(terms))) {
    if (!text.empty()) text += " and ";
    const bool same = each.owner == owner;
    if (!each.owner.empty() && !same) text += each.owner + ' ';
    if (!each.owner.empty() && (!same || each.verb != verb)) text += each.verb + ' ';
    text += each.text;
    owner = each.owner;
    verb = each.verb;
  }
  return text;
}

// The owner that all terms speak of; empty if there is none.
std::string only_owner(const Terms& terms) {
  const std::string& owner = terms.front().owner;
  const bool same = std::all_of(terms.begin(), terms.end(), [&](const Term& each) { return each.owner == owner; });
  return same ? owner : "";
}

// Of alternatives that begin with the same verb it is told once: "has a=b or c=d".
std::string predicates(std::vector<std::string> of_owner) {
  const std::string verb = of_owner.front().substr(0, of_owner.front().find(' ') + 1);
  const bool same =
      std::all_of(of_owner.begin(), of_owner.end(), [&](const auto& each) { return each.starts_with(verb); });
  for (std::size_t i = 1; same && i < of_owner.size(); ++i) of_owner[i].erase(0, verb.size());
  return enumerate(of_owner, " or ");
}

// Alternatives about one owner only are told in one breath: "`shop` has a=b or c=d".
std::string any_of(const std::vector<Terms>& alternatives) {
  std::string owner;
  std::vector<std::string> of_owner;
  std::vector<std::string> parts;
  for (const Terms& terms : alternatives) {
    const std::string whose = only_owner(terms);
    if (owner.empty()) owner = whose;
    std::string text = joined(terms);
    if (!owner.empty() && whose == owner) {
      of_owner.push_back(text.substr(owner.size() + 1));
    } else {
      parts.push_back(std::move(text));
    }
  }
  if (!of_owner.empty()) parts.insert(parts.begin(), owner + ' ' + predicates(std::move(of_owner)));
  return enumerate(parts, ", or ");
}

// Where the terms name the namespace, what is said of the one of that name is said of it: "its namespace is `shop` and
// has a=b".
void tell_of_one(const Terms& naming, Terms& terms) {
  for (const Term& name : naming) {
    if (name.owner != kUnnamed || name.verb != "is") continue;
    for (Term& each : terms) {
      if (each.owner == name.text) each.owner = kUnnamed;
    }
  }
}

// What holds in each case, and one of the alternatives.
std::string common_and(const Terms& common, const std::vector<Terms>& alternatives) {
  std::string any = any_of(alternatives);
  if (common.empty()) return any;
  const std::string owner = only_owner(alternatives.front());
  const auto is_its = [&](const Terms& terms) { return only_owner(terms) == owner; };
  const bool one_owner = !owner.empty() && std::all_of(alternatives.begin(), alternatives.end(), is_its);
  if (!one_owner) return joined(common) + ", and either " + any;
  Terms of_owner;
  Terms rest;
  for (const Term& each : common) (each.owner == owner ? of_owner : rest).push_back(each);
  const std::string first = of_owner.empty() ? any : joined(of_owner) + " and " + any.substr(owner.size() + 1);
  return rest.empty() ? first : first + ", and " + joined(rest);
}

// Labels of a namespace that are absent or have a value become two alternatives, each of which is simple to say.
std::vector<Cube> split_absent(const Facts& facts, const std::vector<Dimension>& dimensions, std::vector<Cube> cubes) {
  for (std::size_t i = 0; i < cubes.size(); ++i) {
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
      if (dimensions[d].size < 2 || dimensions[d].kind != Dimension::Kind::key) continue;
      const OpenKey& open = facts.open[dimensions[d].index];
      const auto bit_of = [&](const Option& value) {
        const auto found = std::find(open.values.begin(), open.values.end(), value);
        return found == open.values.end() ? 0 : std::uint64_t{1} << (found - open.values.begin());
      };
      const std::uint64_t absent = bit_of(std::nullopt);
      const std::uint64_t mask = cubes[i][d];
      const bool mixed =
          (mask & absent) != 0 && (mask & ~absent) != 0 && (mask & bit_of(std::string(kOtherValue))) == 0;
      if (open.of != OpenKey::Of::name_space || !mixed) continue;
      cubes[i][d] = mask & ~absent;
      cubes.push_back(cubes[i]);
      cubes.back()[d] = absent;
    }
  }
  return cubes;
}

bool is_common(const std::vector<Cube>& cubes, std::size_t dimension) {
  return std::all_of(cubes.begin(), cubes.end(),
                     [&](const Cube& cube) { return cube[dimension] == cubes.front()[dimension]; });
}

}  // namespace

std::string condition(const Facts& facts, const std::vector<Dimension>& dimensions, const Grid& grid,
                      const std::vector<Cube>& covering) {
  const std::vector<Cube> cubes = split_absent(facts, dimensions, covering);
  std::vector<Terms> alternatives(cubes.size());
  Terms common;
  for (std::size_t d = 0; d < dimensions.size(); ++d) {
    const bool everywhere = is_common(cubes, d);
    if (everywhere && !is_full(grid, cubes.front(), d)) common.push_back(term(facts, dimensions, d, cubes.front()[d]));
    for (std::size_t i = 0; i < cubes.size() && !everywhere; ++i) {
      if (!is_full(grid, cubes[i], d)) alternatives[i].push_back(term(facts, dimensions, d, cubes[i][d]));
    }
  }
  tell_of_one(common, common);
  if (cubes.size() == 1) return joined(common);
  for (Terms& terms : alternatives) {
    tell_of_one(common, terms);
    tell_of_one(terms, terms);
  }
  return common_and(common, alternatives);
}

std::string keys_condition(const Facts& facts, const std::vector<Dimension>& dimensions) {
  struct Keys {
    const OpenKey* of;
    std::vector<std::string> names;
  };
  std::vector<Keys> owners;
  for (const Dimension& dimension : dimensions) {
    if (dimension.size < 2 || dimension.kind != Dimension::Kind::key) continue;
    const OpenKey& open = facts.open[dimension.index];
    const auto same = [&](const Keys& each) { return each.of->owner == open.owner && each.of->of == open.of; };
    const auto known = std::find_if(owners.begin(), owners.end(), same);
    if (known == owners.end()) {
      owners.push_back({&open, {open.key}});
    } else {
      known->names.push_back(open.key);
    }
  }
  std::vector<std::string> parts;
  for (const auto& [of, names] : owners) {
    const std::string noun = of->of == OpenKey::Of::pod_annotation ? "the annotation" : "the label";
    parts.push_back(noun + (names.size() > 1 ? "s " : " ") + enumerate(names) + " of " + of->owner);
  }
  std::set<std::string> seen;
  for (const Dimension& dimension : dimensions) {
    if (dimension.size < 2 || dimension.kind == Dimension::Kind::key) continue;
    for (const Missing& missing : dimension.missing) {
      if (seen.insert(missing.text).second) parts.push_back(missing.text);
    }
  }
  return "that follows from " + enumerate(parts, ", and ");
}

}  // namespace sidelint::decide
