#include "linter/run.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/nearest.h"
#include "engine/base/parallel.h"
#include "linter/describe.h"
#include "linter/version.h"

namespace sidelint::linter {
namespace {

std::optional<Failure> refuse_unknown(const std::vector<std::string>& names) {
  std::vector<std::string_view> known;
  for (const rules::Rule* rule : rules::all_rules()) known.push_back(rule->name);
  for (const std::string& name : names) {
    if (rules::find_rule(name) != nullptr) continue;
    const std::optional<std::string_view> best = nearest(name, known);
    return Failure{Failure::Code::usage, "unknown rule `" + name + "`" +
                                             (best ? "; did you mean `" + std::string(*best) + "`?" : std::string())};
  }
  return std::nullopt;
}

// The severity that the configuration gives the rule is for the worst case: a finding that the rule itself lowered for
// want of evidence is not raised above that.
Severity configured(const rules::Rule& rule, Severity found, const Config& config) {
  const auto setting = config.rules.find(std::string(rule.name));
  if (setting == config.rules.end() || !setting->second.severity) return found;
  return found < rule.severity ? std::min(found, *setting->second.severity) : *setting->second.severity;
}

std::vector<Diagnostic> run_rule(const rules::Rule& rule, const Analysis& analysis, const Config& config,
                                 const std::vector<std::size_t>& record_of) {
  rules::Report report(rule, analysis.origins);
  rule.check({analysis.repository, *analysis.decisions}, report);
  std::vector<Diagnostic> diagnostics;
  for (const rules::Report::Found& found : report.found()) {
    Diagnostic diagnostic = found.diagnostic;
    diagnostic.severity = configured(rule, diagnostic.severity, config);
    if (found.workload != nullptr) {
      diagnostic.decision = record_of[static_cast<std::size_t>(found.workload - analysis.repository.workloads.data())];
    }
    diagnostics.push_back(std::move(diagnostic));
  }
  return diagnostics;
}

}  // namespace

Result<std::vector<const rules::Rule*>> selected_rules(const Options& options, const Config& config) {
  for (const std::vector<std::string>* names : {&options.only, &options.ignore}) {
    if (std::optional<Failure> failure = refuse_unknown(*names)) return *failure;
  }
  std::vector<const rules::Rule*> selected;
  for (const rules::Rule* rule : rules::all_rules()) {
    const std::string name(rule->name);
    const auto named = [&](const std::vector<std::string>& list) {
      return std::ranges::find(list, name) != list.end();
    };
    const auto setting = config.rules.find(name);
    const bool off = setting != config.rules.end() && setting->second.off;
    if (named(options.ignore) || (options.only.empty() ? off : !named(options.only))) continue;
    selected.push_back(rule);
  }
  return selected;
}

Report check(const Analysis& analysis, const std::vector<const rules::Rule*>& rules, const Options& options,
             const Config& config) {
  Report report;
  report.version = kVersion;
  report.summary = summarise(analysis);
  std::vector<std::size_t> record_of;
  report.decisions = describe_all(analysis, record_of);

  // Rules know nothing of each other, so they run side by side; each writes its own list.
  std::vector<std::vector<Diagnostic>> found(rules.size());
  for_each_index(rules.size(), options.threads != 0 ? options.threads : available_threads(),
                 [&](std::size_t i) { found[i] = run_rule(*rules[i], analysis, config, record_of); });
  for (std::size_t i = 0; i < rules.size(); ++i) {
    report.rules.push_back(rules::info(*rules[i]));
    std::ranges::move(found[i], std::back_inserter(report.findings));
  }
  std::ranges::sort(report.findings, before);
  return report;
}

}  // namespace sidelint::linter
