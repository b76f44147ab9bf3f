#include "engine/decide/steps/refusal.h"
#include "engine/decide/steps/step.h"

namespace sidelint::decide {

// Mirrors k8s.io/apimachinery v0.36: the decoder, and ValidateObjectMeta in pkg/api/validation.
Answer ask_pod_metadata(const Inquiry& inquiry) {
  return inquiry.world.refusal == nullptr ? found(false) : settled(Verdict::rejected);
}

void tell_pod_metadata(const Inquiry& inquiry, Answer, Step& step) {
  const model::MetadataRefusal& refusal = *inquiry.world.refusal;
  step.because = "the API server refuses `" + on_one_line(refusal.entry) + "`: " + on_one_line(refusal.message);
  step.message = refusal.message;
  step.evidence.push_back({refusal.entry, refusal.at});
}

}  // namespace sidelint::decide
