#include "engine/helm/chart/load.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/helm/chart/archive.h"
#include "engine/helm/chart/folder.h"
#include "engine/helm/chart/instance.h"
#include "engine/helm/chart/metadata.h"
#include "engine/helm/values/tables.h"
#include "engine/yaml/go_error.h"
#include "engine/yaml/load.h"

namespace sidelint::helm {
namespace {

constexpr std::string_view kChartFile = "Chart.yaml";
constexpr std::string_view kRequirementsFile = "requirements.yaml";
constexpr std::size_t kMostCharts = 2'000;
constexpr std::size_t kMostUnpacked = 3 * kLargestUnpackedChart;  // of archives within archives together
constexpr std::size_t kDeepestCharts = 30;  // charts within charts, and dependencies of dependencies

Span whole(Files& files, SourceId source) { return {source, 0, static_cast<std::uint32_t>(files.text(source).size())}; }

// Helm knows the type of a document only after reading it.
std::string mismatch(yaml::Kind kind) {
  std::string error = "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ";
  return (error += json_kind(kind)) += " into Go value of type map[string]interface {}";
}

std::string_view extension(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || name.find('/', dot) != std::string_view::npos ? std::string_view()
                                                                                        : name.substr(dot);
}

}  // namespace

std::variant<gotmpl::Value, Refusal> load_values(Files& files, gotmpl::Heap& heap, OriginNumbers& numbers,
                                                 SourceId source, HelmMajor helm) {
  const std::string_view text = files.text(source);
  gotmpl::Value values = heap.map();
  std::vector<yaml::Piece> pieces;
  if (helm == HelmMajor::four) {
    pieces = yaml::split_yaml(text, source);
  } else {
    pieces.push_back({whole(files, source)});
  }
  for (const yaml::Piece& piece : pieces) {
    const auto refuse = [&](Span at, const std::string& why) {
      return Refusal{at, (helm == HelmMajor::four ? "cannot unmarshal yaml document: " : "") + why};
    };
    if (piece.is_refused())
      return Refusal{piece.bytes, "error reading yaml document: " + yaml::why_refused(piece, text)};
    const yaml::Loaded loaded = yaml::load_piece(text, piece, files.origins());
    if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) {
      yaml::Problem moved = *problem;
      moved.at.begin -= std::min(moved.at.begin, piece.bytes.begin);
      if (moved.context_at) moved.context_at->begin -= std::min(moved.context_at->begin, piece.bytes.begin);
      const std::string_view document = text.substr(piece.bytes.begin, piece.bytes.end - piece.bytes.begin);
      return refuse(problem->at, "error converting YAML to JSON: " + yaml::go_error(document, moved));
    }
    const yaml::Node root = std::get<0>(loaded)->root();
    if (!root || root.is(yaml::Kind::null)) continue;
    if (!root.is(yaml::Kind::mapping)) return refuse(piece.bytes, mismatch(root.kind()));
    const gotmpl::Value data = to_data(heap, &numbers, root);
    values = values.length() == 0 ? data : merge_maps(heap, values, data);
  }
  return values;
}

std::variant<SourceId, Refusal> Loader::source_of(Chart& chart, ChartFile& file) {
  if (!file.source) {
    std::variant<SourceId, Refusal> read = files_.read(file.path);
    if (std::holds_alternative<Refusal>(read)) return read;
    file.source = std::get<SourceId>(read);
  }
  chart.sources.push_back(*file.source);
  return *file.source;
}

const std::variant<Chart, Refusal>& Loader::load(const std::string& resolved) {
  if (const auto known = loaded_.find(resolved); known != loaded_.end()) return known->second;
  charts_ = 0;
  unpacked_ = 0;
  if (files_.is_folder(resolved)) return loaded_.emplace(resolved, load_folder(resolved, 0)).first->second;
  const std::variant<SourceId, Refusal> source = files_.read(resolved);
  if (const auto* refusal = std::get_if<Refusal>(&source)) return loaded_.emplace(resolved, *refusal).first->second;
  Loaded loaded = load_archive(files_.text(std::get<SourceId>(source)), files_.shown(resolved), 0);
  return loaded_.emplace(resolved, std::move(loaded)).first->second;
}

Loader::Loaded Loader::load_folder(const std::string& folder, std::size_t depth) {
  std::variant<std::vector<ChartFile>, Refusal> listed = list_chart(files_, folder);
  if (auto* refusal = std::get_if<Refusal>(&listed)) return std::move(*refusal);
  Loaded loaded = assemble(std::get<std::vector<ChartFile>>(std::move(listed)), depth);
  if (auto* chart = std::get_if<Chart>(&loaded)) add_local_dependencies(*chart, folder, depth);
  return loaded;
}

Loader::Loaded Loader::load_archive(std::string_view bytes, const std::string& shown, std::size_t depth) {
  Archive archive = unpack(bytes);
  if (!archive.error.empty()) return Refusal{{}, std::move(archive.error)};
  std::vector<ChartFile> files;
  files.reserve(archive.files.size());
  for (ArchiveFile& file : archive.files) {
    unpacked_ += file.text.size();
    if (unpacked_ > kMostUnpacked) return Refusal{{}, "the archives of the chart are too large"};
    const SourceId source = files_.add(shown + "/" + file.name, std::move(file.text));
    files.push_back({std::move(file.name), {}, source});
  }
  return assemble(std::move(files), depth);
}

std::optional<Refusal> Loader::read_metadata_files(Chart& chart, const std::vector<ChartFile>& files,
                                                   std::size_t depth) {
  bool found = false;
  const bool is_root = depth == 0 && helm_ == HelmMajor::four;
  for (const std::string_view name : {kChartFile, kRequirementsFile}) {
    if (found && is_root && chart.metadata.api_version == kApiV3) break;  // those have no requirements.yaml
    for (ChartFile file : files) {
      if (file.name != name) continue;
      if (std::optional<Refusal> refusal = read_metadata_file(chart, file, is_root)) return refusal;
      found = found || name == kChartFile;
    }
  }
  if (!found) return Refusal{{}, "Chart.yaml file is missing"};
  return std::nullopt;
}

std::optional<Refusal> Loader::read_metadata_file(Chart& chart, ChartFile& file, bool is_root) {
  const std::variant<SourceId, Refusal> source = source_of(chart, file);
  if (const auto* refusal = std::get_if<Refusal>(&source)) return *refusal;
  const Span bytes = whole(files_, std::get<SourceId>(source));
  const std::string_view text = files_.text(bytes.source);
  const auto cannot_load = [&file](Span at, const std::string& why) {
    return Refusal{at, "cannot load " + file.name + ": " + why};
  };
  const yaml::Loaded loaded = yaml::load(text, bytes, files_.origins());
  if (const auto* problem = std::get_if<yaml::Problem>(&loaded))
    return cannot_load(problem->at, "error converting YAML to JSON: " + yaml::go_error(text, *problem));
  const yaml::Node root = std::get<0>(loaded)->root();
  if (std::string why = is_root ? check_root_api(root) : ""; !why.empty()) return Refusal{bytes, std::move(why)};
  if (const std::string error = read_metadata(chart.metadata, root); !error.empty()) return cannot_load(bytes, error);
  if (file.name != kChartFile) return std::nullopt;
  if (chart.metadata.api_version.empty()) chart.metadata.api_version = "v1";
  chart.written = bytes;
  return std::nullopt;
}

std::optional<Refusal> Loader::sort_in(Chart& chart, ChartFile file,
                                       std::map<std::string, std::vector<ChartFile>, std::less<>>& children) {
  const bool first_api = chart.metadata.api_version == "v1";
  if (file.name == kChartFile || file.name == "Chart.lock") return std::nullopt;
  if (file.name == kRequirementsFile || file.name == "requirements.lock") {
    if (first_api) chart.files.push_back(std::move(file));
  } else if (file.name == "values.yaml") {
    const std::variant<SourceId, Refusal> source = source_of(chart, file);
    if (const auto* refusal = std::get_if<Refusal>(&source)) return *refusal;
    std::variant<gotmpl::Value, Refusal> values =
        load_values(files_, heap_, numbers_, std::get<SourceId>(source), helm_);
    if (auto* refusal = std::get_if<Refusal>(&values))
      return Refusal{refusal->at, "cannot load values.yaml: " + refusal->message};
    chart.values = std::get<gotmpl::Value>(values);
  } else if (file.name == "values.schema.json") {
    const std::variant<SourceId, Refusal> source = source_of(chart, file);
    if (const auto* id = std::get_if<SourceId>(&source)) chart.schema = whole(files_, *id);
  } else if (file.name.starts_with("templates/")) {
    const std::variant<SourceId, Refusal> source = source_of(chart, file);
    if (const auto* refusal = std::get_if<Refusal>(&source)) return *refusal;
    chart.templates.push_back(std::move(file));
  } else if (file.name.starts_with("charts/") && extension(file.name) != ".prov") {
    file.name.erase(0, std::string_view("charts/").size());
    children[file.name.substr(0, file.name.find('/'))].push_back(std::move(file));
  } else {
    chart.files.push_back(std::move(file));
  }
  return std::nullopt;
}

Loader::Loaded Loader::assemble(std::vector<ChartFile> files, std::size_t depth) {
  Chart chart;
  if (++charts_ > kMostCharts) return Refusal{{}, "charts within charts are too many"};
  if (depth > kDeepestCharts) return Refusal{{}, "charts lie too deep within charts"};
  if (auto refusal = read_metadata_files(chart, files, depth)) return *std::move(refusal);
  std::map<std::string, std::vector<ChartFile>, std::less<>> children;
  for (ChartFile& file : files)
    if (auto refusal = sort_in(chart, std::move(file), children)) return *std::move(refusal);
  if (std::string error = validate_metadata(chart.metadata); !error.empty())
    return Refusal{chart.written, std::move(error)};
  for (auto& [name, child_files] : children) {
    if (name.starts_with('_') || name.starts_with('.')) continue;
    Loaded child = load_child(chart, name, std::move(child_files), depth);
    if (auto* refusal = std::get_if<Refusal>(&child)) {
      std::string message = "error unpacking subchart " + name;
      ((message += " in ") += chart.metadata.name) += ": ";
      return Refusal{refusal->at, message + refusal->message};
    }
    chart.children.push_back(std::get<Chart>(std::move(child)));
  }
  return chart;
}

Loader::Loaded Loader::load_child(Chart& parent, const std::string& name, std::vector<ChartFile> files,
                                  std::size_t depth) {
  if (extension(name) != ".tgz") {
    std::vector<ChartFile> own;
    for (ChartFile& file : files) {
      if (file.name.size() <= name.size()) continue;  // a file in charts/ that is no chart
      file.name.erase(0, name.size() + 1);
      own.push_back(std::move(file));
    }
    return assemble(std::move(own), depth + 1);
  }
  if (files.front().name != name)
    return Refusal{{},
                   "error unpacking subchart tar in " + parent.metadata.name + ": expected " + name + ", got " +
                       files.front().name};
  const std::variant<SourceId, Refusal> source = source_of(parent, files.front());
  if (const auto* refusal = std::get_if<Refusal>(&source)) return *refusal;
  const SourceId id = std::get<SourceId>(source);
  return load_archive(files_.text(id), files_.sources().path(id), depth + 1);
}

// One that is vendored counts as it is vendored; one that cannot be loaded stays missing.
void Loader::add_local_dependencies(Chart& chart, const std::string& folder, std::size_t depth) {
  constexpr std::string_view kScheme = "file://";
  const bool open = std::find(open_.begin(), open_.end(), folder) != open_.end();
  if (open || local_ == LocalDependencies::missing) return;
  open_.push_back(folder);
  std::set<std::string> paths;
  for (const Dependency* missing : missing_dependencies(chart))
    if (missing->repository.starts_with(kScheme)) paths.insert(missing->repository.substr(kScheme.size()));
  for (const std::string& path : paths) {
    const std::variant<std::string, Refusal> resolved = files_.resolve(folder, path);
    const auto* target = std::get_if<std::string>(&resolved);
    if (target == nullptr || std::find(open_.begin(), open_.end(), *target) != open_.end()) continue;
    Loaded loaded = load_folder(*target, depth + 1);
    if (auto* child = std::get_if<Chart>(&loaded)) chart.children.push_back(std::move(*child));
  }
  open_.pop_back();
}

}  // namespace sidelint::helm
