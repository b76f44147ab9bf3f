// The admission plugins that are on by default and change or refuse a pod at its creation: Priority,
// DefaultTolerationSeconds, ServiceAccount, RuntimeClass, PodSecurity. As kube-apiserver v1.35 runs them, around the
// mutating webhooks.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/kube/pod_security.h"
#include "engine/kube/refusal.h"
#include "engine/yaml/value.h"

namespace sidelint::kube {

// What the cluster holds and a pod refers to. What nobody knows keeps its default, which is a fresh cluster's.
struct AdmissionFacts {
  std::string namespace_name;
  // Fields of the ServiceAccount that the pod names; null: an account without any.
  const yaml::Value* service_account = nullptr;
  // Whether a pod gets a token where neither the account nor the pod says so.
  bool mounts_tokens = true;
  // PriorityClass and RuntimeClass objects; null: only the two built-in priority classes, no runtime class.
  const yaml::Value* priority_classes = nullptr;
  const yaml::Value* runtime_classes = nullptr;
};

// What happens to a submitted pod before the first mutating webhook: decoding, defaults, mutating plugins. `pod` is
// what was submitted and becomes what the webhooks are sent.
std::optional<Refusal> admit_before_webhooks(yaml::Value& pod, const AdmissionFacts& facts);

// What happens after them: defaults and mutating plugins again (they run once more if a webhook changed the pod),
// then validation. `pod` becomes what is stored.
std::optional<Refusal> admit_after_webhooks(yaml::Value& pod, const AdmissionFacts& facts);

}  // namespace sidelint::kube
