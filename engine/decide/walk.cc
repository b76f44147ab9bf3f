#include "engine/decide/walk.h"

#include <span>
#include <utility>

#include "engine/decide/gate_a.h"

namespace sidelint::decide {
namespace {

// Asks the steps [begin, end) until one settles.
void ask(const Inquiry& inquiry, std::size_t begin, std::size_t end, Walk& walk) {
  for (std::size_t i = begin; i < end; ++i) {
    walk.answers[i] = step_table()[i].ask(inquiry);
    walk.reached = i + 1;
    if (walk.answers[i].settles) return;
  }
}

Inquiry inquiry_of(const World& world, const Walk& path) {
  if (path.hook == nullptr) return {world, path.calls};
  const Hook& hook = *path.hook;
  return {world, path.calls, &hook, &settings_of(world, hook.revision), hook.release.value_or(world.release)};
}

bool is_settled(const Walk& walk) { return walk.reached > 0 && walk.answers[walk.reached - 1].settles.has_value(); }

}  // namespace

// Each entry called asks the injector of its own revision. The pod is injected if one of them injects; otherwise the first
// one's reasons stand.
Walk walk(const World& world) {
  Walk result;
  result.calls = called_hooks(world);
  ask({world, result.calls}, 0, kGateASteps, result);
  if (is_settled(result)) return result;
  const Walk gate_a = result;
  for (const Call& call : gate_a.calls) {
    Walk next = gate_a;
    next.hook = call.hook;
    ask(inquiry_of(world, next), kGateASteps, kStepCount, next);
    if (result.hook == nullptr || next.verdict() == Verdict::injected) result = std::move(next);
    if (result.verdict() == Verdict::injected) break;
  }
  return result;
}

const model::InjectorSettings& settings_of(const World& world, std::string_view revision) {
  for (const Injector& injector : world.injectors) {
    if (injector.revision == revision) return *injector.settings;
  }
  return *world.otherwise;
}

std::vector<Step> tell(const World& world, const Walk& path) {
  const Inquiry inquiry = inquiry_of(world, path);
  std::vector<Step> steps;
  for (std::size_t i = 0; i < path.reached; ++i) {
    const StepRow& row = step_table()[i];
    const Answer& answer = path.answers[i];
    steps.push_back({.id = row.info.id, .outcome = answer.outcome, .settles = answer.settles});
    row.tell(inquiry, answer, steps.back());
  }
  return steps;
}

std::vector<Step> trace_pod(const World& world) { return tell(world, walk(world)); }

}  // namespace sidelint::decide
