#include "engine/model/mutation/read_mutation.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace sidelint::model {
namespace {

struct MutationKind {
  std::string_view kind;
  std::string_view group;  // or the end of it
  std::string_view word;   // without it a policy changes nothing
};

constexpr std::array<MutationKind, 7> kKinds{{
    {"ClusterPolicy", "kyverno.io/", "mutate"},
    {"Policy", "kyverno.io/", "mutate"},
    {"MutatingPolicy", "kyverno.io/", "mutations"},
    {"NamespacedMutatingPolicy", "kyverno.io/", "mutations"},
    {"Assign", "mutations.gatekeeper.sh/", "location"},
    {"AssignMetadata", "mutations.gatekeeper.sh/", "location"},
    {"MutatingAdmissionPolicy", "admissionregistration.k8s.io/", "mutations"},
}};

const MutationKind* find_kind(std::string_view kind) {
  const auto found = std::ranges::find(kKinds, kind, &MutationKind::kind);
  return found == kKinds.end() ? nullptr : &*found;
}

std::vector<MutationRule> read_rules(const Object& object, const Reading& reading) {
  const yaml::Node spec = object.node.find("spec");
  if (object.kind == "Policy" || object.kind == "ClusterPolicy") return read_kyverno(spec, reading);
  if (object.kind.starts_with("Assign")) return read_gatekeeper(spec, object.kind == "AssignMetadata");
  return read_cel_policy(spec);
}

}  // namespace

bool is_mutation_kind(std::string_view kind) { return find_kind(kind) != nullptr; }

bool is_worth_as_mutation(std::string_view kind, std::string_view document) {
  constexpr std::string_view kList = "List";
  if (kind.ends_with(kList)) kind.remove_suffix(kList.size());
  const auto holds = [&](std::string_view word) { return document.find(word) != std::string_view::npos; };
  const MutationKind* row = find_kind(kind);
  return row != nullptr && holds(row->group) && holds(row->word);
}

std::optional<MutationPolicy> read_mutation_policy(Object object, const Reading& reading) {
  const MutationKind* row = find_kind(object.kind);
  if (row == nullptr || object.api_version.find(row->group) == std::string::npos) return std::nullopt;
  MutationPolicy policy;
  policy.rules = read_rules(object, reading);
  std::erase_if(policy.rules, [](const MutationRule& rule) { return rule.changes.empty(); });
  if (policy.rules.empty()) return std::nullopt;
  policy.title = object.kind + " `" + object.metadata.name.value + "`";
  const bool is_namespaced = object.kind == "Policy" || object.kind.starts_with("Namespaced");
  if (is_namespaced && !object.metadata.name_space_is_placeholder) policy.name_space = object.metadata.name_space.value;
  policy.object = std::move(object);
  return policy;
}

std::vector<std::string> read_patterns(yaml::Node list, bool& is_open) {
  std::vector<std::string> patterns;
  for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) {
    patterns.emplace_back(list.item(i).text());
  }
  if (std::ranges::any_of(patterns, holds_placeholder)) {
    patterns.clear();
    is_open = true;
  }
  return patterns;
}

}  // namespace sidelint::model
