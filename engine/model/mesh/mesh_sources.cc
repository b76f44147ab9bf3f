#include "engine/model/mesh/mesh_sources.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <variant>

#include "engine/model/repository.h"
#include "engine/units/kustomizations/kustomization.h"
#include "engine/units/scan/kustomization_file.h"
#include "engine/yaml/load.h"

namespace sidelint::model {
namespace {

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? std::string_view() : path.substr(0, slash));
}

std::string_view name_of(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

}  // namespace

MeshSources::MeshSources(const std::vector<units::Unit>& units, const SourceMap& sources, Origins& origins,
                         std::vector<MeshInstall>& into)
    : units_(units),
      cluster_names_(units),
      unit_(&units.front()),
      source_map_(sources),
      origins_(origins),
      into_(into) {
  for (const units::OtherFile& file : unit_->other_files) files_.emplace(sources.path(file.source), &file);
}

Object MeshSources::part(SourceId source, yaml::Node node) const {
  Object object;
  object.at = object.kind_at = node.origin();
  object.file = source_map_.path(source);
  object.folder = folder_of(object.file);
  object.unit = unit_->name;
  object.node = node;
  return object;
}

const units::OtherFile* MeshSources::file_at(const std::string& path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : found->second;
}

std::optional<std::string> MeshSources::path_of(const units::NamedFile& named) const {
  return units::find_named(named, [this](const std::string& each) { return file_at(each) != nullptr; });
}

void MeshSources::add_file(const units::NamedFile& named, yaml::Node name, ChartValues& values) const {
  if (const auto path = path_of(named)) {
    values.add(file_at(*path)->root);
  } else {
    values.miss(name.origin(), "the values of `" + std::string(name.text()) + "`");
  }
}

void MeshSources::add_changes(const units::AppliedObject& applied, std::string_view path, ChartValues& values,
                              std::string_view version_path, Traced<std::string>& version) {
  std::map<std::string, std::optional<std::string>> written;
  for (const units::Change& change : applied.changes) {
    if (!change.path.empty() && change.path.front() != "spec") continue;
    std::string changed;
    for (const std::string& part : change.path) changed += (changed.empty() ? "" : ".") + part;
    const auto [before, is_first] = written.emplace(changed, change.value);
    const bool disagrees = !is_first && before->second != change.value;
    if (!version_path.empty() && changed == version_path) {
      version = {disagrees ? std::string() : change.value.value_or(""), change.at};
    } else if (changed.starts_with(path) && changed.size() > path.size() && change.value && !disagrees) {
      values.set_text(changed.substr(path.size() + 1), {*change.value, change.at});
    } else {
      values.miss(change.at, "what `" + std::string(change.by) + "` makes of it");
    }
  }
}

void MeshSources::add_text(yaml::Node text, ChartValues& values, std::string_view path) {
  const std::optional<Span> at = origins_.where(text.origin());
  if (text.text().empty() || !at) return;
  const std::string made = values.substituted(std::string(text.text()));
  const bool is_made = made != text.text() || !text.origin().is_written();
  const Span whole{at->source, 0, static_cast<std::uint32_t>(made.size())};
  yaml::Loaded loaded =
      is_made ? yaml::load(made, whole, origins_) : yaml::load_embedded(source_map_.text(at->source), text, origins_);
  if (auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded)) {
    embedded_.push_back(std::move(*document));
    values.add_made(embedded_.back()->root(), path, is_made ? text.origin() : OriginId());
  } else {
    values.miss(text.origin(), "what the template of the values becomes");
  }
}

void MeshSources::index_objects() const {
  objects_.emplace();
  for (const units::Unit& unit : units_)
    for (const units::AppliedObject& each : unit.objects)
      objects_->emplace(std::pair(each.kind, std::string(each.node.find("metadata").find("name").text())),
                        Placed{&unit, &each});
}

const units::AppliedObject* MeshSources::find(std::string_view kind, std::string_view name,
                                              std::string_view file) const {
  if (!objects_) index_objects();
  std::vector<const units::AppliedObject*> found;
  std::vector<Object> objects;
  const auto [begin, end] = objects_->equal_range({std::string(kind), std::string(name)});
  for (auto each = begin; each != end; ++each) {
    found.push_back(each->second.object);
    objects.push_back(read_object(*each->second.object, {source_map_, origins_, *each->second.unit}));
  }
  if (found.empty()) return nullptr;
  std::vector<const Object*> pointers;
  for (const Object& object : objects) pointers.push_back(&object);
  return found[nearest_definitions(pointers, file).front()];
}

bool MeshSources::are_built_together(const units::AppliedObject& object) const {
  const auto is_it = [&](const units::AppliedObject& each) { return &each == &object; };
  return !unit_->file.empty() && std::any_of(unit_->objects.begin(), unit_->objects.end(), is_it);
}

void MeshSources::index_generators() const {
  generators_.emplace();
  for (const auto& [path, file] : files_) {
    if (!units::is_kustomization_file(path)) continue;
    for (const char* field : {"configMapGenerator", "secretGenerator"}) {
      const yaml::Node generators = file->root.find(field);
      for (std::size_t i = 0; i < generators.size(); ++i)
        generators_->emplace(std::pair(std::string(field), std::string(generators.item(i).find("name").text())),
                             Generator{folder_of(path), generators.item(i)});
    }
  }
}

const units::OtherFile* MeshSources::find_generated(std::string_view kind, std::string_view name,
                                                    std::string_view key) const {
  if (!generators_) index_generators();
  const std::string field = kind == "Secret" ? "secretGenerator" : "configMapGenerator";
  const auto [begin, end] = generators_->equal_range({field, std::string(name)});
  for (auto each = begin; each != end; ++each) {
    const yaml::Node files = each->second.node.find("files");
    for (std::size_t f = 0; f < files.size(); ++f) {
      const std::string_view entry = files.item(f).text();
      const std::size_t equals = entry.find('=');
      const std::string_view source = entry.substr(equals + 1);  // npos + 1 is 0
      const std::string_view named = equals == std::string_view::npos ? name_of(source) : entry.substr(0, equals);
      if (named == key) return file_at(units::resolve(each->second.folder, source));
    }
  }
  return nullptr;
}

void MeshSources::take_chart(ChartOrder order, std::string_view chart_path, Path leads) {
  if (!chart_path.empty()) {
    const auto is_chart = [this](const std::string& path) { return file_at(path + "/Chart.yaml") != nullptr; };
    const auto folder = units::find_named(units::named_in_repository(order.object.file, chart_path, ""), is_chart);
    if (folder) {
      const units::OtherFile& chart = *file_at(*folder + "/Chart.yaml");
      ordered_.insert(&chart);
      for (ChartOrder& each : dependencies(chart, order)) take_chart(std::move(each));
      return;
    }
    if (leads == Path::to_anything) return;
    order.chart.name = name_of(chart_path);
  }
  if (!is_control_plane(order.chart)) return;
  MeshInstall install;
  install.words = std::move(order.words);
  install.object = std::move(order.object);
  install.at = order.at;
  if (!order.chart.version.value.empty()) install.versions.push_back(std::move(order.chart.version));
  install.tags_only = order.chart.name == "default" || order.chart.name == "revisiontags";
  read_chart_values(order.values, install);
  if (order.chart.name == "default") install.tags = {{"default", install.at}};
  take(std::move(install));
}

// What the chart depends on, with its own values below those of the order.
std::vector<ChartOrder> MeshSources::dependencies(const units::OtherFile& chart, const ChartOrder& order) const {
  ChartValues values;
  const std::string& path = source_map_.path(chart.source);
  if (const units::OtherFile* own = file_at(units::resolve(folder_of(path), "values.yaml"))) values.add(own->root);
  values.add_all(order.values);
  std::vector<ChartOrder> orders;
  const yaml::Node list = chart.root.find("dependencies");
  for (std::size_t i = 0; i < list.size(); ++i) {
    const yaml::Node each = list.item(i);
    const yaml::Node alias = each.find("alias");
    const yaml::Node name = each.find("name");
    const std::string_view condition = each.find("condition").text();
    if (!condition.empty() && !values.truth(condition, true).value) continue;
    orders.push_back({.words = order.words,
                      .object = order.object,
                      .at = name.origin(),
                      .chart = {std::string(name.text()), std::string(each.find("repository").text()),
                                values.substituted(each.find("version"))},
                      .values = values.of_subchart(alias ? alias.text() : name.text())});
  }
  return orders;
}

void MeshSources::take_unordered_charts() {
  for (const units::OtherFile& file : unit_->other_files) {
    const std::string& path = source_map_.path(file.source);
    if (!path.ends_with("Chart.yaml") && !path.ends_with("requirements.yaml")) continue;
    if (ordered_.contains(&file)) continue;
    ChartOrder order;
    order.words = "the chart of " + path;
    order.object = part(file.source, file.root);
    for (ChartOrder& each : dependencies(file, order)) take_chart(std::move(each));
  }
}

}  // namespace sidelint::model
