// OpenShift Service Mesh 2: a ServiceMeshControlPlane and the namespaces that are its members.
//
// Mirrors maistra/istio-operator, branches maistra-2.0 to maistra-2.6: pkg/apis/maistra/v1 and v2 (what is written
// where), resources/smcp-templates/v2.*/base (injection is off unless a pod asks for it; so does the table of
// openshift/openshift-docs, modules/ossm-vs-istio.adoc), and pkg/controller/servicemesh/memberroll/controller.go, which
// labels the members' namespaces and never that of the control plane. What it leaves out of `*` is not checked against
// that source, so namespaces that by their names belong to the cluster are told as open.
#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

// Where the versions of the API write what the injector is told.
struct Written {
  yaml::Node automatic;  // v2: a boolean; v1: the injector's policy
  yaml::Node selectors;
  yaml::Node object_selector;
  yaml::Node gateways;
};

Written written_in(yaml::Node spec, bool is_first_api) {
  if (is_first_api) {
    const yaml::Node values = spec.find("istio");
    const yaml::Node webhook = values.find("sidecarInjectorWebhook");
    return {values.find("global").find("proxy").find("autoInject"), webhook, webhook.find("objectSelector"),
            values.find("gatewayAPI")};
  }
  const yaml::Node injection = spec.find("proxy").find("injection");
  const yaml::Node preview = spec.find("techPreview");
  return {injection.find("autoInject"), injection, preview.find("sidecarInjectorWebhook").find("objectSelector"),
          preview.find("gatewayAPI")};
}

InjectorSettings read_settings(const Written& written) {
  const bool is_on = written.automatic.boolean() == true || written.automatic.text() == "enabled";
  InjectorSettings settings;
  settings.policy = {is_on ? "enabled" : "disabled", written.automatic.origin()};
  settings.never_inject = selectors(written.selectors.find("neverInjectSelector"));
  settings.always_inject = selectors(written.selectors.find("alwaysInjectSelector"));
  return settings;
}

bool is_of_the_cluster(std::string_view name) {
  return name == "default" || name.starts_with("openshift") || name.starts_with("kube");
}

// The namespaces that objects name, as far as they are the cluster's own.
std::vector<std::string> namespaces_of_the_cluster(const MeshSources& sources) {
  std::set<std::string> names;
  for (const units::Unit& unit : sources.units()) {
    for (const units::AppliedObject& each : unit.objects) {
      const std::string_view name =
          each.kind == "Namespace" ? each.node.find("metadata").find("name").text() : namespace_of(each);
      if (is_of_the_cluster(name)) names.emplace(name);
    }
  }
  return {names.begin(), names.end()};
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
  const bool is_first_api = applied.api_version == "maistra.io/v1";
  const Written written = written_in(spec, is_first_api);
  install.settings = read_settings(written);
  install.object_selector = written.object_selector.find("enabled").boolean() == true;
  install.injects_gateways = written.gateways.find("controllerMode").boolean() == true;
  const yaml::Node pilot = spec.find("runtime").find("components").find("pilot").find("container").find("env");
  install.native_sidecars = pilot.find("ENABLE_NATIVE_SIDECARS").text();
  install.unseen = changed.unseen();
  if (version.text().starts_with("v1.") || (is_first_api && !version)) {
    install.unseen = MeshInstall::Unseen{install.at, "what OpenShift Service Mesh 1 installs"};
  }
  if (!add_members(applied, sources, install)) {
    install.unseen = MeshInstall::Unseen{install.at, "the members of " + install.words};
  }
  const auto is_all = [](const Traced<std::string>& member) { return member.value == "*"; };
  if (std::any_of(install.members.begin(), install.members.end(), is_all)) {
    install.open_members = namespaces_of_the_cluster(sources);
  }
  sources.take(std::move(install));
}

}  // namespace sidelint::model
