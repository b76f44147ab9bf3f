#include "engine/units/helmfile/handed.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/yaml/emit.h"

namespace sidelint::units {
namespace {

// The words of `inherits:` that are fields.
constexpr std::array<std::string_view, 5> kHeritages{"helmDefaults", "commonLabels", "apiVersions", "kubeVersion",
                                                     "templates"};

// MergeInherited of pkg/state/inherited.go: the child counts first.
constexpr Overlay kFillsGaps{Overlay::Wins::under, Overlay::Lists::joined};

std::vector<yaml::Value> list_of(const yaml::Value& mapping, std::string_view key) {
  const yaml::Value* found = mapping.find(key);
  return found == nullptr ? std::vector<yaml::Value>() : found->items;
}

// A file that stands there already is one of those that name each other: helmfile would never end.
std::vector<EnvironmentLayer> layers_of(const HelmfileState& state) {
  std::vector<EnvironmentLayer> layers = state.handed.layers;
  const auto is_it = [&](const EnvironmentLayer& each) { return each.file == state.file; };
  if (std::ranges::any_of(layers, is_it)) return layers;
  EnvironmentLayer own{.file = state.file, .handed_from = state.handed.from, .handed = state.handed.values};
  if (const yaml::Value* values = state.fields.find("values")) own.values = *values;
  if (const yaml::Value* environments = state.fields.find("environments")) own.environments = *environments;
  layers.push_back(std::move(own));
  return layers;
}

}  // namespace

Handed handed_by(const HelmfileState& state, const yaml::Value& entry) {
  Handed handed{.from = state.file, .selectors = state.handed.selectors};
  if (!entry.is(yaml::Kind::mapping)) return handed;
  const yaml::Value* inherits_selectors = entry.find("selectorsInherited");
  const bool keeps = inherits_selectors != nullptr && inherits_selectors->text == "true";
  if (const yaml::Value* own = entry.find("selectors"); own != nullptr && own->is(yaml::Kind::sequence) && !keeps) {
    handed.selectors.clear();
    for (const yaml::Value& selector : own->items) handed.selectors.push_back(selector.text);
  }
  handed.values = list_of(entry, "values");
  for (const yaml::Value& word : list_of(entry, "inherits")) {
    if (word.text == "environments") handed.layers = layers_of(state);
    if (std::ranges::find(kHeritages, word.text) == kHeritages.end()) continue;
    if (const yaml::Value* field = state.fields.find(word.text)) handed.inherited.set(word.text, *field, field->origin);
  }
  return handed;
}

void take(HelmfileState& state, const Handed& handed) {
  lay_over(state.fields, handed.inherited, kFillsGaps);
  state.handed = handed;
}

std::string key_of(const Handed& handed) {
  std::string key;
  for (const std::string& selector : handed.selectors) (key += selector) += '\n';
  if (handed.values.empty() && handed.inherited.entries.empty() && handed.layers.empty()) return key;
  yaml::Value values = yaml::Value::sequence();
  values.items = handed.values;
  key.append("\n").append(handed.from).append("\n").append(yaml::to_yaml(values));
  for (const EnvironmentLayer& layer : handed.layers) {
    values.items = layer.handed;
    key.append("\n").append(layer.file).append("\n").append(layer.handed_from).append("\n");
    key.append(yaml::to_yaml(layer.values)).append(yaml::to_yaml(layer.environments)).append(yaml::to_yaml(values));
  }
  return key += yaml::to_yaml(handed.inherited);
}

}  // namespace sidelint::units
