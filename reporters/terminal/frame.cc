#include "reporters/terminal/frame.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "reporters/machine/path.h"
#include "reporters/terminal/marked_line.h"
#include "reporters/terminal/shown.h"
#include "reporters/terminal/style.h"
#include "reporters/words/verdict.h"

namespace sidelint::reporters {
namespace {

constexpr std::size_t kMostPlaces = 4;  // of one finding; the trace says the rest
constexpr std::size_t kLeastGutter = 2;

struct Placed {
  Span at;
  Mark::Kind kind;
  std::string_view text;
};

// The primary first, then what makes it so, then where its text comes from.
std::vector<Placed> places(const Diagnostic& finding) {
  std::vector<Placed> all{{finding.primary.at, Mark::Kind::primary, finding.primary.text}};
  for (const Label& note : finding.notes) all.push_back({note.at, Mark::Kind::secondary, note.text});
  for (const Span& hand : finding.chain) {
    const bool said = std::any_of(all.begin(), all.end(), [&](const Placed& placed) { return placed.at == hand; });
    if (!said && all.size() < kMostPlaces) all.push_back({hand, Mark::Kind::secondary, kComesFrom});
  }
  return all;
}

bool has_text(SourceId source, const SourceMap& sources) { return !sources.text(source).empty(); }

// The span as bytes of its first line.
Mark mark(const Placed& placed, std::string_view line, const SourceMap& sources, Charset charset) {
  const Position begin = sources.position(placed.at.source, placed.at.begin);
  const Position end = sources.position(placed.at.source, placed.at.end);
  const std::size_t from = std::min<std::size_t>(begin.column - 1, line.size());
  const std::size_t to = end.line == begin.line ? std::min<std::size_t>(end.column - 1, line.size()) : line.size();
  return {placed.kind, from, std::max(from, to), printable(placed.text, charset)};
}

// The lines of one file that have marks, in order; where just one line lies between two of them, that one too.
std::vector<MarkedLine> marked_lines(const std::vector<Placed>& placed, SourceId source, const SourceMap& sources,
                                     Charset charset) {
  const std::string_view text = sources.text(source);
  std::vector<MarkedLine> lines;
  for (const Placed& each : placed) {
    const std::uint32_t number = sources.position(source, each.at.begin).line;
    auto line = std::find_if(lines.begin(), lines.end(), [&](const MarkedLine& l) { return l.number == number; });
    if (line == lines.end()) line = lines.insert(line, {number, sources.lines(source).line(text, number), {}});
    line->marks.push_back(mark(each, line->text, sources, charset));
  }
  std::sort(lines.begin(), lines.end(), [](const MarkedLine& a, const MarkedLine& b) { return a.number < b.number; });
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::uint32_t between = lines[i - 1].number + 1;
    if (lines[i].number != between + 1) continue;
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(i),
                 {between, sources.lines(source).line(text, between), {}});
    ++i;
  }
  return lines;
}

std::size_t gutter_of(const std::vector<Placed>& all, const SourceMap& sources) {
  std::size_t gutter = kLeastGutter;
  for (const Placed& placed : all) {
    if (!has_text(placed.at.source, sources)) continue;
    gutter = std::max(gutter, std::to_string(sources.position(placed.at.source, placed.at.begin).line).size());
  }
  return gutter;
}

void append_file(std::string& out, const std::vector<Placed>& placed, std::string_view arrow, std::size_t gutter,
                 const SourceMap& sources, const ReportOptions& options) {
  const SourceId source = placed.front().at.source;
  const std::string empty = paint(options.colour, Tone::gutter, fmt::format("{:>{}} |", "", gutter)) + '\n';
  out += paint(options.colour, Tone::gutter, fmt::format("{:>{}}{}", "", gutter, arrow));
  out.append(" ").append(place(placed.front().at, sources, options));
  if (!has_text(source, sources)) {  // nothing can be underlined
    if (!placed.front().text.empty()) out.append(": ").append(printable(placed.front().text, options.charset));
    out += '\n';
    return;
  }
  out.append("\n").append(empty);
  std::uint32_t previous = 0;
  for (const MarkedLine& line : marked_lines(placed, source, sources, options.charset)) {
    if (previous != 0 && line.number > previous + 1) out += paint(options.colour, Tone::gutter, "...") + '\n';
    append(out, line, gutter, options);
    previous = line.number;
  }
  out += empty;
}

}  // namespace

Frames frames(const Diagnostic& finding, const SourceMap& sources, const ReportOptions& options) {
  std::vector<Placed> left = places(finding);
  Frames result{"", gutter_of(left, sources)};
  std::string_view arrow = "-->";
  while (!left.empty()) {  // a file at a time, in the order in which they are first named
    const SourceId source = left.front().at.source;
    const auto others = std::stable_partition(left.begin(), left.end(),
                                              [&](const Placed& placed) { return placed.at.source == source; });
    append_file(result.text, {left.begin(), others}, arrow, result.gutter, sources, options);
    left.erase(left.begin(), others);
    arrow = ":::";
  }
  return result;
}

std::string place(Span at, const SourceMap& sources, const ReportOptions& options) {
  const std::string& path = sources.path(at.source);
  std::string text = printable(path, options.charset);
  if (has_text(at.source, sources)) {
    const Position position = sources.position(at.source, at.begin);
    text += fmt::format(":{}:{}", position.line, position.column);
  }
  const std::string target = options.links == Links::always ? file_uri(path, options.working_directory) : "";
  return target.empty() ? text : fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", target, text);
}

}  // namespace sidelint::reporters
