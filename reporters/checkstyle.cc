// Checkstyle's XML, which many CI servers read.
#include <ostream>
#include <string>

#include <fmt/format.h>

#include "reporters/machine/place.h"
#include "reporters/machine/xml.h"
#include "reporters/reporter.h"
#include "reporters/terminal/shown.h"

namespace sidelint::reporters {
namespace {

std::string message(const Diagnostic& finding, Charset charset) {
  const std::string text = printable(finding.message, charset);
  return finding.help.empty() ? text : fmt::format("{} (help: {})", text, printable(finding.help, charset));
}

// Findings are in order of files, so each file is one element.
void write(const Report& report, const SourceMap& sources, const ReportOptions& options, std::ostream& out) {
  XmlWriter xml(out);
  xml.begin("checkstyle", {{"version", "4.3"}});
  std::string file;
  for (const Diagnostic& finding : report.findings) {
    const Place place = place_of(finding.primary.at, sources, options);
    if (place.file != file) {
      if (!file.empty()) xml.end();
      file = place.file;
      xml.begin("file", {{"name", printable(file, options.charset)}});
    }
    const std::string_view severity = finding.severity == Severity::note ? "info" : to_string(finding.severity);
    xml.empty("error", {{"line", std::to_string(place.begin.line)},
                        {"column", std::to_string(place.begin.column)},
                        {"severity", std::string(severity)},
                        {"message", message(finding, options.charset)},
                        {"source", "sidelint." + printable(finding.rule, options.charset)}});
  }
  if (!file.empty()) xml.end();
  xml.end();
}

}  // namespace

extern constinit const Reporter checkstyle{
    .format = "checkstyle",
    .alias = "",
    .summary = "Checkstyle's XML, for CI servers that read it.",
    .write = write,
};

}  // namespace sidelint::reporters
