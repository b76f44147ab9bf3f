// Policies whose changes are expressions in CEL: Kubernetes' MutatingAdmissionPolicy, and Kyverno's MutatingPolicy,
// which has its shape.
//
// Mirrors k8s.io/api v0.36 admissionregistration/v1beta1 (MutatingAdmissionPolicySpec, MatchResources) and kyverno
// api/policies.kyverno.io/v1alpha1, release 1.15. Bindings are not asked: without one a policy does nothing, but
// somebody else may make it, and what they add is only further conditions.
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/mutation/read_mutation.h"

namespace sidelint::model {
namespace {

// A resource with a subresource other than `*` is none of interest.
std::vector<MutationMatch::Kind> read_kinds(yaml::Node rule) {
  std::vector<MutationMatch::Kind> kinds;
  bool is_open = false;
  const std::vector<std::string> resources = read_patterns(rule.find("resources"), is_open);
  for (const std::string& group : read_patterns(rule.find("apiGroups"), is_open)) {
    for (std::string_view resource : resources) {
      if (resource.ends_with("/*")) resource.remove_suffix(2);
      if (resource.find('/') == std::string_view::npos)
        kinds.push_back({.group = group, .kind = std::string(resource)});
    }
  }
  if (is_open) kinds = {{.group = "*", .kind = "*"}};
  if (kinds.empty()) kinds.push_back({.kind = {}});
  return kinds;
}

std::vector<MutationMatch> read_matches(yaml::Node rules) {
  std::vector<MutationMatch> matches;
  for (std::size_t i = 0; rules.is(yaml::Kind::sequence) && i < rules.size(); ++i) {
    MutationMatch match;
    match.kinds = read_kinds(rules.item(i));
    match.names = read_patterns(rules.item(i).find("resourceNames"), match.asks_more);
    // Operations, versions and scope: of what is excluded they may leave some of it.
    match.asks_more = true;
    matches.push_back(std::move(match));
  }
  return matches;
}

}  // namespace

std::vector<MutationRule> read_cel_policy(yaml::Node spec) {
  MutationRule rule;
  const yaml::Node constraints = spec.find("matchConstraints");
  rule.any = read_matches(constraints.find("resourceRules"));
  rule.except_any = read_matches(constraints.find("excludeResourceRules"));
  MutationMatch selected;
  if (constraints.find("objectSelector")) selected.labels = read_selector(constraints.find("objectSelector"));
  if (constraints.find("namespaceSelector"))
    selected.namespace_labels = read_selector(constraints.find("namespaceSelector"));
  rule.all.push_back(std::move(selected));
  const yaml::Node mutations = spec.find("mutations");
  for (std::size_t i = 0; mutations.is(yaml::Kind::sequence) && i < mutations.size(); ++i) {
    for (const std::string_view form : {"applyConfiguration", "jsonPatch"}) {
      const yaml::Node expression = mutations.item(i).find(form).find("expression");
      if (expression) add_cel_changes(expression.text(), expression.origin(), rule.changes);
    }
  }
  return {std::move(rule)};
}

}  // namespace sidelint::model
