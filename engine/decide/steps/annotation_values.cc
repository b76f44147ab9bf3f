#include <string>
#include <vector>

#include "engine/decide/steps/labels.h"
#include "engine/decide/steps/refusal.h"
#include "engine/decide/steps/step.h"
#include "engine/istio/annotations.h"

namespace sidelint::decide {
namespace {

// A value that is not known here is taken for a good one.
std::vector<istio::AnnotationValue> known_values(const World& world) {
  std::vector<istio::AnnotationValue> values;
  if (world.annotations == nullptr) return values;
  for (const model::Field& field : *world.annotations) {
    if (!field.placeholder) values.push_back({field.key, field.value});
  }
  return values;
}

}  // namespace

// Mirrors validateAnnotations (istio, pkg/kube/inject/validate.go, 1.30.3), which RunTemplate calls first of all.
Answer ask_annotation_values(const Inquiry& inquiry) {
  for (const istio::AnnotationValue& each : known_values(inquiry.world)) {
    if (istio::refuse_annotation(each.name, each.value, inquiry.release)) return settled(Verdict::rejected);
  }
  return found(false);
}

void tell_annotation_values(const Inquiry& inquiry, Answer, Step& step) {
  std::vector<std::string> refused;
  for (const istio::AnnotationValue& each : known_values(inquiry.world)) {
    const auto why = istio::refuse_annotation(each.name, each.value, inquiry.release);
    if (!why) continue;
    refused.push_back(std::string(each.name) + " (" + on_one_line(*why) + ")");
    const model::Field* field = inquiry.world.annotations->find(each.name);
    step.evidence.push_back({label_text(each.name, on_one_line(each.value)), field->at});
  }
  step.because = "the injector refuses the value of " + enumerate(refused);
  step.message = denial(inquiry, istio::refuse_annotations(known_values(inquiry.world), inquiry.release));
}

}  // namespace sidelint::decide
