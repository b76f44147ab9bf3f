#include "engine/units/helmfile/condition.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/units/helmfile/selectors.h"

namespace sidelint::units {
namespace {

constexpr Overlay kValues{Overlay::Wins::over, Overlay::Lists::replaced};

bool is_text(const yaml::Value* value, std::string_view text) { return value != nullptr && value->text == text; }

// The values of one environment, as far as somebody can see them.
class Environment {
 public:
  Environment(const HelmfileState& state, const Ground& ground) : state_(state), ground_(ground) {}

  void add(const yaml::Value* entries) {
    for (std::size_t i = 0; entries != nullptr && i < entries->items.size(); ++i)
      add_entry(entries->items[i], state_.file);
  }
  void add_handed() {
    for (const yaml::Value& entry : state_.handed.values) add_entry(entry, state_.handed.from);
  }
  void leave_open() { is_open_ = true; }

  // `redis.enabled`. helmfile 1.8, ConditionEnabled: false if the field is not there or no boolean; where one on the
  // way is not there, helmfile stops.
  Installs answer(std::string_view condition) const {
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
  void add_entry(const yaml::Value& entry, const std::string& from) {
    if (entry.is(yaml::Kind::mapping)) return lay_over(values_, entry, kValues);
    std::optional<std::string> file;
    if (!is_open_in_helmfile(entry.text) && !entry.text.ends_with(".gotmpl"))
      file = entry_beside(ground_, from, entry.text, EntryKind::file);
    const std::optional<yaml::Value> read = file ? read_file(ground_, *file) : std::nullopt;
    if (!read || !read->is(yaml::Kind::mapping)) return leave_open();
    lay_over(values_, *read, kValues);
  }

  const HelmfileState& state_;
  const Ground& ground_;
  yaml::Value values_ = yaml::Value::mapping();
  bool is_open_ = false;
};

Installs installs_if(std::string_view condition, const HelmfileState& state, const Ground& ground) {
  const yaml::Value* environments = state.fields.find("environments");
  bool is_open = !state.unknown.empty();
  const auto ask = [&](const yaml::Value* own) {
    Environment environment(state, ground);
    environment.add(state.fields.find("values"));
    if (own != nullptr) environment.add(own->find("values"));
    if (own != nullptr && own->find("secrets") != nullptr) environment.leave_open();
    environment.add_handed();
    const Installs answer = environment.answer(condition);
    is_open = is_open || answer == Installs::open;
    return answer == Installs::somewhere;
  };
  if (environments == nullptr || environments->entries.empty()) {
    if (ask(nullptr)) return Installs::somewhere;
  } else if (std::ranges::any_of(environments->entries, [&](const yaml::Entry& each) { return ask(&each.value); })) {
    return Installs::somewhere;
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
