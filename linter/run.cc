#include "linter/run.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/parallel.h"
#include "linter/date.h"
#include "linter/describe.h"
#include "linter/fix/plan.h"
#include "linter/merge_units.h"
#include "linter/suppress/analyze_suppress.h"
#include "linter/suppress/suppressions.h"
#include "linter/values_place.h"
#include "linter/version.h"
#include "reporters/reporter.h"

namespace sidelint::linter {
namespace {

// A finding about a workload names its decision by the workload's index in the repository.
std::vector<Diagnostic> run_rule(const SelectedRule& selected, const rules::Input& input, const Analysis& analysis) {
  rules::Report report(*selected.rule, analysis.origins);
  selected.rule->check(input, report);
  FixPlanner planner(analysis);
  std::vector<Diagnostic> diagnostics;
  for (const rules::Report::Found& found : report.found()) {
    Diagnostic diagnostic = found.diagnostic;
    for (const rules::ProposedFix& fix : found.fixes) diagnostic.fixes.push_back(planner.plan(fix, diagnostic.chain));
    place_at_values(diagnostic, analysis.sources);
    diagnostic.severity = severity_of(selected, diagnostic.severity);
    if (found.workload != nullptr) {
      diagnostic.decision = static_cast<std::size_t>(found.workload - analysis.repository.workloads.data());
    }
    diagnostics.push_back(std::move(diagnostic));
  }
  return diagnostics;
}

// Rules of one turn know nothing of each other, so they run side by side; each writes its own list.
std::vector<Diagnostic> run_turn(rules::Turn turn, const std::vector<SelectedRule>& rules, const rules::Input& input,
                                 const Analysis& analysis, std::size_t threads) {
  std::vector<std::vector<Diagnostic>> found(rules.size());
  for_each_index(rules.size(), threads, [&](std::size_t i) {
    if (rules[i].rule->turn == turn) found[i] = run_rule(rules[i], input, analysis);
  });
  std::vector<Diagnostic> all;
  for (std::vector<Diagnostic>& each : found) std::ranges::move(each, std::back_inserter(all));
  return all;
}

std::string in_words(const rules::Suppression& suppression) {
  constexpr std::array<std::string_view, 3> kSources{"a comment", "an annotation", "the configuration"};
  std::string text(kSources.at(static_cast<std::size_t>(suppression.source)));
  if (!suppression.reason.empty()) text.append(": ").append(suppression.reason);
  return text;
}

void mark(std::vector<Diagnostic>& findings, Suppressions& suppressions) {
  for (Diagnostic& finding : findings) {
    if (const rules::Suppression* by = suppressions.hide(finding)) finding.suppressed = in_words(*by);
  }
}

// A comment that hides nothing can be deleted; no rule can say so, since comments are no values.
void offer_removal(std::vector<Diagnostic>& findings, const Suppressions& suppressions) {
  for (Diagnostic& finding : findings) {
    if (finding.rule != "hygiene/unused-suppression") continue;
    for (const rules::Suppression& suppression : suppressions.all()) {
      if (!suppression.removable || suppression.at.span() != finding.primary.at) continue;
      Fix fix{.how = Applicability::safe, .title = "delete the comment"};
      fix.edits.push_back({*suppression.removable, ""});
      finding.fixes.push_back(std::move(fix));
    }
  }
}

// Fixes are proven on all verdicts, and whoever is no `lint` asks for verdicts.
Described needed_decisions(const Options& options) {
  const bool fixes = options.fix || options.unsafe_fixes || options.diff || options.fix_only;
  if (options.command != Command::lint || fixes) return Described::all;
  const bool tells_all = std::ranges::any_of(options.formats, [](const FormatRequest& request) {
    const Reporter* reporter = find_reporter(request.format);
    return reporter == nullptr || reporter->decisions == Reporter::Decisions::all;
  });
  return tells_all ? Described::all : Described::of_findings;
}

}  // namespace

Report check(const Analysis& analysis, const std::vector<SelectedRule>& rules, const Options& options) {
  Report report;
  report.version = kVersion;
  report.summary = summarise(analysis);
  for (const SelectedRule& selected : rules) report.rules.push_back(rules::info(*selected.rule));

  const std::size_t threads = options.threads != 0 ? options.threads : available_threads();
  rules::Input input{analysis.repository, *analysis.decisions, analysis.injections, analysis.expectations, {},
                     analysis.unread};
  input.changes = analysis.changes;
  report.findings = run_turn(rules::Turn::first, rules, input, analysis, threads);

  // Only now is it known what the suppressions hide.
  const auto now = options.now ? parse_date(*options.now) : std::nullopt;
  Suppressions suppressions(analysis, now.value_or(today()));
  suppressions.ask(rules);
  mark(report.findings, suppressions);
  input.suppressions = suppressions.all();
  std::vector<Diagnostic> about_suppressions = run_turn(rules::Turn::last, rules, input, analysis, threads);
  mark(about_suppressions, suppressions);
  offer_removal(about_suppressions, suppressions);
  std::ranges::move(about_suppressions, std::back_inserter(report.findings));
  point_at_analyze_suppress(analysis, report.findings);
  std::ranges::stable_sort(report.findings, before);
  merge_units(report.findings);
  describe_decisions(analysis, needed_decisions(options), report);
  return report;
}

void drop_suppressed(Report& report, const Options& options) {
  for (Diagnostic& finding : report.findings) {
    if (options.no_ignores || options.profile == Profile::audit) finding.suppressed.reset();
    if (!finding.suppressed) continue;
    ++report.summary.suppressed;
    finding.remarks.insert(finding.remarks.begin(), "suppressed by " + *finding.suppressed);
  }
  if (!options.include_suppressed) {
    std::erase_if(report.findings, [](const Diagnostic& finding) { return finding.suppressed.has_value(); });
  }
}

}  // namespace sidelint::linter
