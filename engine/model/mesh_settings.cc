#include "engine/model/mesh_settings.h"

#include <utility>
#include <variant>

#include "engine/model/reader.h"
#include "engine/yaml/load.h"

namespace sidelint::model {
namespace {

Traced<std::string> text_at(yaml::Node root, std::string_view path) {
  const yaml::Node node = find_path(root, path);
  return {std::string(node.text()), node ? node.origin() : root.origin()};
}

Traced<std::optional<bool>> boolean_at(yaml::Node root, std::string_view path) {
  const yaml::Node node = find_path(root, path);
  return {node.boolean(), node ? node.origin() : root.origin()};
}

void read_settings(yaml::Node root, MeshSettings& settings) {
  const yaml::Node selectors = root.find("discoverySelectors");
  for (std::size_t i = 0; selectors.is(yaml::Kind::sequence) && i < selectors.size(); ++i)
    settings.discovery_selectors.push_back(read_selector(selectors.item(i)));
  settings.root_namespace = text_at(root, "rootNamespace");
  settings.prometheus_merge = boolean_at(root, "enablePrometheusMerge");
  settings.hold_application = boolean_at(root, "defaultConfig.holdApplicationUntilProxyStarts");
  settings.outbound_mode = text_at(root, "outboundTrafficPolicy.mode");
}

}  // namespace

std::optional<std::string> revision_of(std::string_view name, std::string_view family) {
  if (name == family) return "default";
  if (!name.starts_with(family)) return std::nullopt;
  name.remove_prefix(family.size());
  if (name.size() < 2 || name.front() != '-') return std::nullopt;
  return std::string(name.substr(1));
}

std::optional<MeshSettings> read_mesh_settings(Object object, const std::vector<units::Change>& changes,
                                               const Reading& reading) {
  const std::optional<std::string> revision = revision_of(object.metadata.name.value, kMeshConfigMap);
  const yaml::Node text = object.node.find("data").find("mesh");
  if (!revision || !text.is(yaml::Kind::string)) return std::nullopt;
  MeshSettings settings;
  settings.revision = *revision;
  object.alterations =
      alterations(changes, {.name_space = "metadata.namespace", .metadata = {}, .pod_spec = {}, .content = "data"});
  settings.object = std::move(object);
  const std::optional<Span> at = reading.origins.where(text.origin());
  if (!at) return settings;
  yaml::Loaded loaded = yaml::load_embedded(reading.sources.text(at->source), text, reading.origins);
  if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) {
    settings.error = problem->message;
    return settings;
  }
  settings.document = std::get<std::unique_ptr<const yaml::Document>>(std::move(loaded));
  read_settings(settings.document->root(), settings);
  return settings;
}

}  // namespace sidelint::model
