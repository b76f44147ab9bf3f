// OpenShift Service Mesh 2: a ServiceMeshControlPlane and the namespaces that are its members.
//
// Mirrors maistra/istio-operator 2.0 to 2.6: api v2 (ProxyConfig.injection), resources/smcp-templates/*/base (injection
// is off unless a pod asks for it), and the member roll, for which the operator labels namespaces.
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "engine/model/mesh/mesh_sources.h"

namespace sidelint::model {
namespace {

bool is_maistra(const units::AppliedObject& object) { return object.api_version.starts_with("maistra.io/"); }

std::string_view namespace_of(const units::AppliedObject& object) {
  return object.node.find("metadata").find("namespace").text();
}

std::vector<Selector> selectors(yaml::Node list) {
  std::vector<Selector> found;
  for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) {
    found.push_back(read_selector(list.item(i), Decoding::injector));
  }
  return found;
}

InjectorSettings read_settings(yaml::Node injection) {
  const yaml::Node automatic = injection.find("autoInject");
  InjectorSettings settings;
  settings.policy = {automatic.boolean() == true ? "enabled" : "disabled", automatic.origin()};
  settings.never_inject = selectors(injection.find("neverInjectSelector"));
  settings.always_inject = selectors(injection.find("alwaysInjectSelector"));
  return settings;
}

// Adds the members that the object names for the control plane; whether it is about them.
bool add_members(const units::AppliedObject& each, const units::AppliedObject& plane, MeshInstall& install) {
  if (!is_maistra(each)) return false;
  bool found = false;
  const yaml::Node spec = each.node.find("spec");
  if (each.kind == "ServiceMeshMemberRoll" && namespace_of(each) == namespace_of(plane)) {
    found = true;
    const yaml::Node members = spec.find("members");
    for (std::size_t i = 0; members.is(yaml::Kind::sequence) && i < members.size(); ++i) {
      install.members.push_back({std::string(members.item(i).text()), members.item(i).origin()});
    }
    for (Selector& selector : selectors(spec.find("memberSelectors"))) {
      install.member_selectors.push_back(std::move(selector));
    }
  }
  const yaml::Node reference = spec.find("controlPlaneRef");
  if (each.kind == "ServiceMeshMember" && reference.find("namespace").text() == namespace_of(plane)) {
    found = true;
    const yaml::Node name_space = each.node.find("metadata").find("namespace");
    install.members.push_back({std::string(name_space.text()), reference.origin()});
  }
  return found;
}

// The members that rolls of the control plane's namespace, and namespaces themselves, name.
bool add_members(const units::AppliedObject& plane, const MeshSources& sources, MeshInstall& install) {
  bool found = false;
  for (const units::Unit& unit : sources.units()) {
    for (const units::AppliedObject& each : unit.objects) found = add_members(each, plane, install) || found;
  }
  return found;
}

}  // namespace

void read_service_mesh(const units::AppliedObject& applied, MeshSources& sources) {
  if (!is_maistra(applied)) return;
  MeshInstall install;
  install.by = MeshInstall::By::service_mesh;
  install.object = sources.object(applied);
  install.words = "ServiceMeshControlPlane `" + install.object.metadata.name.value + "`";
  install.at = install.object.metadata.name.origin;
  install.revision = install.object.metadata.name;
  install.name_space = namespace_of(applied);
  const yaml::Node spec = applied.node.find("spec");
  const yaml::Node version = spec.find("version");
  Traced<std::string> told{std::string(version.text()), version ? version.origin() : OriginId()};
  ChartValues changed;
  MeshSources::add_changes(applied, "spec.techPreview", changed, "spec.version", told);
  if (!told.value.empty()) install.versions.push_back(std::move(told));
  install.settings = read_settings(spec.find("proxy").find("injection"));
  const yaml::Node preview = spec.find("techPreview").find("sidecarInjectorWebhook");
  install.object_selector = preview.find("objectSelector").find("enabled").boolean() == true;
  install.unseen = changed.unseen();
  if (!add_members(applied, sources, install)) {
    install.unseen = MeshInstall::Unseen{install.at, "the members of " + install.words};
  }
  sources.take(std::move(install));
}

}  // namespace sidelint::model
