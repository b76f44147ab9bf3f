#include "engine/units/helmfile/selectors.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace sidelint::units {
namespace {

using Labels = std::map<std::string, std::string, std::less<>>;

void add_labels(const yaml::Value* labels, Labels& into) {
  if (labels == nullptr) return;
  for (const yaml::Entry& entry : labels->entries) into.insert_or_assign(entry.key, entry.value.text);
}

std::string_view text_of(const yaml::Value& mapping, std::string_view key) {
  const yaml::Value* found = mapping.find(key);
  return found == nullptr ? std::string_view() : std::string_view(found->text);
}

// helmfile 1.8, ExecuteTemplates of pkg/state/state_exec_tmpl.go, lays the common labels over the release's own;
// GetReleasesWithLabels of pkg/state/state.go counts name, namespace and chart as labels.
Labels labels_of(const yaml::Value& release, const HelmfileState& state) {
  Labels labels;
  add_labels(release.find("labels"), labels);
  add_labels(state.fields.find("commonLabels"), labels);
  const std::string_view chart = text_of(release, "chart");
  labels.insert_or_assign("name", std::string(text_of(release, "name")));
  labels.insert_or_assign("namespace", std::string(text_of(release, "namespace")));
  labels.insert_or_assign("chart", std::string(chart.substr(chart.rfind('/') + 1)));  // npos + 1 is 0
  return labels;
}

// Of `a=b,c!=d` one part.
Installs fits(std::string_view part, const Labels& labels) {
  const std::size_t equals = part.find('=');
  if (equals == std::string_view::npos || equals == 0 || is_open_in_helmfile(part)) return Installs::open;
  const bool is_negative = part[equals - 1] == '!';
  const auto found = labels.find(part.substr(0, equals - (is_negative ? 1 : 0)));
  if (found != labels.end() && is_open_in_helmfile(found->second)) return Installs::open;
  const bool is_equal = found != labels.end() && found->second == part.substr(equals + 1);
  return is_equal != is_negative ? Installs::somewhere : Installs::never;
}

Installs takes(std::string_view selector, const Labels& labels) {
  Installs answer = Installs::somewhere;
  while (!selector.empty()) {
    const std::size_t comma = std::min(selector.find(','), selector.size());
    const Installs part = fits(selector.substr(0, comma), labels);
    if (part == Installs::never) return part;
    if (part == Installs::open) answer = part;
    selector.remove_prefix(std::min(comma + 1, selector.size()));
  }
  return answer;
}

}  // namespace

Installs is_selected(const yaml::Value& release, const HelmfileState& state) {
  if (state.handed.selectors.empty()) return Installs::somewhere;
  const Labels labels = labels_of(release, state);
  Installs answer = Installs::never;
  for (const std::string& selector : state.handed.selectors) {
    const Installs one = takes(selector, labels);
    if (one == Installs::somewhere) return one;
    if (one == Installs::open) answer = one;
  }
  return answer;
}

}  // namespace sidelint::units
