#include "linter/diff/diff.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "linter/config.h"
#include "linter/diff/compare.h"
#include "linter/diff/states.h"
#include "linter/diff/told.h"
#include "linter/lint.h"
#include "linter/output.h"
#include "linter/progress.h"
#include "linter/run.h"
#include "linter/select.h"
#include "linter/write_file.h"

namespace sidelint::linter::diff {
namespace {

using Kind = rules::VerdictChange::Kind;

constexpr std::array<std::string_view, 4> kFormats{"text", "markdown", "json", "github"};

std::optional<Failure> refuse_formats(const Options& options) {
  for (const FormatRequest& request : options.formats) {
    const Reporter* reporter = find_reporter(request.format);
    if (reporter != nullptr && std::ranges::find(kFormats, reporter->format) != kFormats.end()) continue;
    return Failure{Failure::Code::usage,
                   "a comparison is told as text, markdown, json or github, not as `" + request.format + "`"};
  }
  return std::nullopt;
}

// Of PATHS those that this state has.
Result<std::unique_ptr<Analysis>> read(const State& state, const std::vector<std::string>& paths,
                                       const Options& options, const Config& config) {
  const Progress progress(options, "reading " + state.name);
  Options of_state = options;
  of_state.paths = paths;
  std::erase_if(of_state.paths, [&](const std::string& path) { return !state.files->kind(path); });
  return analyse_for_comparison(*state.files, of_state, config);
}

std::optional<Failure> refuse_missing(const States& states) {
  for (const std::string& path : states.paths) {
    if (states.before.files->kind(path) || states.after.files->kind(path)) continue;
    return Failure{Failure::Code::usage,
                   fmt::format("`{}` is neither in {} nor in {}", path, states.before.name, states.after.name)};
  }
  return std::nullopt;
}

Result<Config> config_of(const States& states, const Options& options) {
  const FileSystem& files = options.config ? *states.disk : *states.after.files;
  return load_config(files, options.config, states.paths.front());
}

// What makes the comparison less than it seems.
void write_caveats(const States& states, const Analysis& before, const Analysis& after) {
  for (const std::string& submodule : states.submodules) {
    std::cerr << fmt::format("submodule `{}` is left out: a commit names its state and does not hold its files\n",
                             submodule);
  }
  const auto say = [](std::size_t was, std::size_t is, std::string_view one, std::string_view several) {
    if (is > was) std::cerr << fmt::format("{} {}; `sidelint` says why\n", is - was, is - was == 1 ? one : several);
  };
  say(before.repository.unreadable.size(), after.repository.unreadable.size(), "more document cannot be read",
      "more documents cannot be read");
  say(before.repository.unbuildable.size(), after.repository.unbuildable.size(), "more kustomization cannot be built",
      "more kustomizations cannot be built");
}

void write(const Told& told, const Report& report, const FormatRequest& request, const ReportOptions& reporting,
           std::ostream& out) {
  const Reporter& reporter = *find_reporter(request.format);
  if (reporter.format == "markdown") return write_markdown(told, out);
  if (reporter.format == "json") return write_json(told, out);
  reporter.write(report, told.after.sources, reporting, out);
  if (reporter.format != "text") return;
  if (!report.findings.empty()) out << '\n';
  write_text(told, out);
}

std::optional<Failure> write_all(const Told& told, const Report& report, const Options& options) {
  const ReportOptions reporting = report_options(options);
  ReportOptions plain = reporting;
  plain.colour = Colour::never;
  plain.links = Links::never;
  std::vector<FormatRequest> requests = options.formats;
  if (requests.empty()) requests.push_back({.format = "text"});
  for (const FormatRequest& request : requests) {
    std::ostringstream text;
    write(told, report, request, request.path == "-" ? reporting : plain, text);
    if (request.path == "-") {
      std::cout << text.str();
    } else if (std::optional<Failure> failure = write_file(request.path, text.str())) {
      return failure;
    }
  }
  return std::nullopt;
}

bool fails(const Options& options, const Told& told) {
  const Tally counts = tally(told);
  const auto some = [&](Kind kind) { return counts.at(static_cast<std::size_t>(kind)) > 0; };
  return std::ranges::any_of(options.fail_on_change, [&](FailOnChange each) {
    if (each == FailOnChange::any) return changed(counts) > 0;
    return each == FailOnChange::gained ? some(Kind::gained) : some(Kind::lost) || some(Kind::refused);
  });
}

}  // namespace

ExitCode run_diff(const Options& options) {
  if (const auto failure = refuse_formats(options)) return failed(*failure);
  const Result<States> states = open_states(options);
  if (!states) return failed(states.failure());
  if (const auto failure = refuse_missing(*states)) return failed(*failure);
  const Result<Config> config = config_of(*states, options);
  if (!config) return failed(config.failure());
  const Result<std::vector<SelectedRule>> rules = select_rules(options, *config);
  if (!rules) return failed(rules.failure());
  const Result<std::unique_ptr<Analysis>> before = read(states->before, states->paths, options, *config);
  if (!before) return failed(before.failure());
  const Result<std::unique_ptr<Analysis>> after = read(states->after, states->paths, options, *config);
  if (!after) return failed(after.failure());
  if ((*before)->scan.files.empty() && (*after)->scan.files.empty() && !options.allow_empty) {
    return failed({Failure::Code::usage, "no YAML or JSON files in either state (--allow-empty makes that fine)"});
  }
  const Comparison comparison = compare(
      {*states->before.files, *states->after.files, **before, **after, states->before_path}, options.max_file_size);
  Report report = check(**after, *rules, options);
  drop_suppressed(report, options);
  const Told told{**before, **after, comparison, states->before.name, states->after.name, states->before_path};
  if (const auto failure = write_all(told, report, options)) return failed(*failure);
  if (!options.quiet) write_caveats(*states, **before, **after);
  return fails(options, told) ? ExitCode::findings : ExitCode::clean;
}

}  // namespace sidelint::linter::diff
