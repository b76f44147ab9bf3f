// GitHub's workflow commands: annotations on the lines of a pull request. A step shows ten of each level and drops the
// rest in silence, so no more are written, the last of them saying how many are missing.
#include <array>
#include <ostream>
#include <string>

#include <fmt/format.h>

#include "reporters/machine/place.h"
#include "reporters/machine/replaced.h"
#include "reporters/reporter.h"
#include "reporters/terminal/shown.h"
#include "reporters/words/details.h"
#include "reporters/words/summary.h"

namespace sidelint::reporters {
namespace {

constexpr std::size_t kShownPerLevel = 10;

// Mirrors actions/toolkit (core/src/command.ts): escapeData and escapeProperty.
constexpr Replacement kData[] = {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}};
constexpr Replacement kProperty[] = {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {':', "%3A"}, {',', "%2C"}};

std::string_view command(Severity severity) {
  return severity == Severity::note ? std::string_view("notice") : to_string(severity);
}

std::string annotation(const Diagnostic& finding, const SourceMap& sources, const ReportOptions& options) {
  const Place place = place_of(finding.primary.at, sources, options);
  std::string text = printable(finding.message, options.charset);
  for (const std::string& line : details(finding, sources, options)) text += '\n' + line;
  // GitHub takes columns only of a span within one line.
  const std::string columns = place.begin.line == place.end.line
                                  ? fmt::format(",col={},endColumn={}", place.begin.column, place.end.column)
                                  : "";
  return fmt::format("::{} file={},line={},endLine={}{},title={}::{}\n", command(finding.severity),
                     replaced(printable(place.file, options.charset), kProperty), place.begin.line, place.end.line,
                     columns, replaced(printable(finding.rule, options.charset), kProperty), replaced(text, kData));
}

void write(const Report& report, const SourceMap& sources, const ReportOptions& options, std::ostream& out) {
  const std::array<std::size_t, 3> counts = count_findings(report);
  std::size_t missing = 0;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    const std::size_t count = counts.at(static_cast<std::size_t>(severity));
    // The line that says what is missing is a notice too.
    const bool may_be_followed = severity == Severity::note && (missing > 0 || count > kShownPerLevel);
    std::size_t room = may_be_followed ? kShownPerLevel - 1 : kShownPerLevel;
    if (count > room) missing += count - room;
    for (const Diagnostic& finding : report.findings) {
      if (finding.severity != severity || room == 0) continue;
      out << annotation(finding, sources, options);
      --room;
    }
  }
  if (missing > 0) out << fmt::format("::notice::{} not shown here\n", counted(missing, "more finding"));
}

}  // namespace

extern constinit const Reporter github{
    .format = "github",
    .alias = "",
    .summary = "Annotations for GitHub Actions (workflow commands).",
    .write = write,
};

}  // namespace sidelint::reporters
