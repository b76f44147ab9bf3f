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

std::vector<Selector> selectors(const ChartValues& values, std::string_view path) {
  const yaml::Node list = values.find(path);
  const OriginId at = values.origin(path);
  const bool is_made = list && at != list.origin();
  std::vector<Selector> found;
  for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) {
    found.push_back(read_selector(list.item(i), Decoding::injector));
    if (!is_made) continue;
    found.back().at = at;
    for (Requirement& requirement : found.back().requirements) requirement.at = at;
  }
  return found;
}

std::optional<InjectorSettings> read_settings(const ChartValues& values) {
  const auto policy = values.text("global.proxy.autoInject");
  std::vector<Selector> never = selectors(values, of_injector("neverInjectSelector"));
  std::vector<Selector> always = selectors(values, of_injector("alwaysInjectSelector"));
  if (!policy && never.empty() && always.empty()) return std::nullopt;
  InjectorSettings settings{.policy = {"enabled", {}}};
  if (policy) settings.policy = {rewritten(*policy, values.find("global.proxy.autoInject")), policy->origin};
  settings.never_inject = std::move(never);
  settings.always_inject = std::move(always);
  return settings;
}

std::optional<bool> given(const ChartValues& values, std::string_view path) {
  if (!values.find(path)) return std::nullopt;
  return values.truth(path, true).value;
}

// A value that somebody in front of Helm fills in, where it decides: `${…}`, `"{{…}}"`, or `{{…}}` without quotes,
// which YAML takes for a mapping.
std::optional<MeshInstall::Unseen> open_value(const ChartValues& values) {
  constexpr std::array<std::string_view, 4> kPaths{"revision", "revisionTags", "global.proxy.autoInject",
                                                   "sidecarInjectorWebhook.enableNamespacesByDefault"};
  for (const std::string_view path : kPaths) {
    std::vector<Traced<std::string>> texts = values.texts(path);
    if (auto text = values.text(path)) texts.push_back(std::move(*text));
    const bool is_open =
        std::any_of(texts.begin(), texts.end(), [](const auto& each) { return is_blank_name(each.value); });
    if (is_open || values.find(path).is(yaml::Kind::mapping)) {
      return MeshInstall::Unseen{values.origin(path), "the value `" + std::string(path) + "`"};
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_control_plane(const ChartReference& chart) {
  constexpr std::array<std::string_view, 6> kNames{"istiod",        "istio-discovery", "istio-control",
                                                   "istiod-remote", "istio-remote",    "istiod-distroless"};
  if (std::find(kNames.begin(), kNames.end(), chart.name) != kNames.end()) return true;
  // The one chart of 1.0 to 1.5, and the chart of the tag `default`, have names that others have too.
  if (chart.name == "istio") return chart.repository.find("istio-release") != std::string::npos;
  const bool is_istios = chart.repository.find("istio") != std::string::npos;
  return is_istios && (chart.name == "default" || chart.name == "revisiontags");
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
  if (const auto native = values.text("pilot.env.ENABLE_NATIVE_SIDECARS")) install.native_sidecars = native->value;
  install.unseen = values.unseen() ? values.unseen() : open_value(values);
}

}  // namespace sidelint::model
