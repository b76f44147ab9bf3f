#include "engine/units/helmfile/inherit.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sidelint::units {
namespace {

// helmfile 1.8, releaseWithInheritedTemplate of pkg/state/state_exec_tmpl.go: mergo's WithSliceDeepCopy overrides too,
// so a later template counts before an earlier one, and the release before both.
constexpr Overlay kInherit{Overlay::Wins::over, Overlay::Lists::joined};
// What `except:` may name; helmfile stops at anything else.
constexpr std::array<std::string_view, 7> kExceptions{"labels",      "values",    "valuesTemplate", "set",
                                                      "setTemplate", "setString", "secrets"};
constexpr std::size_t kDeepestTemplates = 30;
constexpr std::size_t kMostTemplates = 20'000;  // taken by all releases of a helmfile together

struct Inherited {
  std::string_view name;
  const yaml::Value* except = nullptr;
};

// `inherit: name`, `inherit: {template: name}`, or a list of them.
void add_inherited(const yaml::Value* written, std::vector<Inherited>& into) {
  if (written == nullptr) return;
  for (const yaml::Value& item : written->items) add_inherited(&item, into);
  const yaml::Value* name = written->is(yaml::Kind::mapping) ? written->find("template") : written;
  if (name == nullptr || name->text.empty()) return;
  const auto is_it = [&](const Inherited& each) { return each.name == name->text; };
  if (std::none_of(into.begin(), into.end(), is_it)) into.push_back({name->text, written->find("except")});
}

class Heirs {
 public:
  explicit Heirs(const HelmfileState& state) : templates_(state.fields.find("templates")) {}

  std::optional<yaml::Value> with_inherited(const yaml::Value& spec, const std::vector<Inherited>& from) {
    if (depth_ == kDeepestTemplates || (taken_ += from.size()) > kMostTemplates) return std::nullopt;
    yaml::Value merged = yaml::Value::mapping(spec.origin);
    for (const Inherited& each : from) {
      std::optional<yaml::Value> own = template_of(each.name);
      if (!own) return std::nullopt;
      for (std::size_t i = 0; each.except != nullptr && i < each.except->items.size(); ++i) {
        const std::string& field = each.except->items[i].text;
        if (std::ranges::find(kExceptions, field) == kExceptions.end()) return std::nullopt;
        own->erase(field);
      }
      lay_over(merged, *own, kInherit);
    }
    lay_over(merged, spec, kInherit);
    merged.erase("inherit");
    return merged;
  }

 private:
  std::optional<yaml::Value> template_of(std::string_view name) {
    const yaml::Value* found = templates_ == nullptr ? nullptr : templates_->find(name);
    if (found == nullptr) return std::nullopt;
    std::vector<Inherited> from;
    add_inherited(found->find("inherit"), from);
    ++depth_;
    std::optional<yaml::Value> made = with_inherited(*found, from);
    --depth_;
    return made;
  }

  const yaml::Value* templates_;
  std::size_t depth_ = 0;
  std::size_t taken_ = 0;
};

}  // namespace

std::vector<yaml::Value> releases_of(const HelmfileState& state) {
  std::vector<yaml::Value> releases;
  const yaml::Value* list = state.fields.find("releases");
  if (list == nullptr) return releases;
  std::vector<Inherited> by_default;
  add_inherited(state.fields.find("defaultInherit"), by_default);
  Heirs heirs(state);
  for (const yaml::Value& release : list->items) {
    std::vector<Inherited> own;
    add_inherited(release.find("inherit"), own);
    std::vector<Inherited> from = by_default;
    std::erase_if(from, [&](const Inherited& each) {
      return std::ranges::any_of(own, [&](const Inherited& other) { return other.name == each.name; });
    });
    from.insert(from.end(), own.begin(), own.end());
    if (std::optional<yaml::Value> made = heirs.with_inherited(release, from)) releases.push_back(*std::move(made));
  }
  return releases;
}

}  // namespace sidelint::units
