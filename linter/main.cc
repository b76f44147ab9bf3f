// sidelint: from the command line to the exit code.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "linter/analysis.h"
#include "linter/cli.h"
#include "linter/config.h"
#include "linter/exit_code.h"
#include "linter/explain.h"
#include "linter/list.h"
#include "linter/output.h"
#include "linter/run.h"
#include "linter/version.h"
#include "linter/why.h"

namespace sidelint::linter {
namespace {

ExitCode failed(const Failure& failure) {
  std::cerr << "sidelint: " << failure.text << '\n';
  return ExitCode::usage;
}

ExitCode done(const std::optional<Failure>& failure) { return failure ? failed(*failure) : ExitCode::clean; }

ExitCode exit_code(const Report& report, std::optional<Severity> fail_on) {
  if (!fail_on) return ExitCode::clean;
  const bool fails =
      std::ranges::any_of(report.findings, [&](const Diagnostic& found) { return found.severity >= *fail_on; });
  return fails ? ExitCode::findings : ExitCode::clean;
}

using Clock = std::chrono::steady_clock;

ExitCode lint(const Analysis& analysis, Options options, const Config& config, Clock::time_point start) {
  Result<std::vector<const rules::Rule*>> rules = selected_rules(options, config);
  if (!rules) return failed(rules.failure());
  Report report = check(analysis, *rules, options, config);
  const ExitCode code =
      exit_code(report, options.fail_on == Severity::error && config.fail_on ? config.fail_on : options.fail_on);
  std::erase_if(report.findings, [&](const Diagnostic& found) { return found.severity < options.min_severity; });
  if (std::optional<Failure> failure = write_reports(report, analysis.sources, options)) return failed(*failure);
  report.summary.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  if (!options.quiet) write_summary(report, report_options(options), std::cerr);
  if (options.strict && !report.summary.unread.empty()) {
    return failed({Failure::Code::environment, "--strict: some of the input could not be read"});
  }
  return code;
}

ExitCode list_decisions(const Analysis& analysis, const Options& options, const Config& config) {
  const Report report = check(analysis, {}, options, config);
  if (!options.formats.empty()) return done(write_reports(report, analysis.sources, options));
  list(report, analysis.sources, std::cout);
  return ExitCode::clean;
}

ExitCode on_input(Options options) {
  const Clock::time_point start = Clock::now();
  const DiskFileSystem files;
  Result<Config> config = load_config(files, options.config, options.paths.front());
  if (!config) return failed(config.failure());
  std::optional<std::string> standard_input;
  if (std::ranges::find(options.paths, "-") != options.paths.end()) {
    Result<std::string> text = read_standard_input(options.max_file_size);
    if (!text) return failed(text.failure());
    standard_input = std::move(text).value();
  }
  Result<std::unique_ptr<const Analysis>> analysed = analyse(files, options, *config, std::move(standard_input));
  if (!analysed) return failed(analysed.failure());
  const Analysis& analysis = **analysed;
  if (analysis.scan.files.empty() && !options.allow_empty) {
    return failed({Failure::Code::usage, "no YAML or JSON files in the given paths (--allow-empty makes that fine)"});
  }
  switch (options.command) {
    case Command::why:
      return done(why(analysis, options, report_options(options), std::cout));
    case Command::list:
      return list_decisions(analysis, options, *config);
    default:
      return lint(analysis, std::move(options), *config, start);
  }
}

ExitCode run(const std::vector<std::string>& arguments) {
  Result<Options> options = parse_command_line(arguments);
  if (!options) return failed(options.failure());
  switch (options->command) {
    case Command::help:
      std::cout << options->help;
      return ExitCode::clean;
    case Command::version:
      std::cout << "sidelint " << kVersion << '\n';
      return ExitCode::clean;
    case Command::rules:
      list_rules(std::cout);
      return ExitCode::clean;
    case Command::explain:
      return done(explain(options->subject, std::cout));
    default:
      return on_input(std::move(*options));
  }
}

}  // namespace
}  // namespace sidelint::linter

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::signal(SIGPIPE, SIG_DFL);  // `sidelint … | head` ends quietly
  // The process ends here: nothing is gained by freeing what the kernel takes back at once.
  const auto code = static_cast<int>(sidelint::linter::run({argv + 1, argv + argc}));
  std::cout.flush();
  return code;
}
