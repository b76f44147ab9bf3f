#include "engine/decide/worlds/conditions.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/decide/steps/labels.h"

namespace sidelint::decide {
namespace {

// A part of a condition: what an owner has, or a sentence of its own (without owner).
struct Term {
  std::string owner;
  std::string text;
  bool is_absence = false;   // of a label of a namespace
  bool is_presence = false;  // of a label of a namespace, with a value
};

bool holds(std::uint64_t mask, std::size_t value) { return (mask >> value & 1U) != 0; }

std::string listed(const std::string& key, const std::vector<std::string>& values) {
  if (values.size() == 1) return label_text(key, values.front());
  std::string text = key + " in (";
  for (const std::string& value : values) text += (&value == &values.front() ? "" : ",") + value;
  return text + ')';
}

// A set of values of a key, as what its owner has.
Term key_term(const OpenKey& open, std::uint64_t mask) {
  std::vector<std::string> in;
  std::vector<std::string> out;
  bool absent_in = false;
  bool other_in = false;
  bool other_out = false;
  for (std::size_t i = 0; i < open.values.size(); ++i) {
    const Option& value = open.values[i];
    if (!value) {
      absent_in = holds(mask, i);
    } else if (*value == kOtherValue) {
      (holds(mask, i) ? other_in : other_out) = true;
    } else {
      (holds(mask, i) ? in : out).push_back(*value);
    }
  }
  const bool annotation = open.of == OpenKey::Of::pod_annotation;
  const std::string noun = annotation ? "annotation " : "label ";
  const std::string the = annotation ? "the annotation " : "";
  const bool of_namespace = open.of == OpenKey::Of::name_space;
  if (absent_in && in.empty() && !other_in) return {open.owner, "no " + noun + open.key, of_namespace, false};
  if (absent_in && !other_out) return {open.owner, "no " + noun + listed(open.key, out), false, false};
  if (absent_in) return {open.owner, the + listed(open.key, in) + " or no " + noun + open.key, false, false};
  if (other_in && out.empty()) return {open.owner, "a " + noun + open.key, false, of_namespace};
  if (other_in)
    return {open.owner, "a " + noun + open.key + " that is not " + enumerate(out, " or "), false, of_namespace};
  return {open.owner, the + listed(open.key, in), false, of_namespace};
}

std::string settings_subject(const Dimension& dimension, const std::vector<Dimension>& dimensions) {
  const bool policy = dimension.missing.front().fact == Missing::Fact::policy;
  const auto is_settings = [](const Dimension& each) {
    return each.kind == Dimension::Kind::settings && each.size > 1;
  };
  const bool only = std::count_if(dimensions.begin(), dimensions.end(), is_settings) == 1;
  const std::string whose = dimension.subject.empty() ? "any other revision" : "revision `" + dimension.subject + "`";
  const std::string injector = only ? "the injector" : "the injector of " + whose;
  return only && policy ? "the injector's policy is "
                        : (policy ? "the policy of " : "the configuration of ") + injector + " is ";
}

Term term(const Facts& facts, const std::vector<Dimension>& dimensions, std::size_t index, std::uint64_t mask) {
  const Dimension& dimension = dimensions[index];
  if (dimension.kind == Dimension::Kind::key) return key_term(facts.open[dimension.index], mask);
  if (dimension.kind == Dimension::Kind::release)
    return {"", "Istio is " + enumerate(release_texts(dimension.releases, mask), " or ")};
  std::vector<std::string> conditions;
  for (std::size_t i = 0; i < dimension.size; ++i) {
    if (holds(mask, i)) conditions.push_back(dimension.conditions[i]);
  }
  const std::string text = enumerate(conditions, " or ");
  return {"", dimension.kind == Dimension::Kind::settings ? settings_subject(dimension, dimensions) + text : text};
}

std::string has(const std::string& owner) { return owner + (owner == "its pods" ? " have " : " has "); }

using Terms = std::vector<Term>;

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
  rest.insert(rest.begin(), {first->owner, "neither " + enumerate(keys, " nor "), true, false});
  return rest;
}

// "`shop` has a=b and c=d and Istio is 1.27 or newer".
std::string joined(const Terms& terms) {
  std::string text;
  std::string owner;
  for (const Term& each : with_neither(without_needless(terms))) {
    if (!text.empty()) text += " and ";
    if (!each.owner.empty() && each.owner != owner) text += has(each.owner);
    text += each.text;
    owner = each.owner;
  }
  return text;
}

// The owner that all terms speak of; empty if there is none.
std::string only_owner(const Terms& terms) {
  const std::string& owner = terms.front().owner;
  const bool same = std::all_of(terms.begin(), terms.end(), [&](const Term& each) { return each.owner == owner; });
  return same ? owner : "";
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
      of_owner.push_back(text.substr(has(owner).size()));
    } else {
      parts.push_back(std::move(text));
    }
  }
  if (!of_owner.empty()) parts.insert(parts.begin(), has(owner) + enumerate(of_owner, " or "));
  return enumerate(parts, ", or ");
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
  if (cubes.size() == 1) return joined(common);
  const std::string text = any_of(alternatives);
  return common.empty() ? text : text + ", and " + joined(common);
}

std::string keys_condition(const Facts& facts, const std::vector<Dimension>& dimensions) {
  std::vector<std::pair<std::string, std::vector<std::string>>> owners;
  std::vector<std::string> parts;
  for (const Dimension& dimension : dimensions) {
    if (dimension.size < 2 || dimension.kind != Dimension::Kind::key) continue;
    const OpenKey& open = facts.open[dimension.index];
    const auto known =
        std::find_if(owners.begin(), owners.end(), [&](const auto& each) { return each.first == open.owner; });
    if (known == owners.end()) {
      owners.push_back({open.owner, {open.key}});
    } else {
      known->second.push_back(open.key);
    }
  }
  for (const auto& [owner, keys] : owners) parts.push_back(enumerate(keys) + " of " + owner);
  std::set<std::string> seen;
  for (const Dimension& dimension : dimensions) {
    if (dimension.size < 2 || dimension.kind == Dimension::Kind::key) continue;
    for (const Missing& missing : dimension.missing) {
      if (seen.insert(missing.text).second) parts.push_back(missing.text);
    }
  }
  return enumerate(parts, ", and ") + (parts.size() == 1 && owners.empty() ? " says so" : " say so");
}

}  // namespace sidelint::decide
