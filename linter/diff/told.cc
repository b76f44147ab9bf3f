#include "linter/diff/told.h"

#include <numeric>
#include <optional>

#include <fmt/format.h>

#include "reporters/words/verdict.h"

namespace sidelint::linter::diff {
namespace {

using Kind = rules::VerdictChange::Kind;

constexpr std::array<std::string_view, kKindCount> kNames{"lost",     "gained",    "moved",  "refused",
                                                          "accepted", "undecided", "decided"};
// What one does, and what several do.
constexpr std::array<std::array<std::string_view, 2>, kKindCount> kWords{{
    {"loses its sidecar", "lose their sidecars"},
    {"gains a sidecar", "gain sidecars"},
    {"moves to another revision", "move to another revision"},
    {"is refused now", "are refused now"},
    {"is not refused any more", "are not refused any more"},
    {"is undecided now", "are undecided now"},
    {"is decided now", "are decided now"},
}};

// "1 injected, 2 not injected"
std::string verdicts(const std::vector<const model::Workload*>& workloads, const Analysis& state) {
  std::array<std::size_t, kVerdictCount> counts{};
  for (const model::Workload* each : workloads) {
    ++counts.at(static_cast<std::size_t>(state.decisions->of(*each).verdict()));
  }
  std::string text;
  for (std::size_t i = 0; i < kVerdictCount; ++i) {
    if (counts.at(i) == 0) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", counts.at(i), reporters::in_words(Verdict(i)));
  }
  return text;
}

Lone lone(const model::Workload& workload, const Analysis& state) {
  Lone result{&workload, &state.decisions->of(workload), {}, 0};
  if (const std::optional<Span> at = state.origins.where(workload.object.at)) {
    result.file = state.sources.path(at->source);
    result.line = state.sources.position(at->source, at->begin).line;
  }
  return result;
}

}  // namespace

Tally tally(const Told& told) {
  Tally counts{};
  for (const rules::VerdictChange& change : told.after.changes) {
    counts.at(static_cast<std::size_t>(change.kind)) += change.members.size();
  }
  return counts;
}

std::size_t changed(const Tally& tally) { return std::accumulate(tally.begin(), tally.end(), std::size_t{0}); }

std::string_view to_string(Kind kind) { return kNames.at(static_cast<std::size_t>(kind)); }

std::string headline(const Told& told) {
  const Tally counts = tally(told);
  const std::size_t count = changed(counts);
  const std::size_t all = told.comparison.workloads;
  const std::string_view noun = all == 1 ? "workload" : "workloads";
  if (all == 0) return "no workload is in both states";
  if (count == 0) return fmt::format("none of {} {} changes", all, noun);
  std::string text = fmt::format("{} of {} {} {}: ", count, all, noun, count == 1 ? "changes" : "change");
  bool is_first = true;
  for (std::size_t i = 0; i < kKindCount; ++i) {
    if (counts.at(i) == 0) continue;
    text += fmt::format("{}{} {}", is_first ? "" : ", ", counts.at(i), kWords.at(i).at(counts.at(i) == 1 ? 0 : 1));
    is_first = false;
  }
  return text;
}

std::string comings_and_goings(const Told& told) {
  const auto& [workloads, fresh, gone] = told.comparison;
  std::string text;
  if (!fresh.empty()) {
    text = fmt::format("{} {} new ({})", fresh.size(), fresh.size() == 1 ? "is" : "are", verdicts(fresh, told.after));
  }
  if (!gone.empty()) {
    text += fmt::format("{}{} {} gone ({})", text.empty() ? "" : ", ", gone.size(), gone.size() == 1 ? "is" : "are",
                        verdicts(gone, told.before));
  }
  return text;
}

Lone appeared(const Told& told, std::size_t index) { return lone(*told.comparison.appeared[index], told.after); }

Lone disappeared(const Told& told, std::size_t index) {
  Lone result = lone(*told.comparison.disappeared[index], told.before);
  if (!result.file.empty()) result.file = told.before_path(result.file);
  return result;
}

}  // namespace sidelint::linter::diff
