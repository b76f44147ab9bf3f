#include "engine/units/charts/chart_roots.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <utility>
#include <variant>

#include "engine/base/parallel.h"
#include "engine/source/path.h"
#include "engine/yaml/load.h"
#include "engine/yaml/node.h"

namespace sidelint::units {
namespace {

constexpr std::string_view kChartFile = "Chart.yaml";
constexpr std::string_view kChartsFolder = "charts";
constexpr std::string_view kValues = "values";
constexpr std::string_view kLocal = "file://";

// What people call where they install charts.
constexpr std::array<std::string_view, 23> kEnvironments{
    "acc",  "acceptance", "canary", "dev",     "develop", "development", "int",  "integration",
    "live", "local",      "pre",    "preprod", "preview", "prd",         "prod", "production",
    "qa",   "sandbox",    "stage",  "staging", "stg",     "test",        "uat"};

constexpr std::size_t kMostEnvironments = 16;

bool is_environment(std::string_view word) {
  return std::binary_search(kEnvironments.begin(), kEnvironments.end(), word);
}

std::string_view parent(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// What a Chart.yaml says of the charts around it.
struct Said {
  bool is_library = false;
  std::vector<std::string> local_dependencies;  // folders
};

Said read_chart_file(const SiteFiles& files, const Site& site, const std::string& path) {
  Said said;
  const Result<std::string> text = files.read(site.territory.real(path), site.options.max_file_size);
  if (!text) return said;
  Origins origins;
  origins.reserve_shards(1);
  const yaml::Loaded loaded =
      yaml::load(*text, Span{SourceId{0}, 0, static_cast<std::uint32_t>(text->size())}, origins);
  const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
  if (document == nullptr) return said;
  const yaml::Node root = (*document)->root();
  said.is_library = root.find("type").text() == "library";
  const yaml::Node dependencies = root.find("dependencies");
  for (std::size_t i = 0; i < dependencies.size(); ++i) {
    const std::string_view repository = dependencies.item(i).find("repository").text();
    if (repository.starts_with(kLocal))
      said.local_dependencies.push_back(join_path(parent(path), repository.substr(kLocal.size())));
  }
  return said;
}

// By chart folder, in order of their paths.
std::vector<ChartRoot> all_charts(const Site& site) {
  std::vector<ChartRoot> charts;
  for (const ScannedFile& file : site.scan.files) {
    const std::string& path = site.sources.path(file.source);
    if (last_part(path) != kChartFile || file.unreadable) continue;
    const std::string_view folder = parent(path);
    if (site.territory.repository(folder).empty()) continue;
    charts.push_back({folder.empty() ? "." : std::string(folder), path, {}});
  }
  return charts;
}

// By chart: those that it takes in, because they lie in its `charts/` or it names their folder.
using Links = std::vector<std::vector<std::size_t>>;

Links links_of(const std::vector<ChartRoot>& charts, const std::vector<Said>& said) {
  std::unordered_map<std::string_view, std::size_t> chart_in;
  for (std::size_t i = 0; i < charts.size(); ++i) chart_in.emplace(charts[i].folder, i);
  Links links(charts.size());
  const auto link = [&](std::size_t from, std::string_view folder) {
    const auto to = chart_in.find(folder.empty() ? "." : folder);
    if (to != chart_in.end() && to->second != from) links[from].push_back(to->second);
  };
  for (std::size_t i = 0; i < charts.size(); ++i) {
    for (const std::string& folder : said[i].local_dependencies) link(i, folder);
    const std::string_view above = parent(charts[i].folder);
    if (last_part(above) != kChartsFolder) continue;
    const std::string_view around = parent(above);
    const auto owner = chart_in.find(around.empty() ? "." : around);
    if (owner != chart_in.end()) links[owner->second].push_back(i);
  }
  return links;
}

std::vector<bool> targets(const Links& links) {
  std::vector<bool> is_target(links.size());
  for (const std::vector<std::size_t>& each : links)
    for (const std::size_t target : each) is_target[target] = true;
  return is_target;
}

void follow(const Links& links, std::size_t from, std::vector<bool>& reached) {
  std::vector<std::size_t> open{from};
  while (!open.empty()) {
    const std::size_t next = open.back();
    open.pop_back();
    if (reached[next]) continue;
    reached[next] = true;
    open.insert(open.end(), links[next].begin(), links[next].end());
  }
}

void add_environments(const Site& site, std::vector<ChartRoot>& charts) {
  std::unordered_map<std::string_view, ChartRoot*> chart_in;
  for (ChartRoot& chart : charts) chart_in.emplace(parent(chart.file), &chart);
  for (const ScannedFile& file : site.scan.files) {
    const std::string& path = site.sources.path(file.source);
    std::string_view folder = parent(path);
    if (last_part(folder) == kValues) folder = parent(folder);
    if (path.find(kValues) == std::string::npos) continue;
    const auto chart = chart_in.find(folder);
    if (chart == chart_in.end() || chart->second->values.size() == kMostEnvironments) continue;
    if (is_of_environment(std::string_view(path).substr(as_prefix(folder).size())))
      chart->second->values.push_back(path);
  }
}

}  // namespace

bool is_of_environment(std::string_view path) {
  const std::string_view folder = parent(path);
  std::string_view name = last_part(path);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || (name.substr(dot) != ".yaml" && name.substr(dot) != ".yml")) return false;
  name = name.substr(0, dot);
  if (folder == kValues && is_environment(name)) return true;
  if (!folder.empty() && folder != kValues) return false;
  constexpr std::string_view kSeparators = "-_.";
  const auto is_separator = [&](char c) { return kSeparators.find(c) != std::string_view::npos; };
  if (name.size() < kValues.size() + 2) return false;
  if (name.starts_with(kValues) && is_separator(name[kValues.size()]))
    return is_environment(name.substr(kValues.size() + 1));
  return name.ends_with(kValues) && is_separator(name[name.size() - kValues.size() - 1]) &&
         is_environment(name.substr(0, name.size() - kValues.size() - 1));
}

std::vector<ChartRoot> find_chart_roots(const Site& site) {
  std::vector<ChartRoot> charts = all_charts(site);
  const SiteFiles files(site);
  std::vector<Said> said(charts.size());
  for_each_index(charts.size(), site.options.threads,
                 [&](std::size_t i) { said[i] = read_chart_file(files, site, charts[i].file); });
  const Links links = links_of(charts, said);
  const std::vector<bool> taken_in = targets(links);
  std::vector<bool> reached(charts.size());
  std::vector<bool> is_root(charts.size());
  const auto choose = [&](std::size_t chart) {
    is_root[chart] = true;
    follow(links, chart, reached);
  };
  for (std::size_t i = 0; i < charts.size(); ++i)
    if (!said[i].is_library && !taken_in[i]) choose(i);
  for (std::size_t i = 0; i < charts.size(); ++i)  // of a circle, which helm refuses, the first
    if (!said[i].is_library && !reached[i]) choose(i);
  std::vector<ChartRoot> roots;
  for (std::size_t i = 0; i < charts.size(); ++i)
    if (is_root[i]) roots.push_back(std::move(charts[i]));
  add_environments(site, roots);
  return roots;
}

}  // namespace sidelint::units
