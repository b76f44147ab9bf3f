// neverInjectSelector and alwaysInjectSelector of the injector's configuration.
#include <algorithm>
#include <vector>

#include "engine/decide/steps/inject_value.h"
#include "engine/decide/steps/step.h"

namespace sidelint::decide {
namespace {

constexpr Release kFirstWithSelectors{1, 1, 0};

bool is_asked(const Inquiry& inquiry) { return inquiry.release >= kFirstWithSelectors && wish(inquiry) == Wish::none; }

// The first selector that matches the pod's labels. Invalid ones are skipped, and so are empty ones: `{}` matches
// nothing here, where in a webhook it matches everything.
const model::Selector* first_match(const std::vector<model::Selector>& selectors, const World& world) {
  const auto matches = [&](const model::Selector& selector) {
    return selector.error.empty() && !selector.empty() && selector.matches(world.pod_labels);
  };
  const auto match = std::find_if(selectors.begin(), selectors.end(), matches);
  return match == selectors.end() ? nullptr : &*match;
}

void tell_selectors(const std::vector<model::Selector>& selectors, const std::string& name, const Inquiry& inquiry,
                    Step& step) {
  if (step.outcome == Outcome::skipped) {
    step.because = name + ": not asked";
  } else if (const model::Selector* match = first_match(selectors, inquiry.world)) {
    step.because = name + " `" + match->text() + "` matches the pod's labels";
    step.evidence = {{match->text(), match->at}};
  } else {
    step.because = selectors.empty() ? "no " + name + " is set" : "no " + name + " matches the pod's labels";
  }
}

}  // namespace

// Mirrors injectRequired (istio, pkg/kube/inject/inject.go, since 1.1): asked only if the pod itself says nothing.
Answer ask_never_inject(const Inquiry& inquiry) {
  if (!is_asked(inquiry)) return {};
  return first_match(inquiry.settings->never_inject, inquiry.world) ? settled(Verdict::not_injected) : found(false);
}

void tell_never_inject(const Inquiry& inquiry, Answer, Step& step) {
  tell_selectors(inquiry.settings->never_inject, "neverInjectSelector", inquiry, step);
}

// As above, after the never-selectors. A policy that is not known overrides it.
Answer ask_always_inject(const Inquiry& inquiry) {
  if (!is_asked(inquiry)) return {};
  if (first_match(inquiry.settings->always_inject, inquiry.world) == nullptr) return found(false);
  return is_known_policy(*inquiry.settings) ? settled(Verdict::injected) : found(true);
}

void tell_always_inject(const Inquiry& inquiry, Answer, Step& step) {
  tell_selectors(inquiry.settings->always_inject, "alwaysInjectSelector", inquiry, step);
}

}  // namespace sidelint::decide
