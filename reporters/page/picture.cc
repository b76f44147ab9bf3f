#include "reporters/page/picture.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "reporters/words/markup.h"
#include "reporters/words/summary.h"
#include "reporters/words/verdict.h"

namespace sidelint::reporters {
namespace {

constexpr std::size_t kMostNamespaces = 24;
constexpr double kWidth = 1000;
constexpr double kLeft = 230;    // where bands begin
constexpr double kMiddle = 510;  // reach their webhook
constexpr double kRight = 790;   // and end
constexpr double kGap = 10;
constexpr double kThinnest = 12;   // room for a line of text
constexpr double kTallest = 400;   // all bands together
constexpr double kTallestOf = 48;  // and for each heading of the longest column, as a single band is no block
constexpr double kThickest = 24;   // the band of one workload

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

// From a namespace through a webhook to what becomes of the pods.
struct Way {
  std::string name_space;
  std::string webhook;
  Outcome outcome;
  auto operator<=>(const Way&) const = default;
};
using Ways = std::map<Way, std::size_t>;

std::string webhook_of(const DecisionRecord& decision) {
  if (decision.verdict == Verdict::unknown) return "webhook not known";
  if (decision.webhooks.empty()) return "no webhook";
  return fmt::format("{}", fmt::join(decision.webhooks, ", "));
}

// Namespaces by their workloads, the most first; the last of many are called by one name.
std::vector<std::string> name_namespaces(Ways& ways) {
  std::map<std::string, std::size_t> workloads;
  for (const auto& [way, count] : ways) workloads[way.name_space] += count;
  std::vector<std::pair<std::string, std::size_t>> sorted(workloads.begin(), workloads.end());
  std::ranges::stable_sort(sorted, std::ranges::greater(), &std::pair<std::string, std::size_t>::second);
  std::vector<std::string> names;
  for (const auto& each : sorted) names.push_back(each.first);
  if (names.size() <= kMostNamespaces) return names;
  const std::set<std::string> hidden(names.begin() + kMostNamespaces, names.end());
  names.resize(kMostNamespaces);
  names.push_back(counted(hidden.size(), "other namespace"));
  Ways renamed;
  for (const auto& [way, count] : ways) {
    Way shown = way;
    if (hidden.contains(way.name_space)) shown.name_space = names.back();
    renamed[shown] += count;
  }
  ways = std::move(renamed);
  return names;
}

// Stacks the headings; the height they take.
double stack(const std::vector<Side*>& sides, double scale) {
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

// Two columns that a band joins.
struct Between {
  double left;
  double right;
};

std::string band(Between columns, Side& from, Side& to, double thickness, Verdict verdict) {
  const double left = std::exchange(from.next, from.next + thickness) + thickness / 2;
  const double right = std::exchange(to.next, to.next + thickness) + thickness / 2;
  const double middle = (columns.left + columns.right) / 2;
  return fmt::format(
      "<path d=\"M{:.1f} {:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}\" stroke=\"var({})\" "
      "stroke-width=\"{:.1f}\"/>\n",
      columns.left, left, middle, left, middle, right, columns.right, right, colour(verdict), std::max(thickness, 1.0));
}

std::string label(const Side& side, double x, std::string_view anchor, Charset charset) {
  const std::string words = fmt::format("{} ({})", side.name, side.workloads);
  return fmt::format("<text x=\"{:.0f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, side.top + kThinnest, anchor,
                     html_text(words, charset));
}

// The headings of a column; those of webhooks and outcomes in the order of their names.
template <class Key>
std::vector<Side*> in_order(std::map<Key, Side>& sides) {
  std::vector<Side*> all;
  for (auto& [key, side] : sides) all.push_back(&side);
  return all;
}

}  // namespace

std::string picture(const Report& report, const ReportOptions& options) {
  if (report.decisions.empty()) return {};
  Ways ways;
  for (const DecisionRecord& decision : report.decisions) {
    const std::string& name = decision.resource.name_space;
    ++ways[{name.empty() ? "(no namespace)" : name, webhook_of(decision), {decision.verdict, decision.revision}}];
  }
  std::map<std::string, Side> namespaces;
  std::map<std::string, Side> webhooks;
  std::map<Outcome, Side> outcomes;
  std::vector<Side*> left;
  for (const std::string& name : name_namespaces(ways)) left.push_back(&(namespaces[name] = {.name = name}));
  for (const auto& [way, count] : ways) {
    namespaces[way.name_space].workloads += count;
    webhooks[way.webhook].name = way.webhook;
    webhooks[way.webhook].workloads += count;
    outcomes[way.outcome].name = words_of(way.outcome);
    outcomes[way.outcome].workloads += count;
  }
  const std::vector<Side*> middle = in_order(webhooks);
  const std::vector<Side*> right = in_order(outcomes);
  const std::size_t longest = std::max({left.size(), middle.size(), right.size()});
  const double tallest = std::min(kTallest, kTallestOf * static_cast<double>(longest));
  const double scale = std::min(kThickest, tallest / static_cast<double>(report.decisions.size()));
  const double height = std::max({stack(left, scale), stack(middle, scale), stack(right, scale)});
  std::string svg = fmt::format(
      "<svg role=\"img\" aria-label=\"Namespaces, the webhooks called for their pods, and what becomes of them\" "
      "viewBox=\"0 0 {:.0f} {:.0f}\">\n",
      kWidth, height);
  const auto draw = [&](Between columns, Side& from, Side& to, std::size_t count, Verdict verdict) {
    svg += band(columns, from, to, static_cast<double>(count) * scale, verdict);
  };
  for (const auto& [way, count] : ways) {
    Side& webhook = webhooks[way.webhook];
    const double top = webhook.next;
    draw({kLeft, kMiddle}, namespaces[way.name_space], webhook, count, way.outcome.verdict);
    webhook.next = top;  // the band goes on where it came in
    draw({kMiddle, kRight}, webhook, outcomes[way.outcome], count, way.outcome.verdict);
  }
  for (const Side* side : left) svg += label(*side, kLeft - kGap, "end", options.charset);
  for (const Side* side : middle) svg += label(*side, kMiddle, "middle", options.charset);
  for (const Side* side : right) svg += label(*side, kRight + kGap, "start", options.charset);
  return svg + "</svg>\n";
}

}  // namespace sidelint::reporters
