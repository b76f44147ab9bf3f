#include "engine/model/sidecar_policy.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "engine/model/reader.h"

namespace sidelint::model {
namespace {

struct Row {
  std::string_view group, kind;
  std::string_view selector;  // the mapping of labels in the spec
};

// istio/api: security/v1beta1, networking/v1alpha3.
constexpr std::array<Row, 5> kRows{{
    {"security.istio.io/", "AuthorizationPolicy", "spec.selector.matchLabels"},
    {"security.istio.io/", "PeerAuthentication", "spec.selector.matchLabels"},
    {"security.istio.io/", "RequestAuthentication", "spec.selector.matchLabels"},
    {"networking.istio.io/", "Sidecar", "spec.workloadSelector.labels"},
    {"networking.istio.io/", "EnvoyFilter", "spec.workloadSelector.labels"},
}};

const Row* find_row(std::string_view kind) {
  const auto* row = std::ranges::find(kRows, kind, &Row::kind);
  return row == kRows.end() ? nullptr : row;
}

}  // namespace

bool SidecarPolicy::selects(const Labels& pod) const {
  return std::ranges::all_of(selector, [&](const auto& wanted) {
    const std::string* value = find_label(pod, wanted.first);
    return value != nullptr && *value == wanted.second;
  });
}

bool is_sidecar_policy(std::string_view kind) { return find_row(kind) != nullptr; }

bool is_sidecar_policy(std::string_view api_version, std::string_view kind) {
  const Row* row = find_row(kind);
  return row != nullptr && api_version.starts_with(row->group);
}

SidecarPolicy read_sidecar_policy(Object object, const std::vector<units::Change>& changes) {
  SidecarPolicy policy;
  const Row* row = find_row(object.kind);
  const yaml::Node labels = find_path(object.node, row == nullptr ? std::string_view() : row->selector);
  for (std::size_t i = 0; labels.is(yaml::Kind::mapping) && i < labels.size(); ++i)
    policy.selector.emplace_back(labels.key(i).text(), labels.value(i).text());
  std::ranges::sort(policy.selector);
  const yaml::Node spec = object.node.find("spec");
  policy.selector_at = labels.is(yaml::Kind::mapping) ? labels.origin() : spec ? spec.origin() : object.at;
  policy.has_targets = spec.find("targetRef") || spec.find("targetRefs");
  policy.mtls_mode = spec.find("mtls").find("mode").text();
  object.alterations =
      alterations(changes, {.name_space = "metadata.namespace", .metadata = {}, .pod_spec = {}, .content = "spec"});
  policy.object = std::move(object);
  return policy;
}

}  // namespace sidelint::model
