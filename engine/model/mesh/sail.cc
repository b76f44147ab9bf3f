// Istio, IstioRevision and IstioRevisionTag of the Sail operator (OpenShift Service Mesh 3).
//
// Mirrors sail-operator 1.x: api/v1, controllers/istio (the name of the revision), pkg/istiovalues/overrides.go (a
// revision of the name `default` is the unnamed one of the charts).
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "engine/model/mesh/mesh_sources.h"

namespace sidelint::model {
namespace {

constexpr std::string_view kDefault = "default";

bool is_sails(std::string_view api_version) {
  return api_version.starts_with("sailoperator.io/") || api_version.starts_with("operator.istio.io/");
}

// "v1.26-latest", or nothing: which release that is, the operator knows.
bool is_alias(std::string_view version) { return version.empty() || version.ends_with("latest"); }

// The name of the revision that an Istio resource has now.
Traced<std::string> active_revision(yaml::Node istio) {
  const yaml::Node name = istio.find("metadata").find("name");
  const yaml::Node spec = istio.find("spec");
  if (spec.find("updateStrategy").find("type").text() != "RevisionBased") {
    return {std::string(name.text()), name.origin()};
  }
  const yaml::Node version = spec.find("version");
  std::string revision(version.text());
  std::replace(revision.begin(), revision.end(), '.', '-');
  revision.insert(0, std::string(name.text()) + "-");
  return {std::move(revision), version ? version.origin() : name.origin()};
}

void set_revision(Traced<std::string> revision, MeshInstall& install) {
  if (revision.value == kDefault) revision.value.clear();
  install.revision = std::move(revision);
}

MeshInstall begin(const units::AppliedObject& applied, const MeshSources& sources) {
  MeshInstall install;
  install.by = MeshInstall::By::sail;
  install.object = sources.object(applied);
  install.words = applied.kind + " `" + install.object.metadata.name.value + "`";
  install.at = install.object.metadata.name.origin;
  return install;
}

void read_revision(const units::AppliedObject& applied, MeshSources& sources) {
  MeshInstall install = begin(applied, sources);
  const yaml::Node spec = applied.node.find("spec");
  const yaml::Node version = spec.find("version");
  const bool is_istio = applied.kind == "Istio";
  ChartValues values;
  values.add(spec.find("values"));
  Traced<std::string> told{std::string(version.text()), version ? version.origin() : OriginId()};
  MeshSources::add_changes(applied, "spec.values", values, "spec.version", told);
  const bool names_no_revision = is_alias(told.value) || told.value != version.text();
  if (!told.value.empty()) install.versions.push_back(std::move(told));
  read_chart_values(values, install);
  set_revision(is_istio ? active_revision(applied.node) : install.object.metadata.name, install);
  install.name_space = spec.find("namespace").text();
  const bool by_version = is_istio && spec.find("updateStrategy").find("type").text() == "RevisionBased";
  if (by_version && names_no_revision && !install.unseen) {
    install.unseen = MeshInstall::Unseen{install.revision.origin, "the name of the revision of " + install.words};
  }
  sources.take(std::move(install));
}

void read_tag(const units::AppliedObject& applied, MeshSources& sources) {
  MeshInstall install = begin(applied, sources);
  const yaml::Node target = applied.node.find("spec").find("targetRef");
  const yaml::Node name = target.find("name");
  install.tags_only = true;
  install.tags = {install.object.metadata.name};
  Traced<std::string> revision{std::string(name.text()), name.origin()};
  if (target.find("kind").text() == "Istio") {
    const auto* istio = sources.find("Istio", name.text(), install.object.file);
    if (istio != nullptr) revision = active_revision(istio->node);
    const yaml::Node spec = istio == nullptr ? yaml::Node() : istio->node.find("spec");
    const std::string_view version = spec.find("version").text();
    if (!version.empty()) install.versions.push_back({std::string(version), spec.find("version").origin()});
  }
  set_revision(std::move(revision), install);
  sources.take(std::move(install));
}

}  // namespace

void read_sail(const units::AppliedObject& applied, MeshSources& sources) {
  if (!is_sails(applied.api_version)) return;
  if (applied.kind == "IstioRevisionTag") return read_tag(applied, sources);
  read_revision(applied, sources);
}

}  // namespace sidelint::model
