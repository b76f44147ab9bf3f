#include <algorithm>

#include "engine/decide/keys.h"
#include "engine/decide/steps/gate_a.h"
#include "engine/decide/steps/labels.h"
#include "engine/decide/steps/step.h"

namespace sidelint::decide {
namespace {

constexpr std::string_view kFirst[] = {kInjectKey, kRevisionLabel};

bool is_open(const World& world, std::string_view key) {
  if (world.places == nullptr) return false;
  const auto& open = world.places->open_pod_keys;
  return std::find(open.begin(), open.end(), key) != open.end();
}

}  // namespace

// Mirrors the object predicate of the API server's webhook matcher (kubernetes/apiserver, v0.36): labels only.
Answer ask_pod_labels(const Inquiry& inquiry) {
  const World& world = inquiry.world;
  return found(
      std::any_of(world.hooks.begin(), world.hooks.end(), [&](const Hook* hook) { return selects_pod(*hook, world); }));
}

// The label that opts in or out is named even where it is absent: it is what people look for.
void tell_pod_labels(const Inquiry& inquiry, Answer, Step& step) {
  const World& world = inquiry.world;
  const auto* fields = world.places == nullptr ? nullptr : world.places->pod_labels;
  const OriginId at = fields == nullptr ? OriginId() : fields->at;
  std::vector<std::string> words;
  for (const std::string_view key : mentioned_keys(world, LabelsOf::pod, kFirst)) {
    const std::string* value = model::find_label(world.pod_labels, key);
    if (is_open(world, key)) {
      words.push_back(std::string(key) + ": not known");
    } else if (value != nullptr) {
      words.push_back(label_text(key, *value));
      step.evidence.push_back(label_evidence(key, value, fields, at));
    } else if (key == kInjectKey) {
      words.push_back(std::string(key) + ": absent");
      step.evidence.push_back(label_evidence(key, value, fields, at));
    }
  }
  step.because = words.empty() ? "no webhook looks at a label that the pod has"
                               : (words.size() == 1 ? "pod label " : "pod labels ") + enumerate(words);
}

}  // namespace sidelint::decide
