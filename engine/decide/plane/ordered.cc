#include "engine/decide/plane/ordered.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "engine/decide/keys.h"

namespace sidelint::decide {
namespace {

using model::MeshInstall;

// Charts and images of Istio's source tree say 1.0.0 of themselves, and there was no istiod before 1.5.
constexpr Release kFirstIstiod{1, 5, 0};

// Istio in OpenShift Service Mesh, by the release notes in openshift/openshift-docs ("Component versions included").
struct ServiceMeshRelease {
  std::string_view version;
  Release release;
};
constexpr std::array<ServiceMeshRelease, 7> kServiceMesh{{{"v2.0", {1, 6, 14}},
                                                          {"v2.1", {1, 9, 9}},
                                                          {"v2.2", {1, 12, 9}},
                                                          {"v2.3", {1, 14, 5}},
                                                          {"v2.4", {1, 16, 7}},
                                                          {"v2.5", {1, 18, 7}},
                                                          {"v2.6", {1, 20, 8}}}};

std::optional<ReleaseRange> range_of(const MeshInstall& install, std::string_view version) {
  if (install.by == MeshInstall::By::service_mesh) {
    for (const ServiceMeshRelease& each : kServiceMesh) {
      if (version.starts_with(each.version)) return ReleaseRange{each.release, each.release};
    }
    return std::nullopt;
  }
  const auto range = parse_release_range(version);
  const bool is_none = range && range->newest < kFirstIstiod;
  return is_none && install.by != MeshInstall::By::chart ? std::nullopt : range;
}

// The first version told that settles how pods are read; else the first that says anything.
std::optional<ReleaseRange> told_range(const MeshInstall& install) {
  std::optional<ReleaseRange> told;
  const auto consider = [&](std::string_view version) {
    const auto range = range_of(install, version);
    if (range && (!told || (!told->is_uniform() && range->is_uniform()))) told = range;
  };
  for (const auto& version : install.versions) consider(version.value);
  if (install.by == MeshInstall::By::service_mesh) {
    if (!told) told = ReleaseRange{kServiceMesh.front().release, kServiceMesh.back().release};
  } else {
    if (const auto named = parse_release(install.revision.value)) consider(named->text());
    // The Sail operator's revisions: "default-v1-26-3".
    const std::string_view name = install.revision.value;
    if (const std::size_t at = name.rfind("-v1-"); at != std::string_view::npos) consider(name.substr(at + 2));
  }
  return told;
}

void place(const MeshInstall& install, OriginId at, model::WebhookConfiguration& configuration) {
  model::Object& object = configuration.object;
  object.file = install.object.file;
  object.folder = install.object.folder;
  object.unit = install.object.unit;
  object.cluster = install.object.cluster;
  object.at = object.kind_at = install.object.at;
  object.alterations = install.object.alterations;
  for (model::WebhookEntry& entry : configuration.entries) {
    entry.at = entry.name.origin = at;
    for (auto* selector : {&entry.namespace_selector, &entry.object_selector}) {
      for (model::Requirement& requirement : selector->requirements) requirement.at = at;
    }
  }
}

model::Requirement requirement(std::string_view key, model::Operator op, std::vector<std::string> values, OriginId at) {
  std::sort(values.begin(), values.end());
  return {.key = std::string(key), .op = op, .values = std::move(values), .at = at};
}

void sort(model::Selector& selector) {
  std::stable_sort(selector.requirements.begin(), selector.requirements.end(),
                   [](const auto& a, const auto& b) { return a.key < b.key; });
}

// What every entry of a member's webhook asks of the namespace besides. Mirrors maistra/istio-operator, chart
// istio-discovery of v2.6, templates/mutatingwebhook.yaml.
model::Selector member_selector(const MeshInstall& install) {
  using model::Operator;
  model::Selector selector;
  selector.requirements.push_back(requirement("maistra.io/ignore-namespace", Operator::does_not_exist, {}, install.at));
  selector.requirements.push_back(requirement("istio-injection", Operator::not_in, {"disabled"}, install.at));
  selector.requirements.push_back(requirement("istio-env", Operator::does_not_exist, {}, install.at));
  return selector;
}

// The operator labels the members' namespaces. Who is a member is told by names and selectors, so they stand here in
// the place of that label.
std::vector<model::Selector> member_selectors(const MeshInstall& install) {
  using model::Operator;
  std::vector<model::Selector> selectors;
  std::vector<std::string> names;
  OriginId at = install.at;
  bool all = false;
  for (const auto& member : install.members) {
    all = all || member.value == "*";
    if (member.value != install.name_space) names.push_back(member.value);
    at = member.origin;
  }
  if (all) {
    std::vector<std::string> others = install.open_members;
    others.push_back(install.name_space);
    selectors.push_back(member_selector(install));
    selectors.back().requirements.push_back(requirement(kNameLabel, Operator::not_in, others, at));
  } else if (!names.empty()) {
    selectors.push_back(member_selector(install));
    selectors.back().requirements.push_back(requirement(kNameLabel, Operator::in, names, at));
  }
  for (const model::Selector& labels : install.member_selectors) {
    selectors.push_back(member_selector(install));
    auto& requirements = selectors.back().requirements;
    requirements.insert(requirements.end(), labels.requirements.begin(), labels.requirements.end());
    std::vector<std::string> others = names;
    others.push_back(install.name_space);
    requirements.push_back(requirement(kNameLabel, Operator::not_in, others, at));
  }
  if (install.unseen) {  // nobody names members: those that were labelled by hand
    selectors.push_back(member_selector(install));
    selectors.back().requirements.push_back(
        requirement("maistra.io/member-of", Operator::in, {install.name_space}, install.at));
  }
  for (model::Selector& selector : selectors) sort(selector);
  return selectors;
}

model::WebhookEntry service_mesh_entry(const MeshInstall& install, std::string name) {
  model::WebhookEntry entry;
  entry.at = install.at;
  entry.name = {std::move(name), install.at};
  entry.rules.push_back({{"CREATE"}, {""}, {"v1"}, {"pods"}, "*"});
  entry.failure_policy.value = "Fail";
  entry.reinvocation_policy.value = "Never";
  entry.service_namespace = install.name_space;
  entry.service_name = "istiod-" + install.revision.value;
  entry.service_path = "/inject";
  return entry;
}

// What an entry asks of the pod: since 2.4 that it is not istiod, and by a switch that its label does not decline.
model::Selector member_pods(const MeshInstall& install, const std::optional<Release>& release) {
  using model::Operator;
  constexpr Release kFirstWithoutIstiod{1, 16, 0};
  model::Selector of_pod;
  if (!release || *release >= kFirstWithoutIstiod) {
    of_pod.requirements.push_back(requirement("app", Operator::not_in, {"istiod"}, install.at));
  }
  if (install.object_selector == true) {
    const bool on = install.settings && install.settings->policy.value == "enabled";
    of_pod.requirements.push_back(on ? requirement(kInjectKey, Operator::not_in, {"false"}, install.at)
                                     : requirement(kInjectKey, Operator::in, {"true"}, install.at));
  }
  return of_pod;
}

// Mirrors the charts of istio-discovery, templates/mutatingwebhook.yaml, in maistra/istio-operator,
// resources/helm/v2.*.
model::WebhookConfiguration service_mesh_webhooks(const MeshInstall& install, const std::optional<Release>& release,
                                                  std::vector<model::Selector> of_namespaces) {
  model::WebhookConfiguration result;
  result.object.api_version = "admissionregistration.k8s.io/v1";
  result.object.kind = "MutatingWebhookConfiguration";
  result.object.metadata.path = "metadata";
  result.object.metadata.name.value = service_mesh_configuration(install);
  result.object.metadata.labels.fields.push_back({.key = std::string(kRevisionLabel), .value = install.revision.value});
  place(install, install.at, result);
  for (model::Selector& selector : of_namespaces) {
    model::WebhookEntry entry = service_mesh_entry(install, "sidecar-injector.istio.io");
    entry.namespace_selector = std::move(selector);
    entry.object_selector = member_pods(install, release);
    result.entries.push_back(std::move(entry));
  }
  return result;
}

void add_service_mesh(const MeshInstall& install, Ordered& ordered) {
  using model::Operator;
  ordered.webhooks.push_back(service_mesh_webhooks(install, ordered.release, member_selectors(install)));
  if (install.injects_gateways) {
    model::WebhookEntry entry = service_mesh_entry(install, "gateways.sidecar-injector.istio.io");
    entry.object_selector.requirements.push_back(
        requirement("gateway.openshift.io/inject", Operator::in, {"true"}, install.at));
    ordered.webhooks.back().entries.push_back(std::move(entry));
  }
  if (install.open_members.empty()) return;
  model::Selector of_cluster = member_selector(install);
  of_cluster.requirements.push_back(requirement(kNameLabel, Operator::in, install.open_members, install.at));
  sort(of_cluster);
  ordered.perhaps.push_back(service_mesh_webhooks(install, ordered.release, {std::move(of_cluster)}));
}

std::string tag_name(const model::WebhookConfiguration& configuration) {
  const model::Field* tag = configuration.object.metadata.labels.find("istio.io/tag");
  return tag == nullptr ? std::string() : tag->value;
}

void add_charts_webhooks(const MeshInstall& install, Ordered& ordered) {
  Install chart{.release = ordered.release.value_or(kNewestRelease), .revision = install.revision.value};
  for (const auto& tag : install.tags) chart.tags.push_back(tag.value);
  chart.enable_namespaces_by_default = install.enable_namespaces_by_default.value;
  chart.legacy_selectors = install.legacy_selectors;
  chart.object_selector = install.object_selector;
  chart.object_selector_opts_out = install.object_selector_opts_out;
  ordered.webhooks = built_in_webhooks(chart);
  if (install.tags_only) ordered.webhooks.erase(ordered.webhooks.begin());
  const OriginId revision_at = install.revision.value.empty() ? install.at : install.revision.origin;
  for (model::WebhookConfiguration& configuration : ordered.webhooks) {
    const std::string tag = tag_name(configuration);
    const auto written = std::find_if(install.tags.begin(), install.tags.end(),
                                      [&](const auto& each) { return !tag.empty() && each.value == tag; });
    place(install, written == install.tags.end() ? revision_at : written->origin, configuration);
  }
  constexpr Release kFirstWithDefaultTag{1, 12, 0};
  if (!install.may_become_default || chart.release < kFirstWithDefaultTag) return;
  chart.tags = {std::string(kDefaultRevision)};
  ordered.perhaps = built_in_webhooks(chart);
  ordered.perhaps.erase(ordered.perhaps.begin());
  for (model::WebhookConfiguration& configuration : ordered.perhaps) place(install, revision_at, configuration);
}

}  // namespace

std::string service_mesh_configuration(const MeshInstall& install) {
  return "istiod-" + install.revision.value + "-" + install.name_space;
}

Ordered carry_out(const MeshInstall& install) {
  Ordered ordered;
  const std::optional<ReleaseRange> range = told_range(install);
  if (range && range->is_uniform()) {
    ordered.release = std::min(range->oldest, kNewestRelease);
  } else {
    ordered.among = range;
  }
  if (!install.manages_webhooks) return ordered;
  if (install.by == MeshInstall::By::service_mesh) {
    add_service_mesh(install, ordered);
  } else {
    add_charts_webhooks(install, ordered);
  }
  return ordered;
}

}  // namespace sidelint::decide
