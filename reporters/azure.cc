// Azure Pipelines' logging commands: issues of the run's summary.
#include <ostream>
#include <string>

#include <fmt/format.h>

#include "reporters/machine/place.h"
#include "reporters/machine/replaced.h"
#include "reporters/reporter.h"
#include "reporters/terminal/shown.h"

namespace sidelint::reporters {
namespace {

// Mirrors azure-pipelines-task-lib (node/taskcommand.ts): escapedata, and escape for properties, which `;` and `]`
// would end.
constexpr Replacement kData[] = {{'%', "%AZP25"}, {'\r', "%0D"}, {'\n', "%0A"}};
constexpr Replacement kProperty[] = {{'%', "%AZP25"}, {'\r', "%0D"}, {'\n', "%0A"}, {';', "%3B"}, {']', "%5D"}};

void write(const Report& report, const SourceMap& sources, const ReportOptions& options, std::ostream& out) {
  for (const Diagnostic& finding : report.findings) {
    const Place place = place_of(finding.primary.at, sources, options);
    // There is no level below a warning.
    const std::string_view type = finding.severity == Severity::error ? "error" : "warning";
    const std::string help =
        finding.help.empty() ? "" : fmt::format(" (help: {})", printable(finding.help, options.charset));
    out << fmt::format("##vso[task.logissue type={};sourcepath={};linenumber={};columnnumber={};code={};]{}{}\n", type,
                       replaced(printable(place.file, options.charset), kProperty), place.begin.line,
                       place.begin.column, replaced(printable(finding.rule, options.charset), kProperty),
                       replaced(printable(finding.message, options.charset), kData), replaced(help, kData));
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
