#include "linter/lsp/workspace.h"

#include <utility>

#include "linter/config.h"
#include "linter/fix/overlay.h"
#include "linter/run.h"
#include "linter/select.h"

namespace sidelint::linter::lsp {

std::optional<SourceId> Inspected::find(const std::string& real_path) const {
  const auto found = sources.find(real_path);
  if (found == sources.end()) return std::nullopt;
  return found->second;
}

void Workspace::open(const std::string& path, std::string text) { open_[path] = std::move(text); }

void Workspace::close(const std::string& path) { open_.erase(path); }

Result<Inspected> Workspace::inspect() const {
  const DiskFileSystem disk;
  Overlay files(disk);
  for (const auto& [path, text] : open_) {
    // A file that was never written is judged once it is.
    if (const Result<std::string> real = disk.real_path(path)) files.set(*real, text);
  }
  const Result<Config> config = load_config(files, options_.config, ".");
  if (!config) return config.failure();
  Result<std::unique_ptr<const Analysis>> analysis = analyse(files, options_, *config, std::nullopt);
  if (!analysis) return analysis.failure();
  const Result<std::vector<SelectedRule>> rules = select_rules(options_, *config);
  if (!rules) return rules.failure();
  Inspected inspected{std::move(analysis).value(), {}, {}};
  inspected.report = check(*inspected.analysis, *rules, options_);
  drop_suppressed(inspected.report, options_);
  const SourceMap& sources = inspected.analysis->sources;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const auto source = static_cast<SourceId>(i);
    if (const Result<std::string> real = disk.real_path(sources.path(source))) inspected.sources.emplace(*real, source);
  }
  return inspected;
}

}  // namespace sidelint::linter::lsp
