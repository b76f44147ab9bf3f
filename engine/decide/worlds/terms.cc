#include "engine/decide/worlds/terms.h"

#include <algorithm>

#include "engine/decide/steps/labels.h"

namespace sidelint::decide {
namespace {

bool holds(std::uint64_t mask, std::size_t value) { return (mask >> value & 1U) != 0; }

std::string listed(const std::string& key, const std::vector<std::string>& values) {
  if (values.size() == 1) return label_text(key, values.front());
  std::string text = key + " in (";
  for (const std::string& value : values) text += (&value == &values.front() ? "" : ",") + value;
  return text + ')';
}

// "not reserved", "neither `a` nor reserved"
std::string none_of(const std::vector<std::string>& names) {
  return names.size() == 1 ? "not " + names.front() : "neither " + enumerate(names, " nor ");
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
  const std::string has = of_namespace ? "has" : "have";
  if (absent_in && in.empty() && !other_in) return {open.owner, has, "no " + noun + open.key, of_namespace, false};
  if (absent_in && !other_out) return {open.owner, has, "no " + noun + listed(open.key, out)};
  if (absent_in) return {open.owner, has, the + listed(open.key, in) + " or no " + noun + open.key};
  const std::string a = (annotation ? "an " : "a ") + noun + open.key;
  if (other_in && out.empty()) return {open.owner, has, a, false, of_namespace};
  if (other_in) return {open.owner, has, a + " that is " + none_of(out), false, of_namespace};
  return {open.owner, has, the + listed(open.key, in), false, of_namespace};
}

// Which namespace the pods are in, or which definition of it counts.
Term case_term(const Facts& facts, std::uint64_t mask) {
  std::vector<std::string> in;
  std::vector<std::string> out;
  std::vector<std::string> sentences;
  bool other_in = false;
  for (std::size_t i = 0; i < facts.cases.size(); ++i) {
    const NamespaceCase& each = facts.cases[i];
    if (!each.condition.empty() && holds(mask, i)) {
      sentences.push_back(each.condition);
      continue;
    }
    other_in = other_in || (each.called.empty() && holds(mask, i));
    std::vector<std::string>& side = holds(mask, i) ? in : out;
    for (const std::string& name : each.called) {
      if (std::find(side.begin(), side.end(), name) == side.end()) side.push_back(name);
    }
  }
  const bool names = other_in || !in.empty();
  const std::string text = !names ? "" : other_in && !out.empty() ? none_of(out) : enumerate(in, " or ");
  if (sentences.empty()) return {std::string(kUnnamed), "is", text};
  if (names) sentences.push_back(std::string(kUnnamed) + " is " + text);
  return {"", "", enumerate(sentences, " or ")};
}

// "the injector's policy is not enabled", "the configuration of revision `canary` is that of a.yaml"
std::string settings_text(const std::vector<Dimension>& dimensions, const Dimension& dimension, std::uint64_t mask) {
  const bool policy = dimension.missing.front().fact == Missing::Fact::policy;
  const auto is_settings = [](const Dimension& each) {
    return each.kind == Dimension::Kind::settings && each.size > 1;
  };
  const bool only = std::count_if(dimensions.begin(), dimensions.end(), is_settings) == 1;
  const std::string injector = only ? "the injector" : "the injector of revision `" + dimension.subject + "`";
  const std::string subject = only && policy
                                  ? "the injector's policy is "
                                  : (policy ? "the policy of " : "the configuration of ") + injector + " is ";
  std::vector<std::string> in;
  std::vector<std::string> out;
  for (std::size_t i = 0; i < dimension.size; ++i) (holds(mask, i) ? in : out).push_back(dimension.conditions[i]);
  // The last policy is any that is none of those before.
  if (policy && in.size() > 1 && holds(mask, dimension.size - 1)) return subject + none_of(out);
  return subject + enumerate(in, " or ");
}

}  // namespace

Term term(const Facts& facts, const std::vector<Dimension>& dimensions, std::size_t index, std::uint64_t mask) {
  const Dimension& dimension = dimensions[index];
  switch (dimension.kind) {
    case Dimension::Kind::key:
      return key_term(facts.open[dimension.index], mask);
    case Dimension::Kind::name_space:
      return case_term(facts, mask);
    case Dimension::Kind::settings:
      return {"", "", settings_text(dimensions, dimension, mask)};
    case Dimension::Kind::release:
      return {"", "", "Istio is " + enumerate(release_texts(dimension.releases, mask), " or ")};
    case Dimension::Kind::host_network:
    case Dimension::Kind::pod_metadata:
    case Dimension::Kind::plane:
      break;
  }
  std::vector<std::string> conditions;
  for (std::size_t i = 0; i < dimension.size; ++i) {
    if (holds(mask, i)) conditions.push_back(dimension.conditions[i]);
  }
  return {"", "", enumerate(conditions, " or ")};
}

}  // namespace sidelint::decide
