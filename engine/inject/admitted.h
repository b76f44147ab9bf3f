// A pod's whole way into the cluster: what the API server does before its webhooks, the injector, what it does after.
#pragma once

#include <optional>
#include <string>

#include "engine/inject/injector.h"
#include "engine/inject/outcome.h"
#include "engine/kube/admission.h"
#include "engine/source/origin.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

// The call of an injector's webhook.
struct WebhookCall {
  const Injector* injector = nullptr;  // null: no injector is called
  std::string webhook;                 // the entry's name, which messages tell
  std::string path = "/inject";
  const yaml::Value* namespace_object = nullptr;
};

struct Admitted {
  yaml::Value sent;      // to the webhook: with the API server's defaults
  PodOutcome injection;  // not_injected if no injector is called
  yaml::Value stored;    // what the cluster keeps; null if it refuses
  // Why the pod is not created, in the words that its creator reads.
  std::optional<std::string> refusal;
  OriginId at;  // what the refusal is about, if one value can be named
};

Admitted create_pod(yaml::Value pod, const WebhookCall& call, const kube::AdmissionFacts& facts);

}  // namespace sidelint::inject
