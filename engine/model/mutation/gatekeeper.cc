// Gatekeeper's Assign and AssignMetadata.
//
// Mirrors open-policy-agent/gatekeeper apis/mutations/v1, pkg/mutation/match/match.go and pkg/mutation/path/parser,
// release 3.20. AssignMetadata adds a label or annotation, and changes none that is there.
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/mutation/read_mutation.h"

namespace sidelint::model {
namespace {

// `metadata.labels."istio.io/rev"`, up to the first list: `spec.containers[name: app].image`.
std::vector<std::string> location_path(std::string_view location) {
  std::vector<std::string> path;
  while (!location.empty()) {
    const char quote = location.front();
    if (quote == '"' || quote == '\'') {
      const std::size_t end = location.find(quote, 1);
      path.emplace_back(location.substr(1, end == std::string_view::npos ? end : end - 1));
      location.remove_prefix(end == std::string_view::npos ? location.size() : end + 1);
    } else {
      const std::string_view part = location.substr(0, location.find_first_of(".["));
      path.emplace_back(part);
      location.remove_prefix(part.size());
    }
    if (location.empty() || location.front() != '.') return path;
    location.remove_prefix(1);
  }
  return path;
}

// Each item has groups and kinds, which are combined.
std::vector<MutationMatch::Kind> read_kinds(yaml::Node list, std::string_view groups_key) {
  std::vector<MutationMatch::Kind> kinds;
  bool is_open = false;
  for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) {
    std::vector<std::string> groups = read_patterns(list.item(i).find(groups_key), is_open);
    if (groups.empty()) groups.emplace_back("*");
    std::vector<std::string> names = read_patterns(list.item(i).find("kinds"), is_open);
    if (names.empty()) names.emplace_back("*");
    for (const std::string& group : groups) {
      for (const std::string& name : names) kinds.push_back({.group = group, .kind = name});
    }
  }
  return kinds;
}

}  // namespace

std::vector<MutationRule> read_gatekeeper(yaml::Node spec, bool is_of_metadata) {
  MutationRule rule;
  const yaml::Node match = spec.find("match");
  MutationMatch wanted;
  wanted.kinds = read_kinds(match.find("kinds"), "apiGroups");
  wanted.namespaces = read_patterns(match.find("namespaces"), wanted.asks_more);
  if (const yaml::Node name = match.find("name"); !name.text().empty()) wanted.names.emplace_back(name.text());
  if (match.find("labelSelector")) wanted.labels = read_selector(match.find("labelSelector"));
  if (match.find("namespaceSelector")) wanted.namespace_labels = read_selector(match.find("namespaceSelector"));
  rule.all.push_back(std::move(wanted));
  if (spec.find("applyTo")) rule.all.push_back({.kinds = read_kinds(spec.find("applyTo"), "groups")});
  MutationMatch excluded;
  excluded.namespaces = read_patterns(match.find("excludedNamespaces"), excluded.asks_more);
  if (!excluded.namespaces.empty()) rule.except_any.push_back(std::move(excluded));
  const MutationMatch name_spaces{.kinds = {{.group = "", .kind = "Namespace"}}};
  if (match.find("scope").text() == "Namespaced") rule.except_any.push_back(name_spaces);
  if (match.find("scope").text() == "Cluster") rule.all.push_back(name_spaces);

  const yaml::Node location = spec.find("location");
  MutationChange change{location_path(location.text()), std::nullopt, is_of_metadata, location.origin()};
  const yaml::Node value = spec.find("parameters").find("assign").find("value");
  const bool is_scalar = value && !value.is(yaml::Kind::sequence) && !value.is(yaml::Kind::mapping);
  if (is_scalar) change.value = value.text();
  rule.changes.push_back(std::move(change));
  return {std::move(rule)};
}

}  // namespace sidelint::model
