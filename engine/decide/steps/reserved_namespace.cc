#include <algorithm>

#include "engine/decide/release.h"
#include "engine/decide/steps/step.h"

namespace sidelint::decide {

// Mirrors IgnoredNamespaces of injectRequired (istio, pkg/kube/inject/inject.go): two namespaces since 0.5, four
// since 1.9. Istio 1.0 looked only at a namespace written in the pod itself, which Kubernetes fills in since 1.24; that
// is left out.
Answer ask_reserved_namespace(const Inquiry& inquiry) {
  const auto reserved = reserved_namespaces(inquiry.release);
  const bool listed = std::find(reserved.begin(), reserved.end(), inquiry.world.name_space) != reserved.end();
  return listed ? settled(Verdict::not_injected) : found(false);
}

void tell_reserved_namespace(const Inquiry& inquiry, Answer answer, Step& step) {
  const std::string& name = inquiry.world.name_space;
  if (answer.settles) {
    step.because = "the injector never injects into namespace `" + name + "`";
    step.evidence = {{"namespace", inquiry.world.places == nullptr ? OriginId() : inquiry.world.places->namespace_at}};
  } else {
    const bool is_named = !name.empty() && (inquiry.world.places == nullptr || inquiry.world.places->namespace_named);
    step.because = !is_named ? "the namespace is not reserved" : "namespace `" + name + "` is not reserved";
  }
}

}  // namespace sidelint::decide
