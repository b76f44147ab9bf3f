#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "engine/decide/keys.h"
#include "engine/decide/steps/labels.h"
#include "engine/decide/steps/step.h"

namespace sidelint::decide {
namespace {

std::string hook_name(const Hook& hook) { return hook.entry->name.value + " of `" + hook.configuration + "`"; }

// An entry that is not called, and the first requirement that keeps it from being called.
struct Miss {
  const Hook* hook;
  const model::Requirement* requirement;
  LabelsOf labels_of;
  const std::string* value;  // the label that does not satisfy it; null: absent
  std::size_t failing;       // how many requirements fail
};

void count_failing(const model::Selector& selector, const model::Labels& labels, LabelsOf labels_of, Miss& miss) {
  for (const model::Requirement& requirement : selector.requirements) {
    const std::string* value = model::find_label(labels, requirement.key);
    if (requirement.accepts(value)) continue;
    ++miss.failing;
    // A label that is there says more than one that is not.
    if (miss.requirement == nullptr || (miss.value == nullptr && value != nullptr)) {
      miss.requirement = &requirement;
      miss.labels_of = labels_of;
      miss.value = value;
    }
  }
}

// Whether the label, written to opt out, keeps the pod from every entry: one selector refuses just this value.
bool opts_out(const World& world, std::string_view key, const std::string& value) {
  bool by_name = false;
  bool by_all = true;
  for (const Hook* hook : world.hooks) {
    if (!hook->entry->covers_pod_creation()) continue;
    bool refused = false;
    for (const model::Requirement& requirement : hook->entry->object_selector.requirements) {
      if (requirement.key != key || requirement.accepts(&value)) continue;
      refused = true;
      by_name = by_name || requirement.op == model::Operator::not_in;
    }
    by_all = by_all && refused;
  }
  return by_name && by_all;
}

// The label of the pod that opts out; null if none does.
const std::pair<std::string, std::string>* opt_out(const World& world) {
  const auto found = std::find_if(world.pod_labels.begin(), world.pod_labels.end(),
                                  [&](const auto& label) { return opts_out(world, label.first, label.second); });
  return found == world.pod_labels.end() ? nullptr : &*found;
}

void tell_opt_out(const World& world, const std::pair<std::string, std::string>& label, Step& step) {
  step.because += ": the pod's label " + label_text(label.first, label.second) + " keeps it from all of them";
  const model::FieldMap* fields = world.places == nullptr ? nullptr : world.places->pod_labels;
  step.evidence.push_back(label_evidence(label.first, &label.second, fields, {}));
}

// Nearest is the entry with the fewest failing requirements. Of equals, one that a written label keeps out; then one
// that asks for istio-injection, the label most people use.
std::optional<Miss> nearest_miss(const World& world) {
  const auto rank = [](const Miss& miss) {
    return std::tuple(miss.failing, miss.value == nullptr, miss.requirement->key != kInjectionLabel);
  };
  std::optional<Miss> nearest;
  for (const Hook* hook : world.hooks) {
    if (!hook->entry->covers_pod_creation()) continue;
    Miss miss{hook, nullptr, LabelsOf::name_space, nullptr, 0};
    count_failing(hook->entry->namespace_selector, world.namespace_labels, LabelsOf::name_space, miss);
    count_failing(hook->entry->object_selector, world.pod_labels, LabelsOf::pod, miss);
    if (miss.requirement != nullptr && (!nearest || rank(miss) < rank(*nearest))) nearest = miss;
  }
  return nearest;
}

// "istio-injection=enabled", "no istio-injection", "istio.io/rev in (a,b)".
std::string wanted(const model::Requirement& requirement) {
  if (requirement.op == model::Operator::does_not_exist) return "no " + requirement.key;
  if (requirement.op == model::Operator::exists) return "some " + requirement.key;
  if (requirement.values.size() != 1) return requirement.text();
  if (requirement.op == model::Operator::in) return label_text(requirement.key, requirement.values.front());
  return "no " + label_text(requirement.key, requirement.values.front());
}

void tell_miss(const World& world, const Miss& miss, Step& step) {
  const bool pod = miss.labels_of == LabelsOf::pod;
  const std::string owner = pod ? "the pod" : "the namespace";
  step.because += ": " + hook_name(*miss.hook) + " needs " + owner + " to have " + wanted(*miss.requirement);
  if (miss.value != nullptr) {
    const model::FieldMap* fields = world.places == nullptr ? nullptr
                                    : pod                   ? world.places->pod_labels
                                                            : world.places->namespace_labels;
    step.evidence.push_back(label_evidence(miss.requirement->key, miss.value, fields, {}));
  }
  step.evidence.push_back({miss.hook->entry->name.value, miss.requirement->at});
}

// No selector keeps the entries from being called.
void tell_other_reason(const Hook& hook, Step& step) {
  const bool covered = hook.entry->covers_pod_creation();
  step.because +=
      ": " + hook_name(hook) + (covered ? " has matchConditions that do not hold" : " has no rule for new pods");
  step.evidence.push_back({hook.entry->name.value, hook.entry->at});
}

}  // namespace

// Mirrors ShouldCallHook of the API server's webhook dispatcher (kubernetes/apiserver, v0.36). An entry that cannot be
// judged refuses the request, whatever the others say.
Answer ask_webhook_match(const Inquiry& inquiry) {
  if (std::any_of(inquiry.calls.begin(), inquiry.calls.end(),
                  [](const HookCall& call) { return !call.error.empty(); })) {
    return settled(Verdict::rejected);
  }
  return inquiry.calls.empty() ? settled(Verdict::not_injected) : found(true);
}

void tell_webhook_match(const Inquiry& inquiry, Answer answer, Step& step) {
  const World& world = inquiry.world;
  if (answer.settles == Verdict::not_injected) {
    step.because = world.hooks.empty() ? "there is no injector webhook" : "no injector webhook is called";
    if (const auto* label = opt_out(world)) {
      tell_opt_out(world, *label, step);
    } else if (const auto miss = nearest_miss(world)) {
      tell_miss(world, *miss, step);
    } else if (!world.hooks.empty()) {
      tell_other_reason(*world.hooks.front(), step);
    }
    return;
  }
  std::vector<std::string> names;
  for (const HookCall& call : inquiry.calls) {
    if (call.round > 0) continue;
    names.push_back(hook_name(*call.hook));
    step.evidence.push_back({call.hook->entry->name.value, call.hook->entry->at});
    if (!call.error.empty()) step.because = names.back() + " cannot be judged: " + call.error;
  }
  if (answer.settles) return;
  step.because = (names.size() == 1 ? "webhook " : "webhooks ") + enumerate(names) +
                 (names.size() == 1 ? " is called" : " are called, one after the other");
}

}  // namespace sidelint::decide
