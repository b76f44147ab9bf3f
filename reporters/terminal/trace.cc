#include "reporters/terminal/trace.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "reporters/terminal/shown.h"
#include "reporters/terminal/style.h"
#include "reporters/words/verdict.h"

namespace sidelint::reporters {
namespace {

constexpr std::size_t kBriefSteps = 6;
// A longer text sticks out instead of pushing every other line's columns away.
constexpr std::size_t kWidestAligned = 60;
constexpr std::string_view kGap = "   ";

std::string_view sign(const TraceLine& line, Verdict verdict, const Symbols& signs) {
  switch (line.outcome) {
    case Outcome::matched:
      return signs.matched;
    case Outcome::not_matched:  // an answer "no" is not yet one against a sidecar: the cross is for what decides so
    case Outcome::skipped:
      return signs.skipped;
    case Outcome::unknown:
      return signs.unknown;
    case Outcome::settled:
      break;
  }
  if (verdict == Verdict::unknown) return signs.unknown;
  return verdict == Verdict::injected ? signs.matched : signs.not_matched;
}

// The less, the more a brief trace needs the step.
int rank(const TraceLine& line) {
  constexpr std::array<int, 5> kByOutcome = {2, 3, 0, 4, 1};  // matched, not_matched, settled, skipped, unknown
  return kByOutcome.at(static_cast<std::size_t>(line.outcome));
}

std::vector<const TraceLine*> chosen(const std::vector<TraceLine>& trace, TraceDetail detail) {
  std::vector<const TraceLine*> steps;
  for (const TraceLine& line : trace) steps.push_back(&line);
  if (detail == TraceDetail::whole || steps.size() <= kBriefSteps) return steps;
  std::stable_sort(steps.begin(), steps.end(),
                   [](const TraceLine* a, const TraceLine* b) { return rank(*a) < rank(*b); });
  steps.resize(kBriefSteps);
  std::sort(steps.begin(), steps.end());  // one array: by address is by evaluation
  return steps;
}

std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// `file:line`, with the folder only if another file in the trace has the same name.
std::string short_place(const TraceLine& line, const std::vector<const TraceLine*>& steps, const SourceMap& sources) {
  if (!line.at) return {};
  const std::string& path = sources.path(line.at->source);
  const bool ambiguous = std::any_of(steps.begin(), steps.end(), [&](const TraceLine* other) {
    return other->at && other->at->source != line.at->source &&
           file_name(sources.path(other->at->source)) == file_name(path);
  });
  return fmt::format("{}:{}", ambiguous ? path : file_name(path),
                     sources.position(line.at->source, line.at->begin).line);
}

struct Row {
  std::string text;
  std::string place;
  std::string effect;
};

void pad(std::string& line, std::string_view cell, std::size_t width) {
  line += cell;
  const std::size_t columns = columns_of(cell);
  if (columns < width) line.append(width - columns, ' ');
}

std::string aligned(const Row& row, std::size_t text_width, std::size_t place_width) {
  std::string line;
  if (row.place.empty() && row.effect.empty()) return row.text;
  pad(line, row.text, text_width);
  line += kGap;
  if (row.place.empty()) return line + row.effect;
  if (row.effect.empty()) return line + row.place;
  pad(line, row.place, place_width);
  return line.append(kGap).append(row.effect);
}

std::vector<std::string> step_lines(const DecisionRecord& decision, const std::vector<const TraceLine*>& steps,
                                    const SourceMap& sources, const ReportOptions& options) {
  const Symbols& signs = symbols(options.charset);
  std::vector<Row> rows;
  std::size_t text_width = 0;
  std::size_t place_width = 0;
  for (const TraceLine* step : steps) {
    const std::string text = printable(step->text, options.charset);
    rows.push_back({fmt::format("{} {}", sign(*step, decision.verdict, signs), text),
                    printable(short_place(*step, steps, sources), options.charset),
                    printable(step->effect, options.charset)});
    const Row& row = rows.back();
    if (const std::size_t columns = columns_of(row.text); columns <= kWidestAligned) {
      text_width = std::max(text_width, columns);
    }
    place_width = std::max(place_width, columns_of(row.place));
  }
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string line = aligned(rows[i], text_width, place_width);
    const bool decides = steps[i]->outcome == Outcome::settled;
    lines.push_back(decides ? paint(options.colour, Tone::decides, fmt::format("{}{}{}", line, kGap, signs.decides))
                            : paint(options.colour, Tone::aside, line));
  }
  return lines;
}

}  // namespace

std::vector<std::string> trace_lines(const DecisionRecord& decision, TraceDetail detail, const SourceMap& sources,
                                     const ReportOptions& options) {
  const std::vector<const TraceLine*> steps = chosen(decision.trace, detail);
  std::vector<std::string> lines = step_lines(decision, steps, sources, options);
  std::string last = verdict_words(decision);
  const bool marked =
      std::any_of(steps.begin(), steps.end(), [](const TraceLine* step) { return step->outcome == Outcome::settled; });
  if (!marked && decision.verdict != Verdict::unknown && !decision.because.empty()) {
    last += fmt::format(" ({})", decision.because);
  }
  last = fmt::format("{} {}", symbols(options.charset).verdict, printable(last, options.charset));
  if (const std::size_t left_out = decision.trace.size() - steps.size(); left_out > 0) {
    last += fmt::format("{}({} more {}: --verbose)", kGap, left_out, left_out == 1 ? "step" : "steps");
  }
  lines.push_back(paint(options.colour, Tone::decides, last));
  return lines;
}

}  // namespace sidelint::reporters
