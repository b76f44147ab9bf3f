// Pod Security Standards as the admission plugin PodSecurity enforces them: k8s.io/pod-security-admission v0.35.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/yaml/value.h"

namespace sidelint::kube {

enum class SecurityLevel : std::uint8_t { privileged, baseline, restricted };

struct SecurityPolicy {
  static constexpr int kLatest = -1;

  SecurityLevel level = SecurityLevel::privileged;
  int minor = kLatest;  // the standards of Kubernetes 1.minor
};

// What the namespace's labels pod-security.kubernetes.io/enforce and enforce-version ask for (null: no labels). A level
// that is none counts as restricted, a version that is none as the newest, as the plugin reads them.
SecurityPolicy enforced_policy(const yaml::Value* namespace_labels);

// `restricted:latest`, `baseline:v1.25`
std::string policy_text(SecurityPolicy policy);

// `violates PodSecurity "restricted:latest": …`; nothing if the pod, which has been decoded, is allowed.
std::optional<std::string> security_violation(const yaml::Value& pod, SecurityPolicy policy);

}  // namespace sidelint::kube
