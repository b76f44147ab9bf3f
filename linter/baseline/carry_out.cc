#include "linter/baseline/carry_out.h"

#include <algorithm>
#include <cstddef>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "linter/baseline/baseline.h"
#include "linter/sees_all.h"
#include "linter/write_file.h"

namespace sidelint::linter {
namespace {

// Where the baseline lies, if there is one: the flag's, or the configuration's, as seen from its folder.
std::optional<std::string> baseline_path(const Analysis& analysis, const Options& options) {
  if (options.baseline) return *options.baseline == "none" ? std::nullopt : options.baseline;
  const Config& config = analysis.config;
  if (!config.baseline || options.profile == Profile::audit) return std::nullopt;
  const std::size_t slash = config.path.rfind('/');
  const bool absolute = config.baseline->starts_with('/');
  return absolute || slash == std::string::npos ? *config.baseline
                                                : config.path.substr(0, slash + 1) + *config.baseline;
}

// Of a part of the repository, or of other rules, nobody can tell that a finding is gone.
Baseline::HasRun has_run(const Analysis& analysis, const Report& report) {
  return [&analysis, &report](std::string_view rule) {
    return sees_all(analysis) && std::ranges::find(report.rules, rule, &RuleInfo::name) != report.rules.end();
  };
}

std::string shown(const BaselineKey& key) {
  const std::string& place = key.resource.empty() ? key.file : key.resource;
  return place.empty() ? key.rule : fmt::format("{} {}", key.rule, place);
}

std::optional<Failure> create(const FileSystem& files, const SourceMap& sources, const std::string& path,
                              const Report& report) {
  Baseline baseline(files, path);
  baseline.list(report.findings, sources);
  if (auto failure = write_file(path, baseline.text())) return failure;
  std::size_t count = 0;
  for (const auto& [key, each] : baseline.entries()) count += each;
  std::cerr << fmt::format("{} now lists {} {}\n", path, count, count == 1 ? "finding" : "findings");
  return std::nullopt;
}

void show(const Baseline& baseline, const Baseline::Entries& stale) {
  for (const auto& [key, count] : baseline.entries())
    std::cout << fmt::format("{} {}{}\n", count, shown(key), stale.contains(key) ? " (found no more)" : "");
}

}  // namespace

std::optional<Failure> drop_known(const FileSystem& files, const Analysis& analysis, const Options& options,
                                  Report& report) {
  const std::optional<std::string> path = baseline_path(analysis, options);
  if (!path) return std::nullopt;
  Result<Baseline> baseline = Baseline::load(files, *path);
  if (!baseline) return baseline.failure();
  const std::vector<bool> known = baseline->take(report.findings, analysis.sources);
  std::vector<Diagnostic> others;
  for (std::size_t i = 0; i < known.size(); ++i)
    if (!known[i]) others.push_back(std::move(report.findings[i]));
  report.summary.baselined = known.size() - others.size();
  report.findings = std::move(others);
  const std::size_t stale = baseline->stale(has_run(analysis, report)).size();
  if (stale > 0 && !options.quiet) {
    std::cerr << fmt::format("{} {} of {} {} found no more: `sidelint baseline prune` takes {} out\n", stale,
                             stale == 1 ? "entry" : "entries", *path, stale == 1 ? "is" : "are",
                             stale == 1 ? "it" : "them");
  }
  return std::nullopt;
}

std::optional<Failure> keep_baseline(const FileSystem& files, const Analysis& analysis, const Options& options,
                                     const Report& report) {
  const std::string path = baseline_path(analysis, options).value_or(std::string(kBaselineFile));
  if (options.subject == "create") return create(files, analysis.sources, path, report);
  if (options.subject != "show" && options.subject != "prune") {
    return Failure{Failure::Code::usage, "baseline takes create, prune or show, not `" + options.subject + "`"};
  }
  Result<Baseline> baseline = Baseline::load(files, path);
  if (!baseline) return baseline.failure();
  baseline->take(report.findings, analysis.sources);
  const Baseline::HasRun ran = has_run(analysis, report);
  const Baseline::Entries stale = baseline->stale(ran);
  if (options.subject == "show") {
    show(*baseline, stale);
    return std::nullopt;
  }
  baseline->prune(ran);
  if (auto failure = write_file(path, baseline->text())) return failure;
  std::cerr << fmt::format("{} {} taken out of {}\n", stale.size(), stale.size() == 1 ? "entry was" : "entries were",
                           path);
  if (!sees_all(analysis)) std::cerr << "only a part of the repository was read: nobody can tell what is gone\n";
  return std::nullopt;
}

}  // namespace sidelint::linter
