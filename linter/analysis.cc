#include "linter/analysis.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/base/parallel.h"
#include "linter/cli.h"

namespace sidelint::linter {
namespace {

Result<decide::MeshFacts> mesh_facts(const Options& options, const Config& config) {
  decide::MeshFacts facts = config.mesh;
  if (options.istio_version) {
    facts.release = decide::parse_release(*options.istio_version);
    if (!facts.release) {
      return Failure{Failure::Code::usage,
                     "--istio-version takes a release such as 1.27, not `" + *options.istio_version + "`"};
    }
  }
  for (const AssumedLabel& assumed : options.assume) {
    model::Labels& labels = facts.namespaces[assumed.name_space];
    std::erase_if(labels, [&](const auto& label) { return label.first == assumed.key; });
    labels.emplace_back(assumed.key, assumed.value);
    std::ranges::sort(labels);
  }
  return facts;
}

Result<Walk> find_files(const FileSystem& files, const Options& options, const Config& config, std::size_t threads) {
  WalkOptions walking;
  walking.exclude = config.exclude;
  walking.exclude.insert(walking.exclude.end(), options.exclude.begin(), options.exclude.end());
  walking.gitignore = options.gitignore ? WalkOptions::Gitignore::respect : WalkOptions::Gitignore::disregard;
  walking.threads = threads;
  std::vector<std::string> roots = options.paths;
  std::erase(roots, "-");
  if (roots.empty()) return Walk{};
  for (const std::string& root : roots) {
    const Result<EntryKind> kind = files.kind(root);
    if (!kind) return Failure{Failure::Code::usage, "`" + root + "`: " + kind.failure().text + suggest_command(root)};
  }
  return walk(files, roots, walking);
}

}  // namespace

Result<std::unique_ptr<const Analysis>> analyse(const FileSystem& files, const Options& options, const Config& config,
                                                std::optional<std::string> standard_input) {
  const std::size_t threads = options.threads != 0 ? options.threads : available_threads();
  Result<decide::MeshFacts> facts = mesh_facts(options, config);
  if (!facts) return facts.failure();
  Result<Walk> found = find_files(files, options, config, threads);
  if (!found) return found.failure();

  auto analysis = std::make_unique<Analysis>();
  analysis->walk = std::move(found).value();
  const units::ScanOptions scanning{.wanted = model::is_read,
                                    .worth = model::is_worth_reading,
                                    .max_file_size = options.max_file_size,
                                    .threads = threads};
  analysis->scan = units::scan(files, analysis->walk.files, scanning, analysis->sources, analysis->origins);
  if (standard_input) {
    units::scan_text(options.stdin_filename, std::move(*standard_input), scanning, analysis->scan, analysis->sources,
                     analysis->origins);
  }
  analysis->units = units::discover(analysis->scan, analysis->sources, analysis->origins);
  analysis->repository = model::read(analysis->units, analysis->sources, analysis->origins);
  analysis->decisions.emplace(analysis->repository, *facts, threads);
  return std::unique_ptr<const Analysis>(std::move(analysis));
}

}  // namespace sidelint::linter
