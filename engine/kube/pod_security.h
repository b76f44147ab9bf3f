// Pod Security Standards as the admission plugin PodSecurity enforces them: k8s.io/pod-security-admission v0.35.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/yaml/value.h"

namespace sidelint::kube {

enum class SecurityLevel : std::uint8_t { privileged, baseline, restricted };

// The policy of a release: 1.minor, or the newest.
struct SecurityVersion {
  static constexpr int kLatest = -1;
  int minor = kLatest;
};

struct SecurityPolicy {
  SecurityLevel level = SecurityLevel::privileged;
  SecurityVersion version;
};

// The namespace's labels pod-security.kubernetes.io/enforce and enforce-version. A level that is no level counts as
// restricted, a version that is none as the newest, as the plugin reads them.
SecurityPolicy enforced_policy(const yaml::Value& namespace_labels);

// `violates PodSecurity "restricted:latest": …`; nothing if the pod is allowed. A container's `restartPolicy` and the
// pod's `os` are looked at; the pod has been decoded.
std::optional<std::string> security_violation(const yaml::Value& pod, SecurityPolicy policy);

}  // namespace sidelint::kube
