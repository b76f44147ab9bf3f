#include "engine/units/charts/local_charts.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/gotmpl/funcs/version.h"
#include "engine/helm/missing_chart.h"
#include "engine/source/origin.h"
#include "engine/source/path.h"
#include "engine/yaml/load.h"
#include "engine/yaml/value.h"

namespace sidelint::units {
namespace {

constexpr std::string_view kChartFile = "Chart.yaml";
constexpr std::uint64_t kLargestChartFile = 1U << 20U;  // bytes

std::optional<yaml::Value> read(std::string_view text) {
  Origins scratch;
  scratch.reserve_shards(1);
  const yaml::Loaded loaded = yaml::load(text, {SourceId{0}, 0, static_cast<std::uint32_t>(text.size())}, scratch);
  const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
  if (document == nullptr) return std::nullopt;
  return yaml::to_value((*document)->root());
}

std::string_view text_at(const yaml::Value& mapping, std::string_view key) {
  const yaml::Value* found = mapping.find(key);
  return found == nullptr ? std::string_view() : std::string_view(found->text);
}

struct LocalChart {
  std::string folder;
  std::string version;
};
using LocalCharts = std::multimap<std::string, LocalChart, std::less<>>;  // by name

LocalCharts charts_in(const Site& site) {
  LocalCharts charts;
  for (const ScannedFile& file : site.scan.files) {
    const std::string& path = site.sources.path(file.source);
    const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);  // npos + 1 is 0
    if (name != kChartFile) continue;
    const Result<std::string> text = site.files.read(site.territory.real(path), kLargestChartFile);
    if (!text) continue;
    const std::optional<yaml::Value> chart = read(*text);
    if (!chart) continue;
    const std::string folder = path.size() == name.size() ? "." : path.substr(0, path.size() - name.size() - 1);
    charts.emplace(text_at(*chart, "name"), LocalChart{folder, std::string(text_at(*chart, "version"))});
  }
  return charts;
}

bool is_in_range(std::string_view range, std::string_view version) {
  const gotmpl::VersionResult read = gotmpl::read_version(version);
  return read.version && gotmpl::check_constraint(range, *read.version).holds;
}

// The entry of `dependencies:` at that place of a Chart.yaml.
std::optional<yaml::Value> dependency_at(std::string_view text, Span at) {
  const std::optional<yaml::Value> chart = read(text);
  const yaml::Value* list = chart ? chart->find("dependencies") : nullptr;
  for (std::size_t i = 0; list != nullptr && i < list->items.size(); ++i) {
    const OriginId origin = list->items[i].origin;
    if (origin.is_written() && origin.span().begin == at.begin) return list->items[i];
  }
  return std::nullopt;
}

}  // namespace

void name_local_charts(const Site& site, const SourceMap& sources, std::vector<Unit>& units) {
  std::optional<LocalCharts> charts;  // most repositories need none
  for (Unit& unit : units) {
    for (UnknownPart& part : unit.unknown) {
      if (part.why != helm::kChartIsElsewhere || part.at == Span{}) continue;
      const std::optional<yaml::Value> entry = dependency_at(sources.text(part.at.source), part.at);
      if (!entry || text_at(*entry, "name") != part.what) continue;
      if (!charts) charts = charts_in(site);
      const auto [begin, end] = charts->equal_range(part.what);
      const auto fits = [&](const auto& each) {
        return is_in_range(text_at(*entry, "version"), each.second.version) &&
               site.territory.repository(each.second.folder) == site.territory.repository(sources.path(part.at.source));
      };
      const auto found = std::find_if(begin, end, fits);
      if (found == end) continue;
      part.why = "helm fetches it from ";
      part.why.append(text_at(*entry, "repository")).append("; a chart of this name and version lies in ");
      part.why += found->second.folder;
    }
  }
}

}  // namespace sidelint::units
