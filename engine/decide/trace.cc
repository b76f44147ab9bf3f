#include "engine/decide/trace.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "engine/base/check.h"
#include "engine/decide/afterwards.h"
#include "engine/decide/steps/step.h"

namespace sidelint::decide {
namespace {

constexpr StepRow kSteps[] = {
    {{StepId::namespace_labels, "namespace-labels", "Which labels does the pod's namespace have?",
      "kubernetes/apiserver, pkg/admission/plugin/webhook/predicates/namespace/matcher.go (MatchNamespaceSelector), "
      "v0.36",
      "", "no webhook selects it"},
     ask_namespace_labels,
     tell_namespace_labels},
    {{StepId::pod_labels, "pod-labels", "Which labels does the pod itself have?",
      "kubernetes/apiserver, pkg/admission/plugin/webhook/predicates/object/matcher.go (MatchObjectSelector), v0.36",
      "not excluded", "no webhook selects the pod"},
     ask_pod_labels,
     tell_pod_labels},
    {{StepId::webhook_match, "webhook-match", "Does the API server call an injector webhook for the pod?",
      "kubernetes/apiserver, pkg/admission/plugin/webhook/generic/webhook.go (ShouldCallHook), v0.36",
      "the injector is asked", ""},
     ask_webhook_match,
     tell_webhook_match},
    {{StepId::host_network, "host-network", "Does the pod use the network of its node?",
      "istio/istio, pkg/kube/inject/inject.go (injectRequired), 1.30.3"},
     ask_host_network,
     tell_host_network},
    {{StepId::reserved_namespace, "reserved-namespace", "Is the namespace one that the injector never touches?",
      "istio/istio, pkg/kube/inject/inject.go (injectRequired, IgnoredNamespaces), 1.30.3"},
     ask_reserved_namespace,
     tell_reserved_namespace},
    {{StepId::inject_value, "inject-value", "What does sidecar.istio.io/inject say, as a label or as an annotation?",
      "istio/istio, pkg/kube/inject/inject.go (injectRequired), 1.30.3; 1.26.8 and 1.11.8 for the older readings"},
     ask_inject_value,
     tell_inject_value},
    {{StepId::never_inject, "never-inject", "Does a neverInjectSelector match the pod's labels?",
      "istio/istio, pkg/kube/inject/inject.go (injectRequired, Config.NeverInjectSelector), 1.1.0 to 1.30.3"},
     ask_never_inject,
     tell_never_inject},
    {{StepId::always_inject, "always-inject", "Does an alwaysInjectSelector match the pod's labels?",
      "istio/istio, pkg/kube/inject/inject.go (injectRequired, Config.AlwaysInjectSelector), 1.1.0 to 1.30.3"},
     ask_always_inject,
     tell_always_inject},
    {{StepId::policy, "policy", "What is the injector's policy for pods that nothing else decides?",
      "istio/istio, pkg/kube/inject/inject.go (injectRequired, Config.Policy), 1.30.3"},
     ask_policy,
     tell_policy},
    {{StepId::annotation_values, "annotation-values", "Does the injector accept the values of the pod's annotations?",
      "istio/istio, pkg/kube/inject/validate.go (validateAnnotations), 1.30.3; inject.go up to 1.8"},
     ask_annotation_values,
     tell_annotation_values},
    {{StepId::template_names, "template-names", "Does the injector have the templates that the pod asks for?",
      "istio/istio, pkg/kube/inject/inject.go (RunTemplate, selectTemplates), 1.9.0 to 1.30.3"},
     ask_template_names,
     tell_template_names},
    {{StepId::pod_metadata, "pod-metadata", "Does the API server accept the pod's labels and annotations?",
      "kubernetes/apimachinery, pkg/api/validation/objectmeta.go (ValidateObjectMeta), v0.36"},
     ask_pod_metadata,
     tell_pod_metadata},
};

constexpr StepInfo kAfterwards[] = {
    {StepId::template_render, "template-render", "Do the injector's templates make a pod of this one?",
     "istio/istio, pkg/kube/inject/inject.go (RunTemplate, reapplyOverwrittenContainers) and webhook.go (injectPod), "
     "1.30.3"},
    {StepId::pod_validation, "pod-validation", "Does the API server accept the pod that the injector made?",
     "kubernetes/kubernetes, pkg/apis/core/validation/validation.go (ValidatePodCreate), v1.35"},
    {StepId::pod_security, "pod-security", "Does the namespace's Pod Security admit the pod that the injector made?",
     "kubernetes/pod-security-admission, admission/admission.go (ValidatePod), v0.35"},
};
static_assert(std::size(kAfterwards) == kAfterwardsCount);

constexpr std::size_t kInfoCount = kStepCount + kAfterwardsCount;
constexpr std::array<StepInfo, kInfoCount> infos() {
  std::array<StepInfo, kInfoCount> result{};
  for (std::size_t i = 0; i < kStepCount; ++i) result[i] = kSteps[i].info;
  for (std::size_t i = 0; i < kAfterwardsCount; ++i) result[kStepCount + i] = kAfterwards[i];
  return result;
}
constexpr std::array<StepInfo, kInfoCount> kInfos = infos();

constexpr bool in_order() {
  for (std::size_t i = 0; i < kInfoCount; ++i) {
    if (static_cast<std::size_t>(kInfos[i].id) != i) return false;
  }
  return true;
}
static_assert(in_order(), "the table's rows stand in the order of StepId");

}  // namespace

std::span<const StepRow, kStepCount> step_table() { return kSteps; }

std::span<const StepInfo> all_steps() { return kInfos; }

const StepInfo& info(StepId id) { return kInfos[static_cast<std::size_t>(id)]; }

const Step* Decision::deciding_step() const {
  const auto settles =
      std::find_if(trace.begin(), trace.end(), [](const Step& step) { return step.settles.has_value(); });
  return settles == trace.end() ? nullptr : &*settles;
}

Verdict Decision::verdict() const {
  const Step* step = deciding_step();
  return step == nullptr ? Verdict::unknown : *step->settles;
}

const Step* Decision::step(StepId id) const {
  const auto found = std::find_if(trace.begin(), trace.end(), [&](const Step& step) { return step.id == id; });
  return found == trace.end() ? nullptr : &*found;
}

bool Decision::possible(Verdict wanted) const {
  if (verdict() != Verdict::unknown) return verdict() == wanted;
  return std::any_of(possibilities.begin(), possibilities.end(),
                     [&](const Possibility& possibility) { return possibility.verdict == wanted; });
}

}  // namespace sidelint::decide
