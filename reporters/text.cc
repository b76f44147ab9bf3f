// For people: frames of source, the trace of the decision, what to do. The look is fixed by tests/golden/report.txt.
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "reporters/reporter.h"
#include "reporters/terminal/frame.h"
#include "reporters/terminal/shown.h"
#include "reporters/terminal/style.h"
#include "reporters/terminal/suggestion.h"
#include "reporters/terminal/trace.h"
#include "reporters/words/verdict.h"

namespace sidelint::reporters {
namespace {

// `= key: first line`, further lines below the first one's words.
void append_entry(std::string& out, std::size_t gutter, std::string_view key, const std::vector<std::string>& lines,
                  Colour colour) {
  const std::string start = fmt::format("{:>{}} = ", "", gutter);
  const std::size_t indent = gutter + 3 + key.size() + 2;
  out += fmt::format("{}{}: ", paint(colour, Tone::gutter, start), paint(colour, Tone::message, key));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out.append(indent, ' ');
    out.append(lines[i]).append("\n");
  }
}

std::string head(const Diagnostic& finding, const ReportOptions& options) {
  const std::string kind = fmt::format("{}[{}]", to_string(finding.severity), printable(finding.rule, options.charset));
  const std::string message = ": " + printable(finding.message, options.charset);
  return paint(options.colour, tone_of(finding.severity), kind) + paint(options.colour, Tone::message, message) + '\n';
}

// "in overlays/dev, overlays/prod", not more of them than fit a line.
std::string units_in_words(const Diagnostic& finding) {
  constexpr std::size_t kMost = 4;
  std::string text;
  const std::size_t count = finding.units.size();
  const std::size_t shown = count > kMost + 1 ? kMost : count;
  for (std::size_t i = 0; i < shown; ++i) text.append(i == 0 ? "in " : ", ").append(finding.units[i]);
  return count == shown ? text : text + fmt::format(" and {} more units", count - shown);
}

std::string help_line(std::string_view help, const ReportOptions& options) {
  return paint(options.colour, Tone::help, printable(help, options.charset));
}

std::string told(const Diagnostic& finding, const Report& report, const SourceMap& sources,
                 const ReportOptions& options) {
  std::string out = head(finding, options);
  const Frames frame = frames(finding, sources, options);
  out += frame.text;
  const DecisionRecord* decision = explanation(finding, report);
  if (decision != nullptr && options.trace != TraceDetail::none) {
    append_entry(out, frame.gutter, "trace", trace_lines(*decision, options.trace, sources, options), options.colour);
  }
  if (!finding.units.empty()) {
    append_entry(out, frame.gutter, "note", {printable(units_in_words(finding), options.charset)}, options.colour);
  }
  for (const std::string& remark : finding.remarks) {
    append_entry(out, frame.gutter, "note", {printable(remark, options.charset)}, options.colour);
  }
  if (!finding.help.empty()) {
    append_entry(out, frame.gutter, "help", {help_line(finding.help, options)}, options.colour);
  }
  for (const std::string& other : finding.alternatives) {
    append_entry(out, frame.gutter, "help", {help_line(or_else(other), options)}, options.colour);
  }
  for (const Fix& fix : finding.fixes) {
    append_entry(out, frame.gutter, "fix", {paint(options.colour, Tone::help, fix_line(fix, options.charset))},
                 options.colour);
    out += changed_lines(fix, frame.gutter, sources, options);
  }
  const std::string docs = "sidelint explain " + printable(finding.rule, options.charset);
  append_entry(out, frame.gutter, "docs", {paint(options.colour, Tone::aside, docs)}, options.colour);
  return out;
}

void write(const Report& report, const SourceMap& sources, const ReportOptions& options, std::ostream& out) {
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    if (i > 0) out << '\n';
    out << told(report.findings[i], report, sources, options);
  }
}

}  // namespace

extern constinit const Reporter text{
    .format = "text",
    .alias = "",
    .summary = "Frames of source with the trace of each decision, for people (the default).",
    .write = write,
};

}  // namespace sidelint::reporters
