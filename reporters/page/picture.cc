#include "reporters/page/picture.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "reporters/words/markup.h"
#include "reporters/words/summary.h"
#include "reporters/words/verdict.h"

namespace sidelint::reporters {
namespace {

constexpr std::size_t kMostNamespaces = 24;
constexpr double kWidth = 900;
constexpr double kLeft = 300;   // where bands begin
constexpr double kRight = 600;  // and end
constexpr double kGap = 10;
constexpr double kThinnest = 12;  // room for a line of text
constexpr double kTallest = 400;  // all bands together
constexpr double kThickest = 24;  // the band of one workload

// A heading on one side, and where its next band starts.
struct Side {
  std::string name;
  std::size_t workloads = 0;
  double top = 0;
  double next = 0;
};

struct Outcome {
  Verdict verdict;
  std::string revision;
  auto operator<=>(const Outcome&) const = default;
};

std::string words_of(const Outcome& outcome) {
  if (outcome.revision.empty()) return std::string(in_words(outcome.verdict));
  return fmt::format("{} by {}", in_words(outcome.verdict), outcome.revision);
}

using Bands = std::map<std::string, std::map<Outcome, std::size_t>>;

std::size_t total(const std::map<Outcome, std::size_t>& outcomes) {
  std::size_t sum = 0;
  for (const auto& [outcome, count] : outcomes) sum += count;
  return sum;
}

// By namespace; those with few workloads as one, named last.
std::vector<std::pair<std::string, std::map<Outcome, std::size_t>>> bands_of(const Report& report) {
  Bands all;
  for (const DecisionRecord& decision : report.decisions) {
    const std::string& name = decision.resource.name_space;
    ++all[name.empty() ? "(no namespace)" : name][{decision.verdict, decision.revision}];
  }
  std::vector<std::pair<std::string, std::map<Outcome, std::size_t>>> bands(all.begin(), all.end());
  std::stable_sort(bands.begin(), bands.end(),
                   [](const auto& a, const auto& b) { return total(a.second) > total(b.second); });
  if (bands.size() <= kMostNamespaces) return bands;
  std::map<Outcome, std::size_t> others;
  for (std::size_t i = kMostNamespaces; i < bands.size(); ++i)
    for (const auto& [outcome, count] : bands[i].second) others[outcome] += count;
  const std::size_t hidden = bands.size() - kMostNamespaces;
  bands.resize(kMostNamespaces);
  bands.emplace_back(counted(hidden, "other namespace"), std::move(others));
  return bands;
}

// Stacks the headings; the height they take.
double stack(std::vector<Side*> sides, double scale) {
  double top = 0;
  for (Side* side : sides) {
    side->top = side->next = top;
    top += std::max(kThinnest, static_cast<double>(side->workloads) * scale) + kGap;
  }
  return top;
}

std::string_view colour(Verdict verdict) {
  constexpr std::array<std::string_view, kVerdictCount> kColours = {"--yes", "--no", "--error", "--unknown"};
  return kColours.at(static_cast<std::size_t>(verdict));
}

std::string band(Side& from, Side& to, double thickness, Verdict verdict) {
  const double left = std::exchange(from.next, from.next + thickness) + thickness / 2;
  const double right = std::exchange(to.next, to.next + thickness) + thickness / 2;
  const double middle = (kLeft + kRight) / 2;
  return fmt::format(
      "<path d=\"M{:.1f} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}\" stroke=\"var({})\" "
      "stroke-width=\"{:.1f}\"/>\n",
      kLeft, left, middle, left, middle, right, kRight, right, colour(verdict), std::max(thickness, 1.0));
}

std::string label(const Side& side, double x, std::string_view anchor, Charset charset) {
  const std::string words = fmt::format("{} ({})", side.name, side.workloads);
  return fmt::format("<text x=\"{:.0f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, side.top + kThinnest, anchor,
                     html_text(words, charset));
}

}  // namespace

std::string picture(const Report& report, const ReportOptions& options) {
  if (report.decisions.empty()) return {};
  const auto bands = bands_of(report);
  std::map<std::string, Side> namespaces;
  std::map<Outcome, Side> outcomes;
  std::vector<Side*> left;
  for (const auto& [name, counts] : bands) {
    left.push_back(&(namespaces[name] = {name, total(counts)}));
    for (const auto& [outcome, count] : counts) {
      outcomes[outcome].name = words_of(outcome);
      outcomes[outcome].workloads += count;
    }
  }
  std::vector<Side*> right;
  for (auto& [outcome, side] : outcomes) right.push_back(&side);
  const double scale = std::min(kThickest, kTallest / static_cast<double>(report.decisions.size()));
  const double height = std::max(stack(left, scale), stack(right, scale));
  std::string svg = fmt::format(
      "<svg role=\"img\" aria-label=\"Namespaces and what becomes of their workloads\" viewBox=\"0 0 {:.0f} "
      "{:.0f}\">\n",
      kWidth, height);
  for (const auto& [name, counts] : bands)
    for (const auto& [outcome, count] : counts)
      svg += band(namespaces[name], outcomes[outcome], static_cast<double>(count) * scale, outcome.verdict);
  for (const Side* side : left) svg += label(*side, kLeft - kGap, "end", options.charset);
  for (const Side* side : right) svg += label(*side, kRight + kGap, "start", options.charset);
  return svg + "</svg>\n";
}

}  // namespace sidelint::reporters
