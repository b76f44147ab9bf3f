// What the API server does to a pod around the mutating webhooks at its creation: decoding, defaults, the admission
// plugins that are on by default (ServiceAccount, Priority, DefaultTolerationSeconds, RuntimeClass, PodSecurity), and
// what it writes itself. As kube-apiserver v1.35 does it.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "engine/kube/refusal.h"
#include "engine/yaml/value.h"

namespace sidelint::kube {

// What the cluster holds. The defaults are those of a fresh one in which every service account exists.
struct AdmissionFacts {
  std::string namespace_name;
  const yaml::Value* namespace_labels = nullptr;  // for Pod Security; null: none
  const yaml::Value* service_account = nullptr;   // the one that the pod runs as; null: it sets nothing
  bool mounts_tokens = true;                      // where neither the account nor the pod says
  std::span<const yaml::Value> priority_classes;  // beside the two that Kubernetes brings
  std::span<const yaml::Value> runtime_classes;
};

// Before the first mutating webhook. `pod` is what was submitted and becomes what the webhooks are sent. Where a token
// is mounted its volume ends in `-00000`, as nobody knows the five letters that the API server will draw.
std::optional<Refusal> admit_before_webhooks(yaml::Value& pod, const AdmissionFacts& facts);

// After the webhooks, whether they changed anything or not: the plugins run once more, the API server writes status
// and copies, validates and asks the plugins that only refuse. `pod` becomes what is stored, without what differs from
// one creation to the next (uid, times, generation, a generated name).
std::optional<Refusal> admit_after_webhooks(yaml::Value& pod, const AdmissionFacts& facts);

}  // namespace sidelint::kube
