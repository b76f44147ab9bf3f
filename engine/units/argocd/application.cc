#include "engine/units/argocd/application.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/units/argocd/source.h"
#include "engine/units/cluster.h"

namespace sidelint::units {
namespace {

// Where Argo CD lives if nobody says otherwise.
constexpr std::string_view kHome = "argocd";

bool creates_namespace(yaml::Node policy) {
  const yaml::Node options = policy.find("syncOptions");
  bool creates = false;
  for (std::size_t i = 0; options.is(yaml::Kind::sequence) && i < options.size(); ++i) {
    if (options.item(i).text() == "CreateNamespace=true") creates = true;
  }
  return creates;
}

// The Namespace as it is made along with the application. Without labels nobody knows which it has: it may have been
// there before, with those of somebody else.
std::optional<yaml::Value> created_namespace(yaml::Node spec, const Ground& ground) {
  const yaml::Node policy = spec.find("syncPolicy");
  const yaml::Node metadata = policy.find("managedNamespaceMetadata");
  const yaml::Node name = spec.find("destination").find("namespace");
  if (!creates_namespace(policy) || metadata.find("labels").size() == 0 || name.text().empty() ||
      is_to_be_filled(name.text())) {
    return std::nullopt;
  }
  const Span at = ground.origins.where(metadata.origin()).value_or(Span{});
  const OriginId by = ground.origins.add(static_cast<std::uint32_t>(at.source), Generated{at});
  yaml::Value made = yaml::Value::mapping(by);
  made.set("apiVersion", yaml::Value::string("v1", by), by);
  made.set("kind", yaml::Value::string("Namespace", by), by);
  yaml::Value own = yaml::Value::mapping(metadata.origin());
  own.set("name", yaml::Value::string(name.text(), name.origin()), name.origin());
  for (const std::string_view field : {"labels", "annotations"}) {
    const yaml::Node given = metadata.find(field);
    if (given.is(yaml::Kind::mapping)) own.set(field, yaml::to_value(given), metadata.find_key(field).origin());
  }
  made.set("metadata", std::move(own), metadata.origin());
  return made;
}

// `sources` count before `source`; of a hydrated application what it is made of.
std::vector<yaml::Node> sources_of(yaml::Node spec) {
  std::vector<yaml::Node> sources;
  const yaml::Node list = spec.find("sources");
  for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) sources.push_back(list.item(i));
  if (sources.empty() && spec.find("source")) sources.push_back(spec.find("source"));
  const yaml::Node dry = spec.find("sourceHydrator").find("drySource");
  if (sources.empty() && dry) sources.push_back(dry);
  return sources;
}

}  // namespace

std::optional<Delivery> read_application(const AppliedObject& object, const Ground& ground) {
  if (object.kind != "Application" || !object.api_version.starts_with("argoproj.io/")) return std::nullopt;
  const yaml::Node spec = object.node.find("spec");
  const yaml::Node metadata = object.node.find("metadata");
  const yaml::Node destination = spec.find("destination");
  const yaml::Node name_space = destination.find("namespace");
  const std::string_view home = metadata.find("namespace").text();
  const std::string_view name = metadata.find("name").text();
  if (!spec.is(yaml::Kind::mapping) || name.empty()) return std::nullopt;

  Delivery delivery;
  delivery.kind = UnitKind::argocd_application;
  delivery.name = std::string(home.empty() ? kHome : home).append("/").append(name);
  delivery.cluster = cluster_of_application(spec);
  delivery.at = object.bytes;
  if (!is_to_be_filled(name_space.text())) delivery.name_space = {std::string(name_space.text()), name_space.origin()};
  delivery.created_namespace = created_namespace(spec, ground);

  const std::vector<yaml::Node> sources = sources_of(spec);
  const SourceSetting setting{.ground = ground,
                              .file = ground.sources.path(object.source),
                              .name = std::string(name),
                              .name_space = delivery.name_space.value,
                              .project = std::string(spec.find("project").text()),
                              .siblings = sources};
  for (const yaml::Node source : sources) read_source(source, setting, delivery);
  return delivery;
}

}  // namespace sidelint::units
