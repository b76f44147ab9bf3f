#include "engine/units/helmfile/condition.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/units/helmfile/selectors.h"

namespace sidelint::units {
namespace {

bool is_text(const yaml::Value* value, std::string_view text) { return value != nullptr && value->text == text; }

enum class Strategy : std::uint8_t { last_wins, first_wins };  // `mergeStrategy: fallback` is the second

// Of values everything counts, an empty one too.
void lay_values(yaml::Value& under, const yaml::Value& over, Strategy strategy) {
  for (const yaml::Entry& entry : over.entries) {
    yaml::Value* own = under.find(entry.key);
    if (own != nullptr && own->is(yaml::Kind::mapping) && entry.value.is(yaml::Kind::mapping)) {
      lay_values(*own, entry.value, strategy);
    } else if (own == nullptr || strategy == Strategy::last_wins) {
      under.set(entry.key, entry.value, entry.key_origin);
    }
  }
}

// The values of one environment, as far as somebody can see them.
class Environment {
 public:
  explicit Environment(const Ground& ground) : ground_(ground) {}

  // Those that are here, in order.
  void add(const yaml::Value* entries, const std::string& from, const yaml::Value* environment = nullptr) {
    yaml::Value values = yaml::Value::mapping();
    const yaml::Value* strategy = environment == nullptr ? nullptr : environment->find("mergeStrategy");
    const yaml::Value* handler = environment == nullptr ? nullptr : environment->find("missingFileHandler");
    const bool may_miss = handler != nullptr && !handler->text.empty() && handler->text != "Error";
    for (std::size_t i = 0; entries != nullptr && i < entries->items.size(); ++i)
      add_entry(entries->items[i], from, may_miss,
                is_text(strategy, "fallback") ? Strategy::first_wins : Strategy::last_wins, values);
    lay_values(values_, values, Strategy::last_wins);
  }
  void add_handed(const std::vector<yaml::Value>& entries, const std::string& from) {
    for (const yaml::Value& entry : entries) add_entry(entry, from, false, Strategy::last_wins, values_);
  }
  // What a helmfile says of the environment of this name.
  void add_named(const yaml::Value* environments, std::string_view name, const std::string& from) {
    const yaml::Value* own = environments == nullptr ? nullptr : environments->find(name);
    if (own == nullptr) return;
    add(own->find("values"), from, own);
    if (own->find("secrets") != nullptr) leave_open();
  }
  void leave_open() { is_open_ = true; }

  // `redis.enabled`. helmfile 1.8, ConditionEnabled: false if the field is not there or no boolean; where one on the
  // way is not there, or another field is asked for, helmfile stops.
  Installs answer(std::string_view condition) const {
    if (!condition.ends_with(".enabled")) return Installs::never;
    if (is_open_) return Installs::open;
    const yaml::Value* here = &values_;
    while (here != nullptr && !condition.empty()) {
      const std::size_t dot = std::min(condition.find('.'), condition.size());
      here = here->find(condition.substr(0, dot));
      condition.remove_prefix(std::min(dot + 1, condition.size()));
    }
    if (here != nullptr && is_open_in_helmfile(here->text)) return Installs::open;
    return here != nullptr && here->is(yaml::Kind::boolean) && here->text == "true" ? Installs::somewhere
                                                                                    : Installs::never;
  }

 private:
  void add_entry(const yaml::Value& entry, const std::string& from, bool may_miss, Strategy strategy,
                 yaml::Value& into) {
    if (entry.is(yaml::Kind::mapping)) return lay_values(into, entry, strategy);
    if (is_open_in_helmfile(entry.text) || entry.text.find("://") != std::string::npos) return leave_open();
    std::vector<std::string> files = entries_beside(ground_, from, entry.text, EntryKind::file);
    if (std::optional<std::string> file = entry_beside(ground_, from, entry.text, EntryKind::file)) files = {*file};
    if (files.empty() && !may_miss) leave_open();
    for (const std::string& file : files) {
      const bool is_made = file.ends_with(".gotmpl") || file.ends_with(".hcl");
      const std::optional<yaml::Value> read = is_made ? std::nullopt : read_file(ground_, file);
      if (!read || (!read->is(yaml::Kind::mapping) && !read->is(yaml::Kind::null))) return leave_open();
      lay_values(into, *read, strategy);
    }
  }

  const Ground& ground_;
  yaml::Value values_ = yaml::Value::mapping();
  bool is_open_ = false;
};

// Of the helmfile, or of those whose environments it inherits where it has none; one without a name, if nobody has any.
std::set<std::string, std::less<>> environments_of(const HelmfileState& state) {
  std::set<std::string, std::less<>> names;
  const auto add = [&](const yaml::Value* environments) {
    for (std::size_t i = 0; environments != nullptr && i < environments->entries.size(); ++i)
      names.insert(environments->entries[i].key);
  };
  add(state.fields.find("environments"));
  for (auto layer = state.handed.layers.rbegin(); names.empty() && layer != state.handed.layers.rend(); ++layer)
    add(&layer->environments);
  if (names.empty()) names.emplace();
  return names;
}

// helmfile 1.8, GetMergedValues of pkg/environment/environment.go: `values:` of all layers come under the
// environment's.
Environment environment_of(const HelmfileState& state, const Ground& ground, std::string_view name) {
  Environment environment(ground);
  for (const EnvironmentLayer& layer : state.handed.layers) environment.add(&layer.values, layer.file);
  environment.add(state.fields.find("values"), state.file);
  for (const EnvironmentLayer& layer : state.handed.layers) {
    environment.add_named(&layer.environments, name, layer.file);
    environment.add_handed(layer.handed, layer.handed_from);
  }
  environment.add_named(state.fields.find("environments"), name, state.file);
  environment.add_handed(state.handed.values, state.handed.from);
  return environment;
}

Installs installs_if(std::string_view condition, const HelmfileState& state, const Ground& ground) {
  bool is_open = !state.unknown.empty();
  for (const std::string& name : environments_of(state)) {
    const Installs answer = environment_of(state, ground, name).answer(condition);
    if (answer == Installs::somewhere) return answer;
    is_open = is_open || answer == Installs::open;
  }
  return is_open ? Installs::open : Installs::never;
}

Installs is_wanted(const yaml::Value& release, const HelmfileState& state, const Ground& ground) {
  const yaml::Value* installed = release.find("installed");
  if (is_text(installed, "false")) return Installs::never;
  const bool is_template = installed != nullptr && is_open_in_helmfile(installed->text);
  if (is_template || release.find("installedTemplate") != nullptr || release.find("conditionTemplate") != nullptr)
    return Installs::open;
  const yaml::Value* condition = release.find("condition");
  if (condition == nullptr || condition->text.empty() || condition->text == "true") return Installs::somewhere;
  if (condition->text == "false") return Installs::never;
  if (is_open_in_helmfile(condition->text)) return Installs::open;
  return installs_if(condition->text, state, ground);
}

}  // namespace

Installs installs(const yaml::Value& release, const HelmfileState& state, const Ground& ground) {
  const Installs selected = is_selected(release, state);
  if (selected == Installs::never) return Installs::never;
  const Installs wanted = is_wanted(release, state, ground);
  return wanted == Installs::somewhere ? selected : wanted;
}

}  // namespace sidelint::units
