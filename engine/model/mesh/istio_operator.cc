// IstioOperator resources: what `istioctl install -f` takes, and what the operator in the cluster took up to 1.23.
//
// Mirrors operator/pkg/apis (IstioOperatorSpec) and manifests/profiles of Istio 1.4 to 1.30.3.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "engine/model/mesh/mesh_sources.h"

namespace sidelint::model {
namespace {

// Profiles whose control plane is somewhere else or nowhere, unless the components say otherwise.
constexpr std::string_view kEmpty = "empty";
constexpr std::array<std::string_view, 2> kRemote{"remote", "external"};

// Whether the resource installs webhooks: those of its own istiod, or of one outside the cluster.
bool installs_webhooks(yaml::Node spec) {
  const std::string_view profile = spec.find("profile").text();
  const yaml::Node components = spec.find("components");
  const auto enabled = [&](std::string_view component, bool otherwise) {
    return components.find(component).find("enabled").boolean().value_or(otherwise);
  };
  const bool remote = std::find(kRemote.begin(), kRemote.end(), profile) != kRemote.end();
  return enabled("pilot", profile != kEmpty && !remote) || enabled("istiodRemote", remote);
}

void add_version(yaml::Node node, MeshInstall& install) {
  if (!node.text().empty()) install.versions.push_back({std::string(node.text()), node.origin()});
}

// What the components say of istiod's process, which stands above the values.
void read_environment(yaml::Node env, MeshInstall& install) {
  for (std::size_t i = 0; env.is(yaml::Kind::sequence) && i < env.size(); ++i) {
    const yaml::Node entry = env.item(i);
    if (entry.find("name").text() == "ENABLE_NATIVE_SIDECARS") install.native_sidecars = entry.find("value").text();
  }
}

}  // namespace

void read_istio_operator(const units::AppliedObject& applied, MeshSources& sources) {
  if (!applied.api_version.starts_with("install.istio.io/")) return;
  const yaml::Node spec = applied.node.find("spec");
  if (!installs_webhooks(spec)) return;
  MeshInstall install;
  install.by = MeshInstall::By::istio_operator;
  install.object = sources.object(applied);
  const Metadata& metadata = install.object.metadata;
  install.words = metadata.name.value.empty() ? "the IstioOperator of " + install.object.file
                                              : "IstioOperator `" + metadata.name.value + "`";
  install.at = install.object.kind_at;
  ChartValues values;
  Traced<std::string> tag{std::string(spec.find("tag").text()),
                          spec.find("tag") ? spec.find("tag").origin() : OriginId()};
  values.add(spec.find("unvalidatedValues"));
  values.add(spec.find("values"));
  if (const yaml::Node revision = spec.find("revision")) values.add(revision, "revision");
  MeshSources::add_changes(applied, "spec.values", values, "spec.tag", tag);
  add_version(spec.find("components").find("pilot").find("tag"), install);
  if (!tag.value.empty()) install.versions.push_back(std::move(tag));
  read_chart_values(values, install);
  read_environment(spec.find("components").find("pilot").find("k8s").find("env"), install);
  if (const Field* label = metadata.labels.find("operator.istio.io/version")) {
    install.versions.push_back({label->value, label->value_at});
  }
  install.may_become_default = !install.revision.value.empty();
  sources.take(std::move(install));
}

}  // namespace sidelint::model
