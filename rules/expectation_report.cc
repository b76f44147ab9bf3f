#include "rules/expectation_report.h"

#include "rules/wording.h"

namespace sidelint::rules {
namespace {

std::string_view wanted_words(const Expectation& expectation) {
  return expectation.wanted == Verdict::injected ? "a sidecar" : "no sidecar";
}

}  // namespace

void report_if_unmet(const Input& input, const model::Workload& workload, const Expectation& expectation,
                     std::string_view subject, Report& report) {
  const decide::Decision& decision = input.decisions.of(workload);
  if (decision.verdict() == expectation.wanted) return;
  const bool unknown = decision.verdict() == Verdict::unknown;
  if (unknown && !decision.possible(expectation.wanted) && !decision.possible(Verdict::rejected)) return;
  const OriginId name = workload.object.metadata.name.origin;
  Finding finding = report.at(name ? name : workload.object.kind_at, unknown ? "undecided whether it holds: " : subject,
                              pods_of(workload), " must get ", wanted_words(expectation));
  finding.label(gets(decision)).about(workload);
  if (unknown) finding.severity(Severity::note);
  if (expectation.at) {
    finding.note(expectation.at, "expected here");
  } else {
    finding.remark("expected by the configuration that this one extends");
  }
  if (!expectation.reason.empty()) finding.remark("the reason given: ", expectation.reason);
  finding.help(unknown ? "Settle what the trace says it depends on"
                       : "Change what decides, as the trace shows it, or the expectation");
}

void report_unmet(const Input& input, bool (*concerns)(const Expectation&), std::string_view subject, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    for (const Expectation& expectation : input.expectations) {
      if (!concerns(expectation) || !expectation.covers(workload)) continue;
      report_if_unmet(input, workload, expectation, subject, report);
      break;  // the first that covers a workload counts, so exceptions stand before the rule
    }
  }
}

}  // namespace sidelint::rules
