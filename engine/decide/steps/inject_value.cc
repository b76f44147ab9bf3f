#include "engine/decide/steps/inject_value.h"

#include "engine/decide/keys.h"
#include "engine/decide/steps/labels.h"
#include "engine/decide/steps/step.h"

namespace sidelint::decide {
namespace {

struct Consulted {
  bool label = false;                  // else the annotation
  const std::string* value = nullptr;  // null: absent
};

// Since 1.12 the label hides the annotation as soon as its key is there, even with an empty value.
Consulted consulted(const Inquiry& inquiry) {
  const World& world = inquiry.world;
  if (family(inquiry.release) != Family::annotation_loose) {
    if (const std::string* label = model::find_label(world.pod_labels, kInjectKey)) return {true, label};
  }
  return {false, world.annotation ? &*world.annotation : nullptr};
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string undecided_text(const Inquiry& inquiry, const Consulted& read) {
  const std::string key(kInjectKey);
  if (read.value == nullptr) {
    return family(inquiry.release) == Family::annotation_loose
               ? "pod annotation " + key + ": absent, and Istio before 1.12 reads no label"
               : "pod label and annotation " + key + ": absent";
  }
  const std::string place = read.label ? "pod label " : "pod annotation ";
  if (read.value->empty()) return place + key + " is empty, which says nothing";
  return place + label_text(key, *read.value) + " is neither `true` nor `false`, which says nothing";
}

void add_evidence(const World& world, const Consulted& read, Step& step) {
  const Places* places = world.places;
  if (read.value == nullptr) return;
  const model::FieldMap* fields = places == nullptr ? nullptr
                                  : read.label      ? places->pod_labels
                                                    : places->pod_annotations;
  step.evidence.push_back(label_evidence(kInjectKey, read.value, fields, {}));
}

}  // namespace

Wish read_inject_value(std::string_view value, Family family) {
  if (family == Family::label_strict) {
    return value == "true" ? Wish::sidecar : value == "false" ? Wish::no_sidecar : Wish::none;
  }
  const std::string word = lower(value);
  if (word.empty()) return Wish::none;
  return word == "y" || word == "yes" || word == "true" || word == "on" ? Wish::sidecar : Wish::no_sidecar;
}

Wish wish(const Inquiry& inquiry) {
  const Consulted read = consulted(inquiry);
  return read.value == nullptr ? Wish::none : read_inject_value(*read.value, family(inquiry.release));
}

// Mirrors injectRequired (istio, pkg/kube/inject/inject.go) of 1.11.8, 1.26.8 and 1.30.3. A wish for a sidecar is heard
// under the two known policies only, so it does not settle under another.
Answer ask_inject_value(const Inquiry& inquiry) {
  switch (wish(inquiry)) {
    case Wish::no_sidecar:
      return settled(Verdict::not_injected);
    case Wish::sidecar:
      return is_known_policy(*inquiry.settings) ? settled(Verdict::injected) : found(true);
    case Wish::none:
      break;
  }
  return found(false);
}

void tell_inject_value(const Inquiry& inquiry, Answer, Step& step) {
  const World& world = inquiry.world;
  const Consulted read = consulted(inquiry);
  add_evidence(world, read, step);
  const Wish asked = wish(inquiry);
  if (asked == Wish::none) {
    step.because = undecided_text(inquiry, read);
    return;
  }
  step.because = (read.label ? "pod label " : "pod annotation ") + label_text(kInjectKey, *read.value);
  if (*read.value != "true" && *read.value != "false") {
    step.because +=
        asked == Wish::sidecar ? ", which Istio before 1.27 takes for yes" : ", which Istio before 1.27 takes for no";
  }
  if (read.label && world.annotation && *world.annotation != *read.value) step.because += " hides the annotation";
}

}  // namespace sidelint::decide
