#include "engine/units/kustomizations/kustomize_chart.h"

#include <string_view>
#include <utility>

#include "engine/source/path.h"
#include "engine/units/charts/render_charts.h"

namespace sidelint::units {
namespace {

std::string_view text_in(const yaml::Value& entry, std::string_view key) {
  const yaml::Value* value = entry.find(key);
  return value == nullptr || value->is_collection() ? std::string_view() : std::string_view(value->text);
}

bool is_true(const yaml::Value& entry, std::string_view key) { return text_in(entry, key) == "true"; }

// `valuesInline` lies over the file of values, under it, or stands in its place.
void add_values(const yaml::Value& entry, const std::string& chart_folder, helm::UserValues& values) {
  const std::string_view named = text_in(entry, "valuesFile");
  const std::string file = named.empty() ? join_path(chart_folder, "values.yaml") : std::string(named);
  const yaml::Value* inline_values = entry.find("valuesInline");
  const std::string_view merge = text_in(entry, "valuesMerge");
  const bool has_inline = inline_values != nullptr && inline_values->is(yaml::Kind::mapping);
  const bool is_own = named.empty();  // which counts anyway
  if (has_inline && merge == "merge") values.files.emplace_back(*inline_values);
  if (!(has_inline && merge == "replace") && (!is_own || merge == "merge")) values.files.emplace_back(file);
  if (has_inline && merge != "merge") values.files.emplace_back(*inline_values);
  if (const yaml::Value* more = entry.find("additionalValuesFiles")) {
    for (const yaml::Value& each : more->items) values.files.emplace_back(each.text);
  }
}

std::optional<Span> place_of_kind(const yaml::Value& object, const Origins& origins) {
  const yaml::Value* kind = object.find("kind");
  return kind == nullptr ? std::nullopt : origins.where(kind->origin);
}

bool is_test(const yaml::Value& object) {
  const yaml::Value* hook = object.find_path({"metadata", "annotations", "helm.sh/hook"});
  return hook != nullptr && hook->text.starts_with("test");
}

bool is_hook(const yaml::Value& object) {
  return object.find_path({"metadata", "annotations", "helm.sh/hook"}) != nullptr;
}

}  // namespace

helm::ChartOrder order_of(const kustomize::ChartOrder& chart) {
  helm::ChartOrder order;
  order.chart = chart.chart_folder;
  order.folder = chart.folder;
  add_values(chart.chart, chart.chart_folder, order.values);
  const std::string_view name = text_in(chart.chart, "releaseName");
  order.release.name = std::nullopt;  // --generate-name
  if (!name.empty()) order.release.name = std::string(name);
  if (!chart.ns.empty()) order.release.ns = chart.ns;
  const std::string_view version = text_in(chart.chart, "kubeVersion");
  if (!version.empty()) order.capabilities.kube_version = std::string(version);
  if (const yaml::Value* versions = chart.chart.find("apiVersions")) {
    for (const yaml::Value& each : versions->items) order.capabilities.api_versions.push_back(each.text);
  }
  return order;
}

std::optional<std::vector<yaml::Value>> KustomizeCharts::render(const kustomize::ChartOrder& order) {
  Made made = to_made(renderer_.render(order_of(order)), origins_);
  sources_.insert(made.sources.begin(), made.sources.end());
  for (UnknownPart& part : made.unknown) unknown_.push_back(std::move(part));
  if (made.refusal) {
    const std::string name(text_in(order.chart, "name"));
    unknown_.push_back({made.refusal->at, name, std::move(made.refusal->message), true});
  }
  std::vector<yaml::Value> objects;
  for (MadeObject& object : made.objects) {
    if (is_true(order.chart, "skipHooks") && is_hook(object.value)) continue;
    if (is_true(order.chart, "skipTests") && is_test(object.value)) continue;
    if (const std::optional<Span> at = place_of_kind(object.value, origins_)) {
      std::vector<Change>& changes = changes_[*at];
      changes.insert(changes.end(), object.changes.begin(), object.changes.end());
    }
    objects.push_back(std::move(object.value));
  }
  return objects;
}

void KustomizeCharts::finish(Made& made) {
  for (MadeObject& object : made.objects) {
    const std::optional<Span> at = place_of_kind(object.value, origins_);
    const auto changes = at ? changes_.find(*at) : changes_.end();
    if (changes == changes_.end()) continue;
    object.changes.insert(object.changes.end(), changes->second.begin(), changes->second.end());
  }
  for (UnknownPart& part : unknown_) made.unknown.push_back(std::move(part));
  for (const SourceId source : made.sources) sources_.erase(source);
  made.sources.insert(made.sources.end(), sources_.begin(), sources_.end());
  unknown_.clear();
  sources_.clear();
  changes_.clear();
}

}  // namespace sidelint::units
