#include "linter/lint.h"

#include <algorithm>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "linter/baseline/carry_out.h"
#include "linter/changed.h"
#include "linter/figures.h"
#include "linter/fix/carry_out.h"
#include "linter/fix/fix.h"
#include "linter/output.h"
#include "linter/run.h"
#include "linter/select.h"
#include "linter/suppress/add_ignore.h"

namespace sidelint::linter {
namespace {

using Clock = std::chrono::steady_clock;

bool fails(const Report& report, FailOn threshold) {
  return std::ranges::any_of(report.findings, [&](const Diagnostic& found) {
    return !found.suppressed && static_cast<int>(found.severity) >= static_cast<int>(threshold);
  });
}

std::optional<Failure> keep_what_changed(const FileSystem& files, const Analysis& analysis, const Options& options,
                                         Report& report) {
  if (options.context) {
    std::vector<std::string> paths = options.paths;
    std::ranges::replace(paths, "-", options.stdin_filename);
    keep_under(paths, files, analysis.sources, report.findings);
  }
  if (!options.changed_since && !options.staged) return std::nullopt;
  const Result<ChangedLines> changed = changed_lines(files, options);
  if (!changed) return changed.failure();
  keep_changed(*changed, files, analysis.sources, report.findings);
  return std::nullopt;
}

// What is shown is less than what counts for the exit code.
void limit(const Options& options, Report& report) {
  const Severity shown = options.min_severity.value_or(Severity::note);
  std::erase_if(report.findings, [&](const Diagnostic& found) { return found.severity < shown; });
  if (!options.max_findings || report.findings.size() <= *options.max_findings) return;
  const std::size_t more = report.findings.size() - *options.max_findings;
  std::cerr << fmt::format("{} more {} not shown (--max-findings {})\n", more,
                           more == 1 ? "finding is" : "findings are", *options.max_findings);
  report.findings.resize(*options.max_findings);
}

ExitCode show_files(const Analysis& analysis) {
  for (const std::string& path : analysis.walk.files) std::cout << path << '\n';
  return ExitCode::clean;
}

// Notes about undecided pods are as severe as the caller wants them.
void weigh_undecided(const Options& options, Report& report) {
  if (options.on_undecided == Undecided::note) return;
  const auto is_undecided = [&](const Diagnostic& finding) {
    return finding.severity == Severity::note && finding.decision &&
           report.decisions[*finding.decision].verdict == Verdict::unknown;
  };
  if (options.on_undecided == Undecided::ignore) {
    std::erase_if(report.findings, is_undecided);
    return;
  }
  for (Diagnostic& finding : report.findings) {
    if (!is_undecided(finding)) continue;
    finding.severity = options.on_undecided == Undecided::error ? Severity::error : Severity::warning;
  }
}

// The findings that nothing hides.
Result<Report> findings(const Analysis& analysis, const Options& options) {
  const Result<std::vector<SelectedRule>> rules = select_rules(options, analysis.config);
  if (!rules) return rules.failure();
  Report report = check(analysis, *rules, options);
  drop_suppressed(report, options);
  weigh_undecided(options, report);
  return report;
}

// The findings that count: what is known, or did not change, is left out.
Result<Report> counting_findings(const FileSystem& files, const Analysis& analysis, const Options& options) {
  Result<Report> found = findings(analysis, options);
  if (!found) return found;
  if (auto failure = drop_known(files, analysis, options, *found)) return *failure;
  if (auto failure = keep_what_changed(files, analysis, options, *found)) return *failure;
  return found;
}

// When the run started, and when everything was decided.
struct Times {
  Clock::time_point start;
  Clock::time_point read;
};

ExitCode tell(const Analysis& analysis, Report& report, const Options& options, const Times& times) {
  const bool is_bad = fails(report, fail_on(options, analysis.config));
  const Figures figures = count_by_rule(report);
  limit(options, report);
  const Clock::time_point checked = Clock::now();
  if (auto failure = write_reports(report, analysis.sources, options)) return failed(*failure);
  report.summary.seconds = std::chrono::duration<double>(Clock::now() - times.start).count();
  if (options.statistics) write_statistics(figures, std::cerr);
  if (options.timing) {
    write_timing({{"reading and deciding", times.read - times.start},
                  {"rules", checked - times.read},
                  {"report", Clock::now() - checked}},
                 std::cerr);
  }
  if (options.verbose) write_left_out(analysis, std::cerr);
  if (!options.quiet) write_summary(report, report_options(options), std::cerr);
  if (options.strict && (!report.summary.unread.empty() || !analysis.repository.unreadable.empty())) {
    return failed({Failure::Code::environment, "--strict: some of the input could not be read"});
  }
  return is_bad ? ExitCode::findings : ExitCode::clean;
}

bool wants_fixes(const Options& options) {
  return options.fix || options.unsafe_fixes || options.diff || options.fix_only;
}

// A run over files as they are fixed, for which `offer` says what can be done about its findings.
Inspect inspection(const Analysis& analysis, const Options& options,
                   std::function<void(const Analysis&, std::vector<Diagnostic>&)> offer) {
  return [&, offer = std::move(offer)](const FileSystem& as_fixed) -> Result<Inspected> {
    Options silent = options;
    silent.quiet = true;
    silent.include_suppressed = false;
    silent.fix = true;  // so that all verdicts are told, and can be compared
    Result<std::unique_ptr<const Analysis>> read = analyse(as_fixed, silent, analysis.config, std::nullopt);
    if (!read) return read.failure();
    Result<Report> report = counting_findings(as_fixed, **read, silent);
    if (!report) return report.failure();
    if (offer) offer(**read, report->findings);
    return Inspected{std::move(*read), std::move(*report)};
  };
}

// Fixes what can be fixed, and tells of the files as they are then.
ExitCode fix(const FileSystem& files, const Analysis& analysis, const Options& options, const Times& times) {
  const FixScope scope = options.unsafe_fixes ? FixScope::all : FixScope::safe_ones;
  const Inspect inspect = inspection(analysis, options, {});
  Result<Inspected> begin = inspect(files);
  if (!begin) return failed(begin.failure());
  Result<Fixing> fixing = make_fixes(files, inspect, std::move(begin).value(), scope);
  if (!fixing) return failed(fixing.failure());
  const bool written = options.diff || write_files(*fixing, std::cerr);
  if (!options.quiet) write_notes(*fixing, options.diff ? Tense::would_be : Tense::done, std::cerr);
  if (options.diff) {
    write_diff(*fixing, std::cout);
    return fixing->files.empty() ? ExitCode::clean : ExitCode::findings;
  }
  if (!written) return ExitCode::usage;
  if (options.fix_only) return ExitCode::clean;
  return tell(*fixing->end.analysis, fixing->end.report, options, times);
}

// Silences what can be silenced.
ExitCode ignore(const FileSystem& files, const Analysis& analysis, const Options& options) {
  const auto offer = [&](const Analysis& read, std::vector<Diagnostic>& findings) {
    offer_ignores(read, *options.add_ignore, findings);
  };
  const Inspect inspect = inspection(analysis, options, offer);
  Result<Inspected> begin = inspect(files);
  if (!begin) return failed(begin.failure());
  const std::size_t count = begin->report.findings.size();
  Result<Fixing> fixing = make_fixes(files, inspect, std::move(begin).value(), FixScope::safe_ones);
  if (!fixing) return failed(fixing.failure());
  if (options.diff) write_diff(*fixing, std::cout);
  const bool written = options.diff || write_files(*fixing, std::cerr);
  if (!written) {  // then what is told is told of the files as they are
    Result<Inspected> now = inspect(files);
    if (!now) return failed(now.failure());
    fixing->end = std::move(now).value();
  }
  write_ignored(count, *fixing, options.diff ? Tense::would_be : Tense::done, std::cerr);
  return written ? ExitCode::clean : ExitCode::usage;
}

}  // namespace

ExitCode failed(const Failure& failure) {
  std::cerr << "sidelint: " << failure.text << '\n';
  return ExitCode::usage;
}

ExitCode lint(const FileSystem& files, const Analysis& analysis, const Options& options, Clock::time_point start) {
  if (options.show_files) return show_files(analysis);
  const Times times{start, Clock::now()};
  const bool edits = options.add_ignore || wants_fixes(options);
  if (edits && std::ranges::find(options.paths, "-") != options.paths.end()) {
    return failed({Failure::Code::usage, "fixes are made in files; standard input is none"});
  }
  if (options.add_ignore) return ignore(files, analysis, options);
  if (wants_fixes(options)) return fix(files, analysis, options, times);
  Result<Report> found = counting_findings(files, analysis, options);
  if (!found) return failed(found.failure());
  return tell(analysis, *found, options, times);
}

ExitCode baseline(const FileSystem& files, const Analysis& analysis, const Options& options) {
  Result<Report> found = findings(analysis, options);
  if (!found) return failed(found.failure());
  const std::optional<Failure> failure = keep_baseline(files, analysis, options, *found);
  return failure ? failed(*failure) : ExitCode::clean;
}

}  // namespace sidelint::linter
