#include "engine/decide/steps/walk.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "engine/decide/steps/gate_a.h"

namespace sidelint::decide {
namespace {

// The labels that the injector's own template gives a pod that lacks them (istio, files/injection-template.yaml, 1.11
// to 1.30.3). Their values follow from labels that nobody asks for here.
void add_injected_labels(model::Labels& labels) {
  const auto add = [&](std::string_view key, std::string_view value) {
    if (model::find_label(labels, key) == nullptr) model::set_label(labels, key, std::string(value));
  };
  add("security.istio.io/tlsMode", "istio");
  add("service.istio.io/canonical-name", kOtherValue);
  add("service.istio.io/canonical-revision", kOtherValue);
}

Inquiry inquiry_of(const World& world, const Walk& path) {
  if (path.hook == nullptr) return {world, path.calls};
  const Hook& hook = *path.hook;
  return {world, path.calls, &hook, &settings_of(world, hook.revision), hook.release.value_or(world.release)};
}

// Asks the steps [begin, end) until one settles.
void ask(const Inquiry& inquiry, std::size_t begin, std::size_t end, Walk& walk) {
  for (std::size_t i = begin; i < end; ++i) {
    walk.answers[i] = step_table()[i].ask(inquiry);
    walk.asked.set(i);
    walk.reached = i + 1;
    if (walk.answers[i].settles) return;
  }
}

// Asks the steps [begin, end) that may refuse a pod whose verdict was settled. Only the one that does is told: it takes
// the verdict from the step before.
void ask_refusals(const Inquiry& inquiry, std::size_t begin, std::size_t end, Walk& walk) {
  for (std::size_t i = begin; i < end; ++i) {
    const Answer answer = step_table()[i].ask(inquiry);
    if (!answer.settles) continue;
    if (walk.reached > 0) {
      Answer& before = walk.answers[walk.reached - 1];
      before = found(before.settles != Verdict::not_injected);
    }
    walk.answers[i] = answer;
    walk.asked.set(i);
    walk.reached = i + 1;
    return;
  }
}

// Calls the entries as the API server does: one after the other, each with the labels that those before it left, and
// once more those that wish it, if an entry after them changed the pod.
//
// Mirrors k8s.io/apiserver v0.36, pkg/admission/plugin/webhook/mutating/dispatcher.go (Dispatch) and
// reinvocationcontext.go.
class Dispatch {
 public:
  explicit Dispatch(const World& world) : world_(world) {}

  Walk run() {
    const bool unreadable = world_.refusal != nullptr && !world_.refusal->after_webhooks;
    if (!unreadable) call_all();
    if (kept_.verdict() != Verdict::rejected) ask_refusals({world_, {}}, kRefusalsEnd, kStepCount, kept_);
    return std::move(kept_);
  }

 private:
  const World& now() const { return changed_ ? *changed_ : world_; }

  void call_all() {
    for (const Hook* hook : world_.hooks) {
      if (!refused_) call_first(*hook);
    }
    for (const Hook* hook : world_.hooks) {
      if (!refused_) call_again(*hook);
    }
    // Gate A is told as it stands for the pod as it is written.
    ask({world_, kept_.calls}, 0, kGateASteps, gate_a_);
    if (gate_a_.answers[gate_a_.reached - 1].settles) kept_.reached = gate_a_.reached;
    for (std::size_t i = 0; i < gate_a_.reached; ++i) {
      kept_.answers[i] = gate_a_.answers[i];
      kept_.asked.set(i);
    }
  }

  void call_first(const Hook& hook) {
    std::optional<HookCall> call = judge(hook, now());
    if (!call) return;
    const bool refused = !call->error.empty();
    kept_.calls.push_back(std::move(*call));
    if (refused) return;
    if (injects(hook)) note_change();
    if (hook.entry->reinvocation_policy.value == "IfNeeded") may_come_again_.insert(&hook);
  }

  // An entry that was passed over the first time is not called for the first time now.
  void call_again(const Hook& hook) {
    if (again_.find(&hook) == again_.end()) return;
    const auto call = judge(hook, now());
    if (!call) return;
    kept_.calls.push_back({&hook, call->error, 1});
    if (call->error.empty() && injects(hook)) note_change();
  }

  // The pod has changed: entries that were called before and wish it are called again.
  void note_change() {
    if (!changed_) changed_ = world_;
    add_injected_labels(changed_->pod_labels);
    again_.insert(may_come_again_.begin(), may_come_again_.end());
    may_come_again_.clear();
  }

  // Each entry called asks the injector of its own revision. The pod is refused if one of them refuses it, and nobody
  // else is asked then; it is injected if one of them injects; otherwise the first one's reasons stand.
  bool injects(const Hook& hook) {
    Walk asked;
    asked.hook = &hook;
    ask(inquiry_of(now(), asked), kGateASteps, kGateBEnd, asked);
    const bool injected = asked.verdict() == Verdict::injected;
    if (injected) ask_refusals(inquiry_of(now(), asked), kGateBEnd, kRefusalsEnd, asked);
    refused_ = asked.verdict() == Verdict::rejected;
    if (kept_.hook == nullptr || refused_ || (injected && kept_.verdict() != Verdict::injected)) {
      asked.calls = std::move(kept_.calls);
      kept_ = std::move(asked);
    }
    return injected && !refused_;
  }

  const World& world_;
  std::optional<World> changed_;  // with the labels of the first injection
  Walk kept_;
  Walk gate_a_;
  bool refused_ = false;
  std::set<const Hook*> may_come_again_;
  std::set<const Hook*> again_;
};

}  // namespace

Walk walk(const World& world) { return Dispatch(world).run(); }

const model::InjectorSettings& settings_of(const World& world, std::string_view revision) {
  for (const Injector& injector : world.injectors) {
    if (injector.revision == revision) return *injector.settings;
  }
  return *world.otherwise;
}

std::vector<Step> tell(const World& world, const Walk& path) {
  const Inquiry inquiry = inquiry_of(world, path);
  std::vector<Step> steps;
  steps.reserve(path.asked.count());  // they are kept as long as the program runs
  for (std::size_t i = 0; i < path.reached; ++i) {
    if (!path.asked[i]) continue;
    const StepRow& row = step_table()[i];
    const Answer& answer = path.answers[i];
    steps.push_back({.id = row.info.id, .outcome = answer.outcome, .settles = answer.settles});
    row.tell(inquiry, answer, steps.back());
  }
  return steps;
}

std::vector<Step> trace_pod(const World& world) { return tell(world, walk(world)); }

}  // namespace sidelint::decide
