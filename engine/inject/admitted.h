// A pod's whole way into the cluster: what the API server does before its webhooks, the injector, what it does after.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "engine/inject/injector.h"
#include "engine/inject/outcome.h"
#include "engine/inject/webhook.h"
#include "engine/kube/admission.h"
#include "engine/source/origin.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

// The call of an injector's webhook.
struct WebhookCall {
  const Injector* injector = nullptr;
  std::string webhook;  // the entry's name, which messages tell
  std::string path = "/inject";
  const yaml::Value* namespace_object = nullptr;
  const ProxySettings* proxy = nullptr;  // of ProxyConfig resources; null: there are none
};

// Who refuses a pod, in the order in which they are asked.
enum class Refuser : std::uint8_t { nobody, request, injector, validation, pod_security };

struct Admitted {
  yaml::Value sent;      // to the webhook: with the API server's defaults
  PodOutcome injection;  // of the last call that injected or did not come to an end; not_injected without one
  yaml::Value stored;    // what the cluster keeps; null if it refuses
  // Why the pod is not created, in the words that its creator reads.
  std::optional<std::string> refusal;
  Refuser refused_by = Refuser::nobody;
  OriginId at;  // what the refusal is about, if one value can be named
};

// The calls one after the other, as overlapping webhooks and those that are called again come.
Admitted create_pod(yaml::Value pod, std::span<const WebhookCall> calls, const kube::AdmissionFacts& facts);

}  // namespace sidelint::inject
