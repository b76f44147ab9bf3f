// A table for people, in GitHub's Markdown: the summary of a job, a comment on a pull request.
#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "reporters/machine/path.h"
#include "reporters/machine/place.h"
#include "reporters/reporter.h"
#include "reporters/words/markup.h"
#include "reporters/words/summary.h"
#include "reporters/words/verdict.h"

namespace sidelint::reporters {
namespace {

// GitHub refuses a step's whole summary above 1 MiB.
constexpr std::size_t kMostBytes = 1000U << 10U;

std::string linked_place(const Diagnostic& finding, const SourceMap& sources, const ReportOptions& options) {
  const Place place = place_of(finding.primary.at, sources, options);
  std::string shown =
      fmt::format("<code>{}</code>", html_text(fmt::format("{}:{}", place.file, place.begin.line), options.charset));
  if (options.source_url.empty() || place.file.front() == '/') return shown;
  return fmt::format("<a href=\"{}/{}#L{}\">{}</a>", html_text(options.source_url, options.charset),
                     percent_encoded(place.file), place.begin.line, shown);
}

std::string row(const Diagnostic& finding, const SourceMap& sources, const ReportOptions& options) {
  const std::string resource = finding.resource ? html_message(name_in_words(*finding.resource), options.charset) : "";
  std::string what = html_message(finding.message, options.charset);
  if (!finding.help.empty()) what += "<br>" + html_message("help: " + finding.help, options.charset);
  return fmt::format("| {} | <code>{}</code> | {} | {} | {} |\n", to_string(finding.severity),
                     html_text(finding.rule, options.charset), resource, linked_place(finding, sources, options), what);
}

std::vector<const Diagnostic*> by_severity(const Report& report) {
  std::vector<const Diagnostic*> findings;
  for (const Diagnostic& finding : report.findings) findings.push_back(&finding);
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Diagnostic* a, const Diagnostic* b) { return a->severity > b->severity; });
  return findings;
}

void write(const Report& report, const SourceMap& sources, const ReportOptions& options, std::ostream& out) {
  std::string text = fmt::format("### sidelint\n\n{}: {}\n", figures(report), results(report));
  const std::vector<const Diagnostic*> findings = by_severity(report);
  if (!findings.empty())
    text += "\n| Severity | Rule | Resource | Place | Finding |\n| --- | --- | --- | --- | --- |\n";
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const std::string line = row(*findings[i], sources, options);
    if (text.size() + line.size() > kMostBytes) {
      text += fmt::format("| | | | | {} not shown here |\n", counted(findings.size() - i, "more finding"));
      break;
    }
    text += line;
  }
  out << text;
}

}  // namespace

extern constinit const Reporter markdown{
    .format = "markdown",
    .alias = "summary",
    .summary = "A table in GitHub's Markdown, for job summaries and comments.",
    .write = write,
};

}  // namespace sidelint::reporters
