// Reviewdog's diagnostic format, a line of JSON for each finding.
#include <ostream>

#include "reporters/machine/rdjson_diagnostic.h"
#include "reporters/reporter.h"

namespace sidelint::reporters {
namespace {

void write(const Report& report, const SourceMap& sources, const ReportOptions& options, std::ostream& out) {
  for (const Diagnostic& finding : report.findings) {
    const Json line = rdjson_diagnostic(finding, sources, options);
    out << line.dump(-1, ' ', true, Json::error_handler_t::replace) << '\n';
  }
}

}  // namespace

extern constinit const Reporter rdjsonl{
    .format = "rdjsonl",
    .alias = "",
    .summary = "Reviewdog's diagnostic format, a line of JSON for each finding.",
    .write = write,
};

}  // namespace sidelint::reporters
