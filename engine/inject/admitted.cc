#include "engine/inject/admitted.h"

#include <utility>

#include "engine/inject/webhook.h"

namespace sidelint::inject {

Admitted create_pod(yaml::Value pod, const WebhookCall& call, const kube::AdmissionFacts& facts) {
  Admitted out;
  const auto refuse = [&out](const kube::Refusal& refusal) {
    out.refusal = refusal.message;
    out.at = manifest_origin(out.injection.provenance.get(), refusal.at);
  };
  if (const std::optional<kube::Refusal> refusal = kube::admit_before_webhooks(pod, facts)) {
    refuse(*refusal);
    return out;
  }
  out.sent = pod;
  if (call.injector) {
    out.injection = admit(*call.injector, {pod, facts.namespace_name, call.namespace_object, call.path});
    if (out.injection.kind == PodOutcome::Kind::refused) {
      out.refusal = "admission webhook \"" + call.webhook + "\" denied the request: " + out.injection.refused->message;
      out.at = manifest_origin(out.injection.provenance.get(), out.injection.refused->at);
      return out;
    }
    if (out.injection.kind == PodOutcome::Kind::unknown) return out;
  }
  out.stored = out.injection.kind == PodOutcome::Kind::injected ? out.injection.pod : std::move(pod);
  for (const std::string_view key : {"kind", "apiVersion"})
    if (const yaml::Value* given = out.sent.find(key); given && !out.stored.find(key)) out.stored.set(key, *given);
  if (const std::optional<kube::Refusal> refusal = kube::admit_after_webhooks(out.stored, facts)) {
    refuse(*refusal);
    out.stored = yaml::Value::null();
  }
  return out;
}

}  // namespace sidelint::inject
