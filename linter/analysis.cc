#include "linter/analysis.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/parallel.h"
#include "engine/source/folder_memory.h"
#include "engine/source/glob.h"
#include "engine/units/render.h"
#include "linter/cli.h"
#include "linter/excluded.h"
#include "linter/mesh.h"
#include "linter/pod_fate.h"
#include "linter/unread.h"

namespace sidelint::linter {
namespace {

Result<Walk> find_files(const FileSystem& files, const Options& options, const Config& config, std::size_t threads) {
  WalkOptions walking;
  walking.exclude = config.exclude;
  walking.exclude.insert(walking.exclude.end(), options.exclude.begin(), options.exclude.end());
  walking.gitignore = options.gitignore ? WalkOptions::Gitignore::respect : WalkOptions::Gitignore::disregard;
  walking.threads = threads;
  std::vector<std::string> roots = options.paths;
  if (options.context) roots.push_back(*options.context);
  std::erase(roots, "-");
  if (roots.empty()) return Walk{};
  for (const std::string& root : roots) {
    const Result<EntryKind> kind = files.kind(root);
    if (!kind) return Failure{Failure::Code::usage, "`" + root + "`: " + kind.failure().text + suggest_command(root)};
  }
  if (options.context) roots = {*options.context};
  if (options.force_exclude) drop_excluded(files, options, config, roots);
  if (roots.empty()) return Walk{};
  return walk(files, roots, walking);
}

// As the last source, since the ids of the files are given in order of their paths.
void add_config(Analysis& analysis) {
  const Config& config = analysis.config;
  if (config.path.empty()) return;
  const SourceId source = analysis.sources.add(config.path);
  analysis.sources.keep(source, config.text);
  analysis.config_source = source;
  analysis.expectations = config.expect;
  for (rules::Expectation& expectation : analysis.expectations) {
    if (!expectation.at.is_written()) continue;
    const Span at = expectation.at.span();
    expectation.at = OriginId::written({source, at.begin, at.end});
  }
}

// Leaves the files that the configuration's `include` names, as seen from its folder.
void keep_included(const FileSystem& files, const Config& config, std::vector<std::string>& paths) {
  if (config.include.empty()) return;
  const std::size_t slash = config.path.rfind('/');
  const Result<std::string> folder =
      files.real_path(slash == std::string::npos ? "." : config.path.substr(0, slash + 1));
  std::erase_if(paths, [&](const std::string& path) {
    const Result<std::string> real = files.real_path(path);
    std::string_view name = real ? *real : path;
    if (folder && name.starts_with(*folder)) name.remove_prefix(folder->size());
    while (name.starts_with('/')) name.remove_prefix(1);
    return std::ranges::none_of(config.include, [&](const std::string& glob) { return glob_match(glob, name); });
  });
}

Result<std::unique_ptr<Analysis>> read_and_decide(const FileSystem& system, const Options& options,
                                                  const Config& config, std::optional<std::string> standard_input) {
  const FolderMemory files(system);
  const std::size_t threads = options.threads != 0 ? options.threads : available_threads();
  Result<decide::MeshFacts> facts = mesh_facts(options, config);
  if (!facts) return facts.failure();
  Result<Walk> found = find_files(files, options, config, threads);
  if (!found) return found.failure();

  auto analysis = std::make_unique<Analysis>();
  analysis->config = config;
  analysis->walk = std::move(found).value();
  keep_included(files, config, analysis->walk.files);
  const units::ScanOptions scanning{.wanted = model::is_read,
                                    .worth = model::is_worth_reading,
                                    .max_file_size = options.max_file_size,
                                    .threads = threads};
  analysis->scan = units::scan(files, analysis->walk.files, scanning, analysis->sources, analysis->origins);
  if (standard_input) {
    units::scan_text(options.stdin_filename, std::move(*standard_input), scanning, analysis->scan, analysis->sources,
                     analysis->origins);
  }
  add_config(*analysis);
  std::vector<std::string> read = options.paths;
  if (options.context) read = {*options.context};
  analysis->units = units::render(files, read, analysis->scan, scanning, analysis->sources, analysis->origins);
  analysis->unread = unread_input(files, analysis->walk, analysis->scan, options.max_file_size, analysis->sources);
  analysis->extent = extent_of(files, options, config);
  units::note_rendered(analysis->units, analysis->scan);
  analysis->repository = model::read(analysis->units, analysis->sources, analysis->origins);
  analysis->injections.run_on(facts->kubernetes);
  analysis->decisions.emplace(analysis->repository, *facts, threads, pod_fate(analysis->injections));
  return analysis;
}

}  // namespace

Result<std::unique_ptr<const Analysis>> analyse(const FileSystem& files, const Options& options, const Config& config,
                                                std::optional<std::string> standard_input) {
  Result<std::unique_ptr<Analysis>> analysis = read_and_decide(files, options, config, std::move(standard_input));
  if (!analysis) return analysis.failure();
  return std::unique_ptr<const Analysis>(std::move(analysis).value());
}

Result<std::unique_ptr<Analysis>> analyse_for_comparison(const FileSystem& files, const Options& options,
                                                         const Config& config) {
  return read_and_decide(files, options, config, std::nullopt);
}

}  // namespace sidelint::linter
