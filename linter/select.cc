#include "linter/select.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "linter/rule_reference.h"

namespace sidelint::linter {
namespace {

// The rule that the suppression policy turns on.
constexpr std::string_view kReasonRule = "hygiene/suppression-without-reason";

bool any_refers_to(const std::vector<std::string>& references, const rules::Rule& rule) {
  return std::ranges::any_of(references, [&](const std::string& each) { return refers_to(each, rule); });
}

// A rule that is asked for by its name and has nothing to ask in this command.
std::optional<Failure> refuse_place(const std::string& reference, const Options& options) {
  const rules::Rule* rule = find_rule_by_any_name(reference);
  if (rule == nullptr) return std::nullopt;
  const bool compares = rule->runs == rules::Runs::on_comparison;
  if (compares == (options.command == Command::diff)) return std::nullopt;
  const std::string who = "`" + std::string(rule->name) + "`";
  return Failure{Failure::Code::usage, compares ? who + " compares two states: `sidelint diff` runs it"
                                                : who + " looks at one state, so `sidelint diff` does not run it"};
}

std::optional<Failure> refuse_unknown(const Options& options) {
  std::vector<std::string> references;
  for (const auto* list : {&options.only, &options.select, &options.ignore}) {
    references.insert(references.end(), list->begin(), list->end());
  }
  for (const SeverityChoice& choice : options.severities) references.push_back(choice.rules);
  for (const std::string& reference : references) {
    if (const auto why = refuse_rule_reference(reference)) return Failure{Failure::Code::usage, *why};
  }
  for (const auto* list : {&options.only, &options.select}) {
    for (const std::string& reference : *list) {
      if (const auto why = refuse_place(reference, options)) return why;
    }
  }
  return std::nullopt;
}

// Whether the rule runs if neither flags nor the configuration speak of it.
bool runs_by_itself(const rules::Rule& rule, const Options& options, const Config& config) {
  if (rule.runs == rules::Runs::in_preview) return options.preview;
  if (rule.runs == rules::Runs::on_comparison) return true;
  return rule.runs == rules::Runs::always || options.profile != Profile::standard ||
         (config.suppressions.require_reason && rule.name == kReasonRule);
}

// Whether a rule runs, as it is told step by step.
class Setting {
 public:
  Setting(const rules::Rule& rule, bool runs) : rule_(rule), runs_(runs) {}

  void say(std::string_view reference, bool off, std::optional<Severity> severity) {
    if (!refers_to(reference, rule_)) return;
    runs_ = off ? false : runs_ || severity.has_value();
    if (severity) severity_ = severity;
  }
  void run(bool runs) { runs_ = runs; }
  bool runs() const { return runs_; }
  SelectedRule selected() const { return {&rule_, severity_}; }

 private:
  const rules::Rule& rule_;
  bool runs_;
  std::optional<Severity> severity_;
};

}  // namespace

Result<std::vector<SelectedRule>> select_rules(const Options& options, const Config& config) {
  if (std::optional<Failure> failure = refuse_unknown(options)) return *failure;
  std::vector<SelectedRule> selected;
  for (const rules::Rule* rule : rules::all_rules()) {
    const bool compares = rule->runs == rules::Runs::on_comparison;
    if (compares != (options.command == Command::diff)) continue;
    Setting setting(*rule, runs_by_itself(*rule, options, config));
    for (const RuleSetting& each : config.rules) setting.say(each.rules, each.off, each.severity);
    for (const SeverityChoice& each : options.severities) setting.say(each.rules, !each.severity, each.severity);
    if (!options.only.empty()) setting.run(any_refers_to(options.only, *rule));
    if (any_refers_to(options.select, *rule)) setting.run(true);
    if (any_refers_to(options.ignore, *rule)) setting.run(false);
    if (setting.runs()) selected.push_back(setting.selected());
  }
  return selected;
}

Severity severity_of(const SelectedRule& selected, Severity found) {
  if (!selected.severity) return found;
  return found < selected.rule->severity ? std::min(found, *selected.severity) : *selected.severity;
}

FailOn fail_on(const Options& options, const Config& config) {
  if (options.exit_zero) return FailOn::never;
  if (options.fail_on) return *options.fail_on;
  if (config.fail_on) return *config.fail_on;
  return options.profile == Profile::standard ? FailOn::error : FailOn::warning;
}

}  // namespace sidelint::linter
