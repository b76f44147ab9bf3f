// The single checks of the Pod Security Standards.
#pragma once

#include <string>

#include "engine/yaml/value.h"

namespace sidelint::kube {

struct SecurityFinding {
  std::string reason;  // empty: allowed
  std::string detail;
};

// A check of the standards of Kubernetes 1.minor.
using SecurityCheck = SecurityFinding (*)(const yaml::Value& pod, int minor);

namespace security {
// baseline
SecurityFinding app_armor_profile(const yaml::Value& pod, int minor);
SecurityFinding default_capabilities(const yaml::Value& pod, int minor);
SecurityFinding host_namespaces(const yaml::Value& pod, int minor);
SecurityFinding host_path_volumes(const yaml::Value& pod, int minor);
SecurityFinding host_ports(const yaml::Value& pod, int minor);
SecurityFinding host_probes(const yaml::Value& pod, int minor);
SecurityFinding privileged(const yaml::Value& pod, int minor);
SecurityFinding proc_mount(const yaml::Value& pod, int minor);
SecurityFinding se_linux_options(const yaml::Value& pod, int minor);
SecurityFinding seccomp_profile(const yaml::Value& pod, int minor);
SecurityFinding sysctls(const yaml::Value& pod, int minor);
SecurityFinding windows_host_process(const yaml::Value& pod, int minor);
// restricted
SecurityFinding privilege_escalation(const yaml::Value& pod, int minor);
SecurityFinding restricted_capabilities(const yaml::Value& pod, int minor);
SecurityFinding any_proc_mount(const yaml::Value& pod, int minor);
SecurityFinding restricted_volumes(const yaml::Value& pod, int minor);
SecurityFinding run_as_non_root(const yaml::Value& pod, int minor);
SecurityFinding run_as_user(const yaml::Value& pod, int minor);
SecurityFinding required_seccomp_profile(const yaml::Value& pod, int minor);
}  // namespace security

}  // namespace sidelint::kube
