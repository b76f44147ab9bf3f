#include "engine/decide/steps/inject_value.h"
#include "engine/decide/steps/step.h"

namespace sidelint::decide {

// Mirrors the last switch of injectRequired (istio, pkg/kube/inject/inject.go, 1.0 to 1.30.3). Whoever comes here under
// a known policy has no wish of its own.
Answer ask_policy(const Inquiry& inquiry) {
  return settled(inquiry.settings->policy.value == "enabled" ? Verdict::injected : Verdict::not_injected);
}

void tell_policy(const Inquiry& inquiry, Answer, Step& step) {
  const std::string& policy = inquiry.settings->policy.value;
  if (!is_known_policy(*inquiry.settings)) {
    step.because = "policy `" + policy + "` is neither enabled nor disabled, so nothing is injected";
  } else if (inquiry.settings == &chart_settings()) {
    step.because = "policy: enabled, as the charts write it";
  } else {
    step.because = "policy: " + policy;
  }
  step.evidence = {{"policy: " + policy, inquiry.settings->policy.origin}};
}

}  // namespace sidelint::decide
