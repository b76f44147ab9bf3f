#include "reporters/words/summary.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace sidelint::reporters {
namespace {

std::string duration(double seconds) {
  if (seconds < 0.001) return "less than 1 ms";
  if (seconds < 0.9995) return fmt::format("{:.0f} ms", seconds * 1000);
  return fmt::format("{:.{}f} s", seconds, seconds < 10 ? 1 : 0);
}

std::string verdicts(const Summary& summary) {
  if (summary.workloads == 0) return "no workloads";
  const auto count = [&](Verdict verdict) { return summary.verdicts.at(static_cast<std::size_t>(verdict)); };
  std::string words = fmt::format("{} injected, {} not", count(Verdict::injected), count(Verdict::not_injected));
  if (count(Verdict::rejected) > 0) words += fmt::format(", {} rejected", count(Verdict::rejected));
  return words + fmt::format(", {} undecided", count(Verdict::unknown));
}

// " (2 fixable with --fix, 1 with --unsafe-fixes)"; empty if nothing is.
std::string fixable(const Report& report) {
  const auto has = [](const Diagnostic& finding, Applicability how) {
    return std::ranges::any_of(finding.fixes, [&](const Fix& fix) { return fix.how == how && !fix.edits.empty(); });
  };
  std::size_t safe = 0;
  std::size_t unsafe = 0;
  for (const Diagnostic& finding : report.findings) {
    if (has(finding, Applicability::safe))
      ++safe;
    else if (has(finding, Applicability::unsafe))
      ++unsafe;
  }
  std::vector<std::string> words;
  if (safe > 0) words.push_back(fmt::format("{} fixable with --fix", safe));
  if (unsafe > 0) words.push_back(fmt::format("{} {}with --unsafe-fixes", unsafe, safe > 0 ? "" : "fixable "));
  return words.empty() ? "" : fmt::format(" ({})", fmt::join(words, ", "));
}

// " (4 suppressed, 12 in the baseline)"; empty if nothing is hidden.
std::string hidden(const Summary& summary) {
  std::vector<std::string> words;
  if (summary.suppressed > 0) words.push_back(fmt::format("{} suppressed", summary.suppressed));
  if (summary.baselined > 0) words.push_back(fmt::format("{} in the baseline", summary.baselined));
  return words.empty() ? "" : fmt::format(" ({})", fmt::join(words, ", "));
}

std::string findings(const Report& report) {
  const std::array<std::size_t, 3> counts = count_findings(report);
  std::vector<std::string> words;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    const std::size_t count = counts.at(static_cast<std::size_t>(severity));
    if (count > 0) words.push_back(counted(count, to_string(severity)));
  }
  const std::string more = hidden(report.summary);
  if (words.empty()) return fmt::format("No findings{}.", more);
  return fmt::format("{}{}{}.", fmt::join(words, ", "), fixable(report), more);
}

}  // namespace

std::string counted(std::size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

std::array<std::size_t, 3> count_findings(const Report& report) {
  std::array<std::size_t, 3> counts{};
  for (const Diagnostic& finding : report.findings) ++counts.at(static_cast<std::size_t>(finding.severity));
  return counts;
}

std::string figures(const Report& report) {
  const Summary& summary = report.summary;
  return fmt::format("{}, {} in {}", counted(summary.files, "file"), counted(summary.workloads, "workload"),
                     counted(summary.namespaces, "namespace"));
}

std::string results(const Report& report) { return fmt::format("{}.  {}", verdicts(report.summary), findings(report)); }

std::string summary_line(const Report& report) {
  return fmt::format("Checked {} in {}: {}", figures(report), duration(report.summary.seconds), results(report));
}

}  // namespace sidelint::reporters
