// One decision, told whole: what `why` prints.
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "reporters/reporter.h"
#include "reporters/terminal/frame.h"
#include "reporters/terminal/shown.h"
#include "reporters/terminal/style.h"
#include "reporters/terminal/trace.h"
#include "reporters/words/verdict.h"

namespace sidelint {
namespace reporters {
namespace {

// "unit overlays/dev", "in overlays/dev, overlays/prod"; nothing of a plain tree.
std::string units_in_words(const DecisionRecord& decision, const std::vector<std::string>& units) {
  if (units.size() > 1) return fmt::format("in {}", fmt::join(units, ", "));
  return decision.unit == "." ? "" : "unit " + decision.unit;
}

std::string told(const DecisionRecord& decision, const SourceMap& sources, const ReportOptions& options,
                 const std::vector<std::string>& units) {
  const std::string head = fmt::format("{}: {}", name_in_words(decision), in_words(decision.verdict));
  std::string text = paint(options.colour, Tone::message, printable(head, options.charset));
  text += fmt::format("\n  {} {}", paint(options.colour, Tone::gutter, "-->"), place(decision.at, sources, options));
  const std::string where = units_in_words(decision, units);
  if (!where.empty()) text += fmt::format(" ({})", printable(where, options.charset));
  text += '\n';
  for (const std::string& line : trace_lines(decision, TraceDetail::whole, sources, options)) {
    text += fmt::format("  {}\n", line);
  }
  for (const std::string& fact : decision.missing) {
    text += fmt::format("  {} not known: {}\n", symbols(options.charset).unknown, printable(fact, options.charset));
  }
  return text;
}

}  // namespace
}  // namespace reporters

void write_decision(const DecisionRecord& decision, const SourceMap& sources, const ReportOptions& options,
                    std::ostream& out, const std::vector<std::string>& units) {
  out << reporters::told(decision, sources, options, units);
}

}  // namespace sidelint
