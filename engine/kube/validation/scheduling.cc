// Where a pod may run: affinity, tolerations, spreading.
#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "engine/kube/fields.h"
#include "engine/kube/names.h"
#include "engine/kube/validation/parts.h"

namespace sidelint::kube::validation {
namespace {

using yaml::Entry;
using yaml::Value;

void check_key(const Value& owner, std::string_view key, const Path& path, Errors& errors) {
  const Value empty = Value::string("", owner.origin);
  const Value* given = owner.find(key);
  const Value& name = given == nullptr ? empty : *given;
  errors.invalid_for(path.child(key), name, check_label_key(name.text));
}

void check_label_values(const Value& requirement, const Path& path, Errors& errors) {
  const auto& values = items(requirement, "values");
  for (std::size_t i = 0; i < values.size(); ++i) {
    errors.invalid_for(path.child("values").at(i), values[i], check_label_value(values[i].text));
  }
}

void refuse_operator(const Value& requirement, const Path& path, Errors& errors) {
  errors.invalid_text(path.child("operator"), text(requirement, "operator"), "not a valid selector operator",
                      requirement);
}

// What a selector's operator asks of its values; whether it is known.
bool check_operator(const Value& requirement, const Path& path, Errors& errors) {
  const std::string_view op = text(requirement, "operator");
  const std::size_t count = items(requirement, "values").size();
  if (op == "In" || op == "NotIn") {
    if (count == 0) {
      errors.required(path.child("values"), "must be specified when `operator` is 'In' or 'NotIn'", requirement);
    }
    return true;
  }
  if (op != "Exists" && op != "DoesNotExist") return false;
  if (count > 0) {
    errors.forbidden(path.child("values"), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
                     requirement);
  }
  return true;
}

enum class LabelValues { checked, any };

void check_node_expression(const Value& requirement, LabelValues values, const Path& path, Errors& errors) {
  const std::string_view op = text(requirement, "operator");
  if (op == "Gt" || op == "Lt") {
    if (items(requirement, "values").size() != 1) {
      errors.required(path.child("values"), "must be specified single value when `operator` is 'Lt' or 'Gt'",
                      requirement);
    }
  } else if (!check_operator(requirement, path, errors)) {
    refuse_operator(requirement, path, errors);
  }
  check_key(requirement, "key", path, errors);
  if (values == LabelValues::checked) check_label_values(requirement, path, errors);
}

void check_node_field(const Value& requirement, const Path& path, Errors& errors) {
  const std::string_view op = text(requirement, "operator");
  const auto& values = items(requirement, "values");
  if (op != "In" && op != "NotIn") {
    refuse_operator(requirement, path, errors);
  } else if (values.size() != 1) {
    errors.required(path.child("values"),
                    "must be only one value when `operator` is 'In' or 'NotIn' for node field "
                    "selector",
                    requirement);
  }
  if (text(requirement, "key") != "metadata.name") {
    errors.invalid_text(path.child("key"), text(requirement, "key"), "not a valid field selector key", requirement);
    return;
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    errors.invalid_for(path.child("values").at(i), values[i], check_dns1123_subdomain(values[i].text));
  }
}

void check_node_term(const Value& term, LabelValues values, const Path& path, Errors& errors) {
  const auto& expressions = items(term, "matchExpressions");
  for (std::size_t i = 0; i < expressions.size(); ++i) {
    check_node_expression(expressions[i], values, path.child("matchExpressions").at(i), errors);
  }
  const auto& fields = items(term, "matchFields");
  for (std::size_t i = 0; i < fields.size(); ++i) check_node_field(fields[i], path.child("matchFields").at(i), errors);
}

void check_weight(const Value& term, const Path& path, Errors& errors) {
  constexpr std::int64_t kMost = 100;
  const std::int64_t weight = integer(term, "weight").value_or(0);
  if (weight > 0 && weight <= kMost) return;
  errors.invalid(path.child("weight"), Value::integer(weight, term.origin), "must be in the range 1-100");
}

constexpr std::string_view kRequired = "requiredDuringSchedulingIgnoredDuringExecution";
constexpr std::string_view kPreferred = "preferredDuringSchedulingIgnoredDuringExecution";

void check_node_affinity(const Value& affinity, const Path& path, Errors& errors) {
  if (const Value* required = child(affinity, kRequired)) {
    const Path here = path.child(kRequired).child("nodeSelectorTerms");
    const auto& terms = items(*required, "nodeSelectorTerms");
    if (terms.empty()) errors.required(here, "must have at least one node selector term", *required);
    for (std::size_t i = 0; i < terms.size(); ++i) {
      check_node_term(terms[i], LabelValues::checked, here.at(i), errors);
    }
  }
  const auto& preferred = items(affinity, kPreferred);
  for (std::size_t i = 0; i < preferred.size(); ++i) {
    const Path here = path.child(kPreferred).at(i);
    check_weight(preferred[i], here, errors);
    check_node_term(child_or_empty(preferred[i], "preference"), LabelValues::any, here.child("preference"), errors);
  }
}

// validateLabelKeys
void check_label_keys(const Value& term, std::string_view list, const Path& path, Errors& errors) {
  const auto& keys = items(term, list);
  if (keys.empty()) return;
  if (child(term, "labelSelector") == nullptr) {
    return errors.forbidden(path.child(list), "must not be specified when labelSelector is not set", term);
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    errors.invalid_for(path.child(list).at(i), keys[i], check_label_key(keys[i].text));
  }
}

// ValidateMatchLabelKeysAndMismatchLabelKeys. The keys of matchLabelKeys stand in the selector too by now, added by the
// API server itself; a second time is the user's.
void check_match_label_keys(const Value& term, const Path& path, Errors& errors) {
  check_label_keys(term, "matchLabelKeys", path, errors);
  check_label_keys(term, "mismatchLabelKeys", path, errors);
  const auto& keys = items(term, "matchLabelKeys");
  const auto index_of = [&](std::string_view key) {
    const auto last = std::find_if(keys.rbegin(), keys.rend(), [&](const Value& other) { return other.text == key; });
    return static_cast<std::size_t>(keys.rend() - last);  // from 1; 0 if it is none
  };
  if (const Value* selector = child(term, "labelSelector")) {
    std::set<std::string, std::less<>> seen;
    for (const Entry& entry : child_or_empty(*selector, "matchLabels").entries) seen.insert(entry.key);
    for (const Value& expression : items(*selector, "matchExpressions")) {
      const std::string_view key = text(expression, "key");
      const std::size_t index = index_of(key);
      if (!seen.emplace(key).second && index > 0) {
        errors.invalid_text(path.at(index - 1), key, "exists in both matchLabelKeys and labelSelector", expression);
      }
    }
  }
  const auto& others = items(term, "mismatchLabelKeys");
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const bool both =
        std::any_of(others.begin(), others.end(), [&](const Value& other) { return other.text == keys[i].text; });
    if (!both) continue;
    errors.invalid(path.child("matchLabelKeys").at(i), keys[i], "exists in both matchLabelKeys and mismatchLabelKeys");
  }
}

void check_pod_term(const Value& term, const Path& path, Errors& errors) {
  check_label_selector(child(term, "labelSelector"), path.child("labelSelector"), errors);
  check_label_selector(child(term, "namespaceSelector"), path.child("namespaceSelector"), errors);
  for (const Value& name : items(term, "namespaces")) {
    errors.invalid_for(path.child("namespace"), name, check_dns1123_label(name.text));
  }
  check_match_label_keys(term, path, errors);
  if (text(term, "topologyKey").empty()) errors.required(path.child("topologyKey"), "can not be empty", term);
  check_key(term, "topologyKey", path, errors);
}

void check_pod_affinity(const Value& affinity, const Path& path, Errors& errors) {
  const auto& required = items(affinity, kRequired);
  for (std::size_t i = 0; i < required.size(); ++i) check_pod_term(required[i], path.child(kRequired).at(i), errors);
  const auto& preferred = items(affinity, kPreferred);
  for (std::size_t i = 0; i < preferred.size(); ++i) {
    const Path here = path.child(kPreferred).at(i);
    check_weight(preferred[i], here, errors);
    check_pod_term(child_or_empty(preferred[i], "podAffinityTerm"), here.child("podAffinityTerm"), errors);
  }
}

// ValidateSpreadConstraintNotRepeat
void check_not_repeated(const std::vector<Value>& constraints, std::size_t index, const Path& path, Errors& errors) {
  const std::string_view key = text(constraints[index], "topologyKey");
  const std::string_view action = text(constraints[index], "whenUnsatisfiable");
  const bool repeated = std::any_of(
      constraints.begin() + static_cast<std::ptrdiff_t>(index) + 1, constraints.end(), [&](const Value& other) {
        return text(other, "topologyKey") == key && text(other, "whenUnsatisfiable") == action;
      });
  if (!repeated) return;
  errors.duplicate(path.child("{topologyKey, whenUnsatisfiable}"), fmt::format("{{{}, {}}}", key, action),
                   constraints[index]);
}

}  // namespace

void check_labels(const Value* labels, const Path& path, Errors& errors) {
  if (labels == nullptr) return;
  for (const Entry& entry : labels->entries) {
    for (const std::string& message : check_label_key(entry.key)) {
      errors.invalid_text(path, entry.key, message, entry.value);
    }
    errors.invalid_for(path, entry.value, check_label_value(entry.value.text));
  }
}

void check_label_selector(const Value* selector, const Path& path, Errors& errors) {
  if (selector == nullptr) return;
  check_labels(child(*selector, "matchLabels"), path.child("matchLabels"), errors);
  const auto& expressions = items(*selector, "matchExpressions");
  for (std::size_t i = 0; i < expressions.size(); ++i) {
    const Path here = path.child("matchExpressions").at(i);
    if (!check_operator(expressions[i], here, errors)) refuse_operator(expressions[i], here, errors);
    check_key(expressions[i], "key", here, errors);
    check_label_values(expressions[i], here, errors);
  }
}

void check_affinity(const Value& spec, const Path& path, Errors& errors) {
  const Value& affinity = child_or_empty(spec, "affinity");
  if (const Value* nodes = child(affinity, "nodeAffinity")) {
    check_node_affinity(*nodes, path.child("nodeAffinity"), errors);
  }
  for (const std::string_view key : {"podAffinity", "podAntiAffinity"}) {
    if (const Value* pods = child(affinity, key)) check_pod_affinity(*pods, path.child(key), errors);
  }
}

void check_topology_spread(const Value& spec, const Path& path, Errors& errors) {
  const auto& constraints = items(spec, "topologySpreadConstraints");
  for (std::size_t i = 0; i < constraints.size(); ++i) {
    const Value& constraint = constraints[i];
    const Path here = path.at(i);
    const std::string_view key = text(constraint, "topologyKey");
    const std::string_view action = text(constraint, "whenUnsatisfiable");
    const auto positive = [&](std::string_view name) {
      const std::int64_t number = integer(constraint, name).value_or(0);
      if (number > 0) return;
      errors.invalid(here.child(name), Value::integer(number, constraint.origin), "must be greater than zero");
    };
    positive("maxSkew");
    if (key.empty()) errors.required(here.child("topologyKey"), "can not be empty", constraint);
    if (action != "DoNotSchedule" && action != "ScheduleAnyway") {
      errors.not_supported(here.child("whenUnsatisfiable"), Value::string(action, constraint.origin),
                           {"DoNotSchedule", "ScheduleAnyway"});
    }
    check_not_repeated(constraints, i, here, errors);
    if (const Value* domains = constraint.find("minDomains")) {
      positive("minDomains");
      if (action != "DoNotSchedule") {
        errors.invalid(here.child("minDomains"), *domains,
                       fmt::format("can only use minDomains if whenUnsatisfiable=DoNotSchedule, not {}", action));
      }
    }
    for (const std::string_view name : {"nodeAffinityPolicy", "nodeTaintsPolicy"}) {
      const Value* policy = constraint.find(name);
      if (policy == nullptr || policy->text == "Honor" || policy->text == "Ignore") continue;
      errors.not_supported(here.child(name), *policy, {"Honor", "Ignore"});
    }
    check_match_label_keys(constraint, here, errors);
    check_label_selector(child(constraint, "labelSelector"), here.child("labelSelector"), errors);
  }
}

}  // namespace sidelint::kube::validation
