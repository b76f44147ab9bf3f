// GitLab's Code Quality report: a JSON array that merge requests show beside the changed lines.
#include <ostream>
#include <string>

#include "reporters/machine/fingerprint.h"
#include "reporters/machine/json_writer.h"
#include "reporters/machine/place.h"
#include "reporters/reporter.h"
#include "reporters/words/details.h"

namespace sidelint::reporters {
namespace {

std::string_view severity(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "critical";
    case Severity::warning:
      return "major";
    case Severity::note:
      return "info";
  }
  return "info";
}

void write(const Report& report, const SourceMap& sources, const ReportOptions& options, std::ostream& out) {
  ResourceFingerprints fingerprints;
  JsonWriter writer(out);
  writer.begin_array();
  for (const Diagnostic& finding : report.findings) {
    const Place place = place_of(finding.primary.at, sources, options);
    std::string content;
    for (const std::string& line : details(finding, sources, options)) content += "- " + line + '\n';
    writer.value(
        {{"type", "issue"},
         {"check_name", finding.rule},
         {"description", finding.message},
         {"content", {{"body", content}}},
         {"categories", Json::array({"Bug Risk"})},
         {"severity", severity(finding.severity)},
         {"fingerprint", fingerprints.next(finding, place.file)},
         {"location", {{"path", place.file}, {"lines", {{"begin", place.begin.line}, {"end", place.end.line}}}}}});
  }
  writer.end();
}

}  // namespace

extern constinit const Reporter gitlab{
    .format = "gitlab",
    .alias = "code-quality",
    .summary = "GitLab's Code Quality report (JSON).",
    .write = write,
};

}  // namespace sidelint::reporters
