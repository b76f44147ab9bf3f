#include "engine/decide/worlds/solve.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "engine/decide/keys.h"
#include "engine/decide/steps/walk.h"
#include "engine/decide/worlds/conditions.h"
#include "engine/decide/worlds/fold.h"

namespace sidelint::decide {
namespace {

std::vector<std::size_t> sizes(const std::vector<Dimension>& dimensions) {
  std::vector<std::size_t> result;
  for (const Dimension& dimension : dimensions) result.push_back(dimension.size);
  return result;
}

// The number of worlds, or more than kMaxWorlds if there are too many.
std::size_t world_count(const std::vector<Dimension>& dimensions) {
  std::size_t count = 1;
  for (const Dimension& dimension : dimensions) {
    count *= dimension.size;
    if (count > kMaxWorlds) return count;
  }
  return count;
}

class Solver {
 public:
  Solver(const Facts& facts, const ControlPlane& plane) : facts_(facts), plane_(plane) {}

  Solution solve() {
    solution_.dimensions = open_dimensions(facts_, plane_);
    if (world_count(solution_.dimensions) > kMaxWorlds) return give_up();
    Grid grid = run();
    if (is_unknown()) {
      forget_what_does_not_matter(grid);
      add_possibilities(grid);
    } else {
      solution_.verdict = walks_.front().verdict();
    }
    choose_shown(grid);
    find_dependencies(grid);
    find_hooks();
    solution_.rests_on_profile = plane_.source == ControlPlane::Source::assumed && rests_on_profile();
    return std::move(solution_);
  }

 private:
  Grid run() {
    Grid grid(sizes(solution_.dimensions));
    walks_.clear();
    for (std::size_t world = 0; world < grid.count(); ++world) {
      walks_.push_back(walk(make_world(facts_, plane_, solution_.dimensions, grid.choice(world))));
    }
    return grid;
  }

  bool is_unknown() const {
    const Verdict first = walks_.front().verdict();
    return std::any_of(walks_.begin(), walks_.end(), [&](const Walk& each) { return each.verdict() != first; });
  }

  std::vector<bool> worlds_of(Verdict verdict) const {
    std::vector<bool> wanted;
    for (const Walk& each : walks_) wanted.push_back(each.verdict() == verdict);
    return wanted;
  }

  // Keeps of each such dimension its first value only.
  void forget_what_does_not_matter(Grid& grid) {
    std::vector<std::uint8_t> verdicts;
    for (const Walk& each : walks_) verdicts.push_back(static_cast<std::uint8_t>(each.verdict()));
    std::vector<bool> kept(grid.dimensions());
    for (std::size_t d = 0; d < grid.dimensions(); ++d) kept[d] = matters(grid, verdicts, d);
    std::vector<Walk> remaining;
    for (std::size_t world = 0; world < grid.count(); ++world) {
      bool stays = true;
      for (std::size_t d = 0; d < grid.dimensions(); ++d) stays = stays && (kept[d] || grid.value(world, d) == 0);
      if (stays) remaining.push_back(std::move(walks_[world]));
    }
    walks_ = std::move(remaining);
    for (std::size_t d = 0; d < grid.dimensions(); ++d) {
      if (!kept[d]) solution_.dimensions[d].size = 1;
    }
    grid = Grid(sizes(solution_.dimensions));
  }

  // How hard a condition is to read: values that a label may not have are harder than those that it may, and one that
  // is too long is not told.
  static std::size_t effort(const std::string& condition) {
    if (condition.empty() || condition.size() > kMaxCondition) return std::string::npos;
    constexpr std::string_view kExclusion = "that is n";
    std::size_t effort = condition.size();
    for (std::size_t at = condition.find(kExclusion); at != std::string::npos; at = condition.find(kExclusion, at + 1))
      effort += kExclusion.size();
    return effort;
  }

  // The verdict with the hardest condition comes otherwise; of equals, the pod is injected on a condition.
  void add_possibilities(const Grid& grid) {
    std::vector<Possibility> found;
    for (const Verdict verdict : {Verdict::injected, Verdict::not_injected, Verdict::rejected}) {
      const std::vector<bool> worlds = worlds_of(verdict);
      if (std::find(worlds.begin(), worlds.end(), true) == worlds.end()) continue;
      found.push_back({verdict, ""});
      if (grid.count() <= kMaxFolded) {
        found.back().when = condition(facts_, solution_.dimensions, grid, cover(grid, worlds));
      }
    }
    const auto easier = [](const Possibility& a, const Possibility& b) { return effort(a.when) < effort(b.when); };
    std::stable_sort(found.begin(), found.end(), easier);
    for (Possibility& each : found) {
      if (effort(each.when) == std::string::npos) each.when = keys_condition(facts_, solution_.dimensions);
    }
    found.back().when.clear();
    solution_.possibilities = std::move(found);
  }

  Solution give_up() {
    solution_.possibilities = {{Verdict::injected, keys_condition(facts_, solution_.dimensions)},
                               {Verdict::not_injected, ""}};
    solution_.shown.assign(solution_.dimensions.size(), 0);
    const Walk first = walk(make_world(facts_, plane_, solution_.dimensions, solution_.shown));
    for (std::size_t i = 0; i < first.reached; ++i) {
      for (std::size_t d = 0; d < solution_.dimensions.size(); ++d) solution_.depends[i].push_back(d);
    }
    solution_.rests_on_profile = plane_.source == ControlPlane::Source::assumed;
    return std::move(solution_);
  }

  // The world that comes farthest: its steps are those of all the others. Of an unknown verdict one that injects.
  void choose_shown(const Grid& grid) {
    const bool unknown = solution_.verdict == Verdict::unknown;
    const auto rank = [&](const Walk& each) {
      return std::pair(unknown && each.verdict() == Verdict::injected, each.reached);
    };
    const auto farthest =
        std::max_element(walks_.begin(), walks_.end(), [&](const Walk& a, const Walk& b) { return rank(a) < rank(b); });
    shown_ = static_cast<std::size_t>(farthest - walks_.begin());
    solution_.shown = grid.choice(shown_);
  }

  // What a step comes to in a world; of the webhooks also which of them is called.
  static bool same(const Walk& a, const Walk& b, std::size_t step) {
    if (a.answers[step] != b.answers[step]) return false;
    return static_cast<StepId>(step) != StepId::webhook_match || a.hook == b.hook;
  }

  void find_dependencies(const Grid& grid) {
    for (std::size_t step = 0; step < walks_[shown_].reached; ++step) {
      const auto comes_to_the_same = [&](const Walk& each) {
        return each.reached <= step || same(each, walks_[shown_], step);
      };
      if (std::all_of(walks_.begin(), walks_.end(), comes_to_the_same)) continue;
      for (std::size_t d = 0; d < grid.dimensions(); ++d) {
        if (turns(grid, step, d)) solution_.depends[step].push_back(d);
      }
    }
  }

  bool turns(const Grid& grid, std::size_t step, std::size_t dimension) const {
    for (std::size_t world = 0; world < grid.count(); ++world) {
      const Walk& here = walks_[world];
      if (here.reached <= step) continue;
      for (std::size_t value = grid.value(world, dimension) + 1; value < grid.size(dimension); ++value) {
        const Walk& there = walks_[grid.with(world, dimension, value)];
        if (there.reached > step && !same(here, there, step)) return true;
      }
    }
    return false;
  }

  void find_hooks() {
    const Hook* hook = walks_.front().hook;
    const auto serves = [&](const Walk& each) {
      return each.hook != nullptr && hook != nullptr && each.hook->revision == hook->revision;
    };
    if (solution_.verdict != Verdict::unknown && std::all_of(walks_.begin(), walks_.end(), serves))
      solution_.hook = hook;
    std::vector<const Hook*>& injecting = solution_.injecting;
    for (const Walk& each : walks_) {
      if (each.verdict() != Verdict::injected || each.hook == nullptr) continue;
      if (std::find(injecting.begin(), injecting.end(), each.hook) == injecting.end()) injecting.push_back(each.hook);
    }
  }

  // Whether the pod is refused without any webhook, too.
  bool is_rejected_anyway() const {
    const Grid grid(sizes(solution_.dimensions));
    for (std::size_t world = 0; world < grid.count(); ++world) {
      World asked = make_world(facts_, plane_, solution_.dimensions, grid.choice(world));
      asked.hooks.clear();
      if (walk(asked).verdict() != Verdict::rejected) return false;
    }
    return true;
  }

  // A pod that is not injected although some injector is asked rests on no assumption about the webhooks. All entries
  // of modern charts leave out pods whose label says `false`.
  bool rests_on_profile() const {
    if (solution_.verdict == Verdict::rejected) return !is_rejected_anyway();
    if (solution_.verdict != Verdict::not_injected) return true;
    model::WebhookEntry entry;
    entry.rules.push_back({{"CREATE"}, {""}, {"v1"}, {"pods"}, "*"});
    entry.object_selector = model::parse_selector(std::string(kInjectKey) + " notin (false)");
    const Hook any{"", "", &entry};
    const Grid grid(sizes(solution_.dimensions));
    for (std::size_t world = 0; world < grid.count(); ++world) {
      World asked = make_world(facts_, plane_, solution_.dimensions, grid.choice(world));
      asked.hooks = {&any};
      if (walk(asked).verdict() == Verdict::injected) return true;
    }
    return false;
  }

  const Facts& facts_;
  const ControlPlane& plane_;
  Solution solution_;
  std::vector<Walk> walks_;
  std::size_t shown_ = 0;
};

}  // namespace

Solution solve(const Facts& facts, const ControlPlane& plane) { return Solver(facts, plane).solve(); }

}  // namespace sidelint::decide
