// One line a finding, `file:line:col: error[rule] message (help: …)`: greppable, and read by editors that know gcc's
// messages.
#include <ostream>
#include <string>

#include <fmt/format.h>

#include "reporters/reporter.h"
#include "reporters/terminal/shown.h"

namespace sidelint::reporters {
namespace {

// Backticks mean something to the shells that such lines are pasted into.
std::string plain(std::string_view words, Charset charset) {
  std::string text = printable(words, charset);
  std::erase(text, '`');
  return text;
}

std::string where(Span at, const SourceMap& sources, Charset charset) {
  std::string path = printable(sources.path(at.source), charset);
  const std::size_t first = path.find_first_not_of(' ');
  if (first < path.size() && path[first] == ':')
    path.insert(0, "./");  // to GitHub's runner, a line of `::` is a command
  if (sources.text(at.source).empty()) return path;
  const Position position = sources.position(at.source, at.begin);
  return fmt::format("{}:{}:{}", path, position.line, position.column);
}

void write(const Report& report, const SourceMap& sources, const ReportOptions& options, std::ostream& out) {
  for (const Diagnostic& finding : report.findings) {
    out << fmt::format("{}: {}[{}] {}", where(finding.primary.at, sources, options.charset),
                       to_string(finding.severity), plain(finding.rule, options.charset),
                       plain(finding.message, options.charset));
    if (!finding.help.empty()) out << fmt::format(" (help: {})", plain(finding.help, options.charset));
    out << '\n';
  }
}

}  // namespace

extern constinit const Reporter concise{
    .format = "concise",
    .alias = "",
    .summary = "One line a finding: file:line:col: severity[rule] message (help: ...).",
    .write = write,
};

}  // namespace sidelint::reporters
