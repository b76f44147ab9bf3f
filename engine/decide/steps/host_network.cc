#include "engine/decide/steps/step.h"

namespace sidelint::decide {

// Mirrors the first test of injectRequired (istio, pkg/kube/inject/inject.go, since 0.5): nothing overrides it.
Answer ask_host_network(const Inquiry& inquiry) {
  return inquiry.world.host_network ? settled(Verdict::not_injected) : found(false);
}

void tell_host_network(const Inquiry& inquiry, Answer answer, Step& step) {
  const OriginId at = inquiry.world.places == nullptr ? OriginId() : inquiry.world.places->host_network_at;
  if (answer.settles) {
    step.because = "hostNetwork: true keeps the pod out, whatever else is written";
    step.evidence = {{"hostNetwork: true", at}};
  } else {
    step.because = "the pod does not use the network of its node";
  }
}

}  // namespace sidelint::decide
