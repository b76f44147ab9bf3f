#include "engine/units/argocd/kustomize_amendment.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace sidelint::units {
namespace {

// Fields that a kustomization has under the same name, in the same form.
constexpr std::array<std::string_view, 6> kSame{"namePrefix", "nameSuffix", "namespace",
                                                "replicas",   "patches",    "components"};

bool is_empty(yaml::Node node) {
  if (!node || node.is(yaml::Kind::null)) return true;
  if (node.is(yaml::Kind::mapping) || node.is(yaml::Kind::sequence)) return node.size() == 0;
  return node.text().empty();
}

void set(yaml::Value& mapping, std::string_view key, std::string_view text, OriginId at) {
  if (!text.empty()) mapping.set(key, yaml::Value::string(text, at), at);
}

// `[name=]newName[:newTag][@digest]`. Mirrors kustomize 5.8, kustomize/commands/edit/set/setimage.go.
yaml::Value image(yaml::Node node) {
  const std::string_view written = node.text();
  const std::size_t equals = written.find('=');
  const bool renames = equals != std::string_view::npos;
  std::string_view name = renames ? written.substr(0, equals) : std::string_view();
  std::string_view rest = renames ? written.substr(equals + 1) : written;
  const std::size_t at = std::min(rest.find('@'), rest.size());
  const std::string_view digest = rest.substr(std::min(at + 1, rest.size()));
  rest = rest.substr(0, at);
  const std::size_t colon = rest.rfind(':');
  const bool has_tag = colon != std::string_view::npos && rest.find('/', colon) == std::string_view::npos;
  const std::string_view tag = has_tag ? rest.substr(colon + 1) : std::string_view();
  if (has_tag) rest = rest.substr(0, colon);
  if (!renames) name = rest;
  yaml::Value entry = yaml::Value::mapping(node.origin());
  set(entry, "name", name, node.origin());
  if (renames && rest != "*") set(entry, "newName", rest, node.origin());
  if (tag != "*") set(entry, "newTag", tag, node.origin());
  set(entry, "digest", digest, node.origin());
  return entry;
}

// A mapping of texts with the variables in them filled in. One that names the commit stays as it is written.
yaml::Value filled_in(yaml::Node mapping, const BuildVariables& variables) {
  yaml::Value values = yaml::to_value(mapping);
  for (yaml::Entry& entry : values.entries) {
    FilledIn filled = fill_in(entry.value.text, variables);
    if (!filled.is_open) entry.value.text = std::move(filled.text);
  }
  return values;
}

// `kustomize edit add label`, with or without selectors.
void add_labels(yaml::Node kustomize, const BuildVariables& variables, yaml::Value& amendment) {
  const yaml::Node labels = kustomize.find("commonLabels");
  if (is_empty(labels)) return;
  if (kustomize.find("labelWithoutSelector").boolean() != true) {
    amendment.set("commonLabels", filled_in(labels, variables), labels.origin());
    return;
  }
  yaml::Value entry = yaml::Value::mapping(labels.origin());
  entry.set("pairs", filled_in(labels, variables), labels.origin());
  if (kustomize.find("labelIncludeTemplates").boolean() == true) {
    entry.set("includeTemplates", yaml::Value::boolean(true, labels.origin()), labels.origin());
  }
  yaml::Value list = yaml::Value::sequence(labels.origin());
  list.items.push_back(std::move(entry));
  amendment.set("labels", std::move(list), labels.origin());
}

}  // namespace

yaml::Value kustomize_amendment(yaml::Node kustomize, const BuildVariables& variables) {
  yaml::Value amendment = yaml::Value::mapping(kustomize.origin());
  for (const std::string_view field : kSame) {
    const yaml::Node value = kustomize.find(field);
    if (!is_empty(value)) amendment.set(field, yaml::to_value(value), kustomize.find_key(field).origin());
  }
  add_labels(kustomize, variables, amendment);
  const yaml::Node annotations = kustomize.find("commonAnnotations");
  if (!is_empty(annotations)) {
    const bool fills = kustomize.find("commonAnnotationsEnvsubst").boolean() == true;
    amendment.set("commonAnnotations", fills ? filled_in(annotations, variables) : yaml::to_value(annotations),
                  kustomize.find_key("commonAnnotations").origin());
  }
  const yaml::Node images = kustomize.find("images");
  if (!is_empty(images) && images.is(yaml::Kind::sequence)) {
    yaml::Value list = yaml::Value::sequence(images.origin());
    for (std::size_t i = 0; i < images.size(); ++i) list.items.push_back(image(images.item(i)));
    amendment.set("images", std::move(list), images.origin());
  }
  return amendment;
}

}  // namespace sidelint::units
