// TeamCity's service messages: an inspection type for each rule, an inspection for each finding.
#include <ostream>
#include <set>
#include <string>

#include <fmt/format.h>

#include "reporters/machine/place.h"
#include "reporters/machine/replaced.h"
#include "reporters/reporter.h"
#include "reporters/terminal/shown.h"

namespace sidelint::reporters {
namespace {

// Beyond ASCII `|0xABCD` may stand, but the server reads UTF-8 as well.
constexpr Replacement kEscapes[] = {{'|', "||"}, {'\'', "|'"}, {'[', "|["}, {']', "|]"}, {'\n', "|n"}, {'\r', "|r"}};

std::string_view severity(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "ERROR";
    case Severity::warning:
      return "WARNING";
    case Severity::note:
      return "INFO";
  }
  return "INFO";
}

void write(const Report& report, const SourceMap& sources, const ReportOptions& options, std::ostream& out) {
  const auto shown = [&](std::string_view words) { return replaced(printable(words, options.charset), kEscapes); };
  std::set<std::string_view> found;
  for (const Diagnostic& finding : report.findings) found.insert(finding.rule);
  for (const RuleInfo& rule : report.rules) {
    if (!found.contains(rule.name)) continue;
    out << fmt::format(
        "##teamcity[inspectionType id='{}' name='{}' category='Istio sidecar injection' description='{}']\n",
        shown(rule.name), shown(rule.name), shown(rule.summary));
  }
  for (const Diagnostic& finding : report.findings) {
    const Place place = place_of(finding.primary.at, sources, options);
    const std::string help = finding.help.empty() ? "" : fmt::format(" (help: {})", finding.help);
    out << fmt::format("##teamcity[inspection typeId='{}' message='{}{}' file='{}' line='{}' SEVERITY='{}']\n",
                       shown(finding.rule), shown(finding.message), shown(help), shown(place.file), place.begin.line,
                       severity(finding.severity));
  }
}

}  // namespace

extern constinit const Reporter teamcity{
    .format = "teamcity",
    .alias = "",
    .summary = "Inspections for TeamCity (service messages).",
    .write = write,
};

}  // namespace sidelint::reporters
