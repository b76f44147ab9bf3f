// Azure Pipelines' logging commands: issues of the run's summary.
#include <ostream>
#include <string>

#include <fmt/format.h>

#include "reporters/machine/place.h"
#include "reporters/reporter.h"
#include "reporters/terminal/shown.h"

namespace sidelint::reporters {
namespace {

// Mirrors azure-pipelines-task-lib (node/taskcommand.ts): escapedata, and escape for properties, which `;` and `]`
// would end.
std::string escaped_data(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c == '%')
      out += "%AZP25";
    else if (c == '\r')
      out += "%0D";
    else if (c == '\n')
      out += "%0A";
    else
      out += c;
  }
  return out;
}

std::string escaped_property(std::string_view words) {
  std::string out;
  for (const char c : escaped_data(words)) {
    if (c == ';')
      out += "%3B";
    else if (c == ']')
      out += "%5D";
    else
      out += c;
  }
  return out;
}

void write(const Report& report, const SourceMap& sources, const ReportOptions& options, std::ostream& out) {
  for (const Diagnostic& finding : report.findings) {
    const Place place = place_of(finding.primary.at, sources, options);
    // There is no level below a warning.
    const std::string_view type = finding.severity == Severity::error ? "error" : "warning";
    const std::string help =
        finding.help.empty() ? "" : fmt::format(" (help: {})", printable(finding.help, options.charset));
    out << fmt::format("##vso[task.logissue type={};sourcepath={};linenumber={};columnnumber={};code={};]{}{}\n", type,
                       escaped_property(printable(place.file, options.charset)), place.begin.line, place.begin.column,
                       escaped_property(printable(finding.rule, options.charset)),
                       escaped_data(printable(finding.message, options.charset)), escaped_data(help));
  }
}

}  // namespace

extern constinit const Reporter azure{
    .format = "azure",
    .alias = "",
    .summary = "Issues for Azure Pipelines (logging commands).",
    .write = write,
};

}  // namespace sidelint::reporters
