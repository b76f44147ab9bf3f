#include <algorithm>

#include "engine/decide/keys.h"
#include "engine/decide/steps/gate_a.h"
#include "engine/decide/steps/labels.h"
#include "engine/decide/steps/step.h"

namespace sidelint::decide {
namespace {

constexpr std::string_view kFirst[] = {kInjectionLabel, kRevisionLabel};

bool is_open(const World& world, std::string_view key) {
  if (world.places == nullptr) return false;
  const auto& open = world.places->open_namespace_keys;
  return std::find(open.begin(), open.end(), key) != open.end();
}

}  // namespace

// Mirrors the namespace predicate of the API server's webhook matcher (kubernetes/apiserver, v0.36).
Answer ask_namespace_labels(const Inquiry& inquiry) {
  const World& world = inquiry.world;
  return found(std::any_of(world.hooks.begin(), world.hooks.end(),
                           [&](const Hook* hook) { return selects_namespace(*hook, world); }));
}

void tell_namespace_labels(const Inquiry& inquiry, Answer, Step& step) {
  const World& world = inquiry.world;
  const OriginId at = world.places == nullptr ? OriginId() : world.places->namespace_at;
  if (world.places != nullptr && !world.places->namespace_declared) {
    step.outcome = Outcome::skipped;
    step.because = world.places->namespace_named ? "labels of namespace `" + world.name_space + "`: not known"
                                                 : "labels of the namespace, which is not named: not known";
    step.evidence = {{"namespace", at}};
    return;
  }
  std::vector<std::string> present;
  std::vector<std::string> absent;
  for (const std::string_view key : mentioned_keys(world, LabelsOf::name_space, kFirst)) {
    const std::string* value = model::find_label(world.namespace_labels, key);
    if (is_open(world, key)) {
      present.push_back(std::string(key) + " not known");
    } else if (value == nullptr) {
      absent.emplace_back(key);
    } else if (key != kNameLabel) {
      present.push_back(label_text(key, *value));
      const auto* fields = world.places == nullptr ? nullptr : world.places->namespace_labels;
      step.evidence.push_back(label_evidence(key, value, fields, at));
    }
  }
  const std::string name = "namespace `" + world.name_space + "`";
  if (!present.empty()) {
    step.because = name + ": " + enumerate(present);
  } else {
    step.because = name + (absent.empty() ? ": no webhook looks at its labels" : ": " + enumerate(absent) + " absent");
    step.evidence.push_back({step.because, at});
  }
}

}  // namespace sidelint::decide
