// What the values of Istio's charts say of injection.
//
// Mirrors manifests/charts/istio-control/istio-discovery of Istio 1.5 to 1.30.3 (templates mutatingwebhook.yaml,
// revision-tags*.yaml, istiod-injector-configmap.yaml; values.yaml) and, of the releases before, charts
// sidecarInjectorWebhook of install/kubernetes/helm/istio.
#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "engine/model/mesh/mesh_sources.h"

namespace sidelint::model {
namespace {

constexpr std::string_view kInjector = "sidecarInjectorWebhook.";

std::string of_injector(std::string_view field) { return std::string(kInjector).append(field); }

// As a template writes a value into the injector's configuration: unquoted, so that a YAML reader sees it again.
std::string rewritten(const Traced<std::string>& value, yaml::Node node) {
  if (node.is(yaml::Kind::boolean)) return node.boolean().value_or(false) ? "true" : "false";
  return value.value;
}

std::vector<Selector> selectors(yaml::Node list) {
  std::vector<Selector> found;
  for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) {
    found.push_back(read_selector(list.item(i), Decoding::injector));
  }
  return found;
}

std::optional<InjectorSettings> read_settings(const ChartValues& values) {
  const auto policy = values.text("global.proxy.autoInject");
  const yaml::Node never = values.find(of_injector("neverInjectSelector"));
  const yaml::Node always = values.find(of_injector("alwaysInjectSelector"));
  if (!policy && !never && !always) return std::nullopt;
  InjectorSettings settings{.policy = {"enabled", {}}};
  if (policy) settings.policy = {rewritten(*policy, values.find("global.proxy.autoInject")), policy->origin};
  settings.never_inject = selectors(never);
  settings.always_inject = selectors(always);
  return settings;
}

std::optional<bool> given(const ChartValues& values, std::string_view path) {
  if (!values.find(path)) return std::nullopt;
  return values.truth(path, true).value;
}

// A value that a template engine in front of Helm fills in, where it decides.
const Traced<std::string>* open_value(const MeshInstall& install) {
  if (holds_placeholder(install.revision.value)) return &install.revision;
  for (const auto& tag : install.tags) {
    if (holds_placeholder(tag.value)) return &tag;
  }
  if (install.settings && holds_placeholder(install.settings->policy.value)) return &install.settings->policy;
  return nullptr;
}

}  // namespace

bool is_control_plane(const ChartReference& chart) {
  constexpr std::array<std::string_view, 6> kNames{"istiod",        "istio-discovery", "istio-control",
                                                   "istiod-remote", "istio-remote",    "istiod-distroless"};
  if (std::find(kNames.begin(), kNames.end(), chart.name) != kNames.end()) return true;
  // The one chart of 1.0 to 1.5, and the chart of the tag `default`, have names that others have too.
  const bool is_istios = chart.repository.find("istio") != std::string::npos;
  return is_istios && (chart.name == "istio" || chart.name == "default" || chart.name == "revisiontags");
}

void read_chart_values(const ChartValues& values, MeshInstall& install) {
  if (auto revision = values.text("revision")) install.revision = std::move(*revision);
  install.tags = values.texts("revisionTags");
  install.enable_namespaces_by_default = values.truth(of_injector("enableNamespacesByDefault"), false);
  install.legacy_selectors = given(values, of_injector("useLegacySelectors"));
  install.object_selector = given(values, of_injector("objectSelector.enabled"));
  install.object_selector_opts_out = values.truth(of_injector("objectSelector.autoInject"), true).value;
  install.manages_webhooks = !values.truth("global.operatorManageWebhooks", false).value;
  if (const auto scope = values.text("global.resourceScope"); scope && scope->value == "namespace") {
    install.manages_webhooks = false;
  }
  if (const auto enabled = values.find(of_injector("enabled")); enabled.boolean() == false) {
    install.manages_webhooks = false;
  }
  for (const std::string_view path : {"pilot.tag", "global.tag"}) {
    if (auto tag = values.text(path)) install.versions.push_back(std::move(*tag));
  }
  if (const auto name_space = values.text("global.istioNamespace")) install.name_space = name_space->value;
  install.settings = read_settings(values);
  install.unseen = values.unseen();
  if (const Traced<std::string>* open = open_value(install); open != nullptr && !install.unseen) {
    install.unseen = MeshInstall::Unseen{open->origin, "what `" + open->value + "` becomes"};
  }
}

}  // namespace sidelint::model
