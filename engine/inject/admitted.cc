#include "engine/inject/admitted.h"

#include <utility>

namespace sidelint::inject {
namespace {

// Rendered values of one call are, for the next one, what the manifest says behind them.
void settle_origins(yaml::Value& value, const Provenance* provenance) {
  value.origin = manifest_origin(provenance, value.origin);
  for (yaml::Value& item : value.items) settle_origins(item, provenance);
  for (yaml::Entry& entry : value.entries) {
    entry.key_origin = manifest_origin(provenance, entry.key_origin);
    settle_origins(entry.value, provenance);
  }
}

class Creation {
 public:
  Creation(yaml::Value pod, const kube::AdmissionFacts& facts) : pod_(std::move(pod)), facts_(facts) {}

  Admitted run(std::span<const WebhookCall> calls) {
    if (const auto refusal = kube::admit_before_webhooks(pod_, facts_)) return refuse(*refusal, Refuser::request);
    out_.sent = pod_;
    for (const WebhookCall& each : calls)
      if (!call(each)) return std::move(out_);
    keep_type();
    if (const auto refusal = kube::admit_after_webhooks(pod_, facts_)) return refuse(*refusal, Refuser::validation);
    out_.stored = std::move(pod_);
    return std::move(out_);
  }

 private:
  Admitted refuse(const kube::Refusal& refusal, Refuser by) {
    out_.refusal = refusal.message;
    out_.refused_by = refusal.by_pod_security ? Refuser::pod_security : by;
    out_.at = manifest_origin(out_.injection.provenance.get(), refusal.at);
    return std::move(out_);
  }

  // False if the pod's way ends here.
  bool call(const WebhookCall& each) {
    const bool changed = out_.injection.kind == PodOutcome::Kind::injected;
    if (changed) {
      settle_origins(pod_, out_.injection.provenance.get());
      // What is on before the webhooks sees the pod again when they have changed it.
      keep_type();
      if (kube::admit_before_webhooks(pod_, facts_)) return true;
    }
    PodOutcome outcome =
        admit(*each.injector, {pod_, facts_.namespace_name, each.namespace_object, each.path, each.proxy});
    if (outcome.kind == PodOutcome::Kind::not_injected) return true;
    out_.injection = std::move(outcome);
    if (out_.injection.kind == PodOutcome::Kind::injected) pod_ = out_.injection.pod;
    if (out_.injection.kind != PodOutcome::Kind::refused) return out_.injection.kind == PodOutcome::Kind::injected;
    out_.refusal = "admission webhook \"" + each.webhook + "\" denied the request: " + out_.injection.refused->message;
    out_.refused_by = Refuser::injector;
    out_.at = manifest_origin(out_.injection.provenance.get(), out_.injection.refused->at);
    return false;
  }

  void keep_type() {
    for (const std::string_view key : {"kind", "apiVersion"})
      if (const yaml::Value* given = out_.sent.find(key); given && !pod_.find(key)) pod_.set(key, *given);
  }

  yaml::Value pod_;
  const kube::AdmissionFacts& facts_;
  Admitted out_;
};

}  // namespace

Admitted create_pod(yaml::Value pod, std::span<const WebhookCall> calls, const kube::AdmissionFacts& facts) {
  return Creation(std::move(pod), facts).run(calls);
}

}  // namespace sidelint::inject
