// sidelint: from the command line to the exit code.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unistd.h>

#include "linter/analysis.h"
#include "linter/ask/answer.h"
#include "linter/ask/why.h"
#include "linter/build/build.h"
#include "linter/build/list_units.h"
#include "linter/cli.h"
#include "linter/completion/completion.h"
#include "linter/config.h"
#include "linter/config/configure.h"
#include "linter/diff/diff.h"
#include "linter/exit_code.h"
#include "linter/explain.h"
#include "linter/fix/overlay.h"
#include "linter/lint.h"
#include "linter/lsp/server.h"
#include "linter/man/man.h"
#include "linter/output.h"
#include "linter/progress.h"
#include "linter/render/render.h"
#include "linter/run.h"
#include "linter/stand_in.h"
#include "linter/version.h"

namespace sidelint::linter {
namespace {

ExitCode done(const std::optional<Failure>& failure) { return failure ? failed(*failure) : ExitCode::clean; }

using Clock = std::chrono::steady_clock;

ExitCode on_input(Options options) {
  const Clock::time_point start = Clock::now();
  const DiskFileSystem disk;
  Overlay files(disk);
  Result<Config> config = load_config(files, options.config, options.paths.front());
  if (!config) return failed(config.failure());
  std::optional<std::string> standard_input;
  if (std::ranges::find(options.paths, "-") != options.paths.end()) {
    Result<std::string> text = read_standard_input(options.max_file_size);
    if (!text) return failed(text.failure());
    standard_input = stand_in(std::move(text).value(), options, files);
  }
  Result<std::unique_ptr<const Analysis>> analysed = [&] {
    const Progress progress(options, "reading and deciding");
    return analyse(files, options, *config, std::move(standard_input));
  }();
  if (!analysed) return failed(analysed.failure());
  // The process ends with the command: nothing is gained by freeing what the kernel takes back at once.
  // It stays reachable, so that no checker of leaks takes it for lost.
  static const Analysis* const kKept = std::move(analysed).value().release();
  const Analysis& analysis = *kKept;
  if (analysis.scan.files.empty() && !options.allow_empty && !options.force_exclude) {
    return failed({Failure::Code::usage, "no YAML or JSON files in the given paths (--allow-empty makes that fine)"});
  }
  switch (options.command) {
    case Command::why:
      return done(why(analysis, options, report_options(options), std::cout));
    case Command::list:
      return answer_list(analysis, options);
    case Command::units:
      return done(list_units(analysis, options, std::cout));
    case Command::baseline:
      return baseline(files, analysis, options);
    case Command::render:
      return render(files, analysis, options, std::cout, std::cerr);
    default:
      return lint(files, analysis, options, start);
  }
}

// The variables that are twins of flags.
Environment environment() {
  Environment variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    const std::size_t equals = text.find('=');
    if (!text.starts_with("SIDELINT_") || equals == std::string_view::npos) continue;
    variables.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return variables;
}

ExitCode run(const std::vector<std::string>& arguments) {
  Result<Options> options = parse_command_line(arguments, environment());
  if (!options) return failed(options.failure());
  switch (options->command) {
    case Command::help:
      std::cout << options->help;
      return ExitCode::clean;
    case Command::version:
      std::cout << "sidelint " << kVersion << '\n';
      return ExitCode::clean;
    case Command::rules:
      if (!options->formats.empty() && options->formats.front().format == "json") {
        list_rules_as_json(std::cout);
      } else {
        list_rules(std::cout);
      }
      return ExitCode::clean;
    case Command::config:
      return done(configure(DiskFileSystem(), *options, std::cout));
    case Command::build:
      return build(DiskFileSystem(), *options, std::cout, std::cerr);
    case Command::diff:
      return diff::run_diff(*options);
    case Command::inject:
      return inject_manifests(DiskFileSystem(), *options, std::cout, std::cerr);
    case Command::lsp:
      return lsp::serve(*options);
    case Command::man:
      write_manual(std::cout);
      return ExitCode::clean;
    case Command::completion:
      return done(complete_for(options->subject, std::cout));
    case Command::explain:
      if (options->all) {
        explain_all(std::cout);
        return ExitCode::clean;
      }
      return done(explain(options->subject, std::cout));
    default:
      return on_input(std::move(options).value());
  }
}

}  // namespace
}  // namespace sidelint::linter

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::signal(SIGPIPE, SIG_DFL);  // `sidelint … | head` ends quietly
  const auto code = static_cast<int>(sidelint::linter::run({argv + 1, argv + argc}));
  std::cout.flush();
  return code;
}
