#include "engine/units/helmfile/handed.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/yaml/emit.h"

namespace sidelint::units {
namespace {

struct Heritage {
  std::string_view word;  // of `inherits:`
  std::string_view field;
};
constexpr std::array<Heritage, 7> kHeritages = {{{"helmDefaults", "helmDefaults"},
                                                 {"commonLabels", "commonLabels"},
                                                 {"apiVersions", "apiVersions"},
                                                 {"kubeVersion", "kubeVersion"},
                                                 {"templates", "templates"},
                                                 {"environments", "environments"},
                                                 {"environments", "values"}}};

constexpr Overlay kOwnWins{Overlay::Wins::over, Overlay::Lists::replaced};

std::vector<yaml::Value> list_of(const yaml::Value& mapping, std::string_view key) {
  const yaml::Value* found = mapping.find(key);
  return found == nullptr ? std::vector<yaml::Value>() : found->items;
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
    for (const Heritage& heritage : kHeritages) {
      const yaml::Value* field = heritage.word == word.text ? state.fields.find(heritage.field) : nullptr;
      if (field != nullptr) handed.inherited.set(heritage.field, *field, field->origin);
    }
  }
  return handed;
}

void take(HelmfileState& state, const Handed& handed) {
  yaml::Value fields = handed.inherited;
  lay_over(fields, state.fields, kOwnWins);
  state.fields = std::move(fields);
  state.handed = handed;
}

std::string key_of(const Handed& handed) {
  std::string key;
  for (const std::string& selector : handed.selectors) (key += selector) += '\n';
  if (handed.values.empty() && handed.inherited.entries.empty()) return key;
  yaml::Value values = yaml::Value::sequence();
  values.items = handed.values;
  key.append("\n").append(handed.from).append("\n").append(yaml::to_yaml(values));
  return key += yaml::to_yaml(handed.inherited);
}

}  // namespace sidelint::units
