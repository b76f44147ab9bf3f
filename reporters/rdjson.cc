// Reviewdog's diagnostic format as one JSON object.
#include <ostream>

#include "reporters/machine/rdjson_diagnostic.h"
#include "reporters/reporter.h"

namespace sidelint::reporters {
namespace {

void write(const Report& report, const SourceMap& sources, const ReportOptions& options, std::ostream& out) {
  JsonWriter writer(out);
  writer.begin_object();
  writer.key("source");
  writer.value({{"name", "sidelint"}});
  writer.key("diagnostics");
  writer.begin_array();
  for (const Diagnostic& finding : report.findings) writer.value(rdjson_diagnostic(finding, sources, options));
  writer.end();
  writer.end();
}

}  // namespace

extern constinit const Reporter rdjson{
    .format = "rdjson",
    .alias = "",
    .summary = "Reviewdog's diagnostic format, one JSON object.",
    .write = write,
};

}  // namespace sidelint::reporters
