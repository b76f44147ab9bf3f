#include "reporters/words/details.h"

#include <fmt/format.h>

#include "reporters/machine/place.h"
#include "reporters/terminal/shown.h"
#include "reporters/words/verdict.h"

namespace sidelint::reporters {
namespace {

std::string cause(Span at, std::string_view words, const SourceMap& sources, const ReportOptions& options) {
  const Place place = place_of(at, sources, options);
  return fmt::format("cause: {}:{} {}", printable(place.file, options.charset), place.begin.line,
                     printable(words, options.charset));
}

}  // namespace

std::vector<std::string> details(const Diagnostic& finding, const SourceMap& sources, const ReportOptions& options) {
  std::vector<std::string> lines;
  const auto add = [&](std::string_view what, std::string_view words) {
    if (!words.empty()) lines.push_back(fmt::format("{}: {}", what, printable(words, options.charset)));
  };
  add("here", finding.primary.text);
  for (const Label& note : finding.notes) lines.push_back(cause(note.at, note.text, sources, options));
  for (const Span& hand : finding.chain) lines.push_back(cause(hand, kComesFrom, sources, options));
  for (const std::string& remark : finding.remarks) add("note", remark);
  add("help", finding.help);
  for (const std::string& other : finding.alternatives) add("help", or_else(other));
  return lines;
}

}  // namespace sidelint::reporters
