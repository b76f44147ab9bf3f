#include "engine/kube/pod_security.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include <fmt/format.h>

#include "engine/kube/fields.h"
#include "engine/kube/pod_security_checks.h"

namespace sidelint::kube {
namespace {

constexpr int kNewest = 35;  // the last release that changed a check
constexpr int kNever = 1000;

struct Standard {
  SecurityLevel level;
  SecurityCheck check;
  int since;                   // 1.minor
  int replaced_by_restricted;  // since when a check of the restricted level stands for it there
};

// In the order of their findings: by the id that the plugin gives them, baseline first.
constexpr std::array<Standard, 19> kStandards = {{
    {SecurityLevel::baseline, security::app_armor_profile, 0, kNever},
    {SecurityLevel::baseline, security::default_capabilities, 0, 22},
    {SecurityLevel::baseline, security::host_namespaces, 0, kNever},
    {SecurityLevel::baseline, security::host_path_volumes, 0, 0},
    {SecurityLevel::baseline, security::host_ports, 0, kNever},
    {SecurityLevel::baseline, security::host_probes, 34, kNever},
    {SecurityLevel::baseline, security::privileged, 0, kNever},
    {SecurityLevel::baseline, security::proc_mount, 0, 35},
    {SecurityLevel::baseline, security::se_linux_options, 0, kNever},
    {SecurityLevel::baseline, security::seccomp_profile, 0, 19},
    {SecurityLevel::baseline, security::sysctls, 0, kNever},
    {SecurityLevel::baseline, security::windows_host_process, 0, kNever},
    {SecurityLevel::restricted, security::privilege_escalation, 8, kNever},
    {SecurityLevel::restricted, security::restricted_capabilities, 22, kNever},
    {SecurityLevel::restricted, security::any_proc_mount, 35, kNever},
    {SecurityLevel::restricted, security::restricted_volumes, 0, kNever},
    {SecurityLevel::restricted, security::run_as_non_root, 0, kNever},
    {SecurityLevel::restricted, security::run_as_user, 23, kNever},
    {SecurityLevel::restricted, security::required_seccomp_profile, 19, kNever},
}};

bool applies(const Standard& standard, SecurityLevel level, int minor) {
  if (minor < standard.since) return false;
  if (level == SecurityLevel::baseline) return standard.level == SecurityLevel::baseline;
  return minor < standard.replaced_by_restricted;
}

// `latest` or `v1.x`
int read_minor(std::string_view version) {
  if (!version.starts_with("v1.")) return SecurityPolicy::kLatest;
  version.remove_prefix(3);
  int minor = 0;
  const auto [end, error] = std::from_chars(version.data(), version.data() + version.size(), minor);
  const bool number = error == std::errc() && end == version.data() + version.size() && version.front() != '-';
  return number && (version.size() == 1 || version.front() != '0') ? minor : SecurityPolicy::kLatest;
}

SecurityLevel read_level(std::string_view level) {
  if (level == "privileged") return SecurityLevel::privileged;
  return level == "baseline" ? SecurityLevel::baseline : SecurityLevel::restricted;
}

}  // namespace

SecurityPolicy enforced_policy(const yaml::Value* namespace_labels) {
  SecurityPolicy policy;
  if (namespace_labels == nullptr) return policy;
  if (const yaml::Value* level = namespace_labels->find("pod-security.kubernetes.io/enforce")) {
    policy.level = read_level(level->as_string());
  }
  if (const yaml::Value* version = namespace_labels->find("pod-security.kubernetes.io/enforce-version")) {
    policy.minor = read_minor(version->as_string());
  }
  return policy;
}

std::string policy_text(SecurityPolicy policy) {
  constexpr std::array<std::string_view, 3> kLevels = {"privileged", "baseline", "restricted"};
  const std::string_view level = kLevels.at(static_cast<std::size_t>(policy.level));
  if (policy.minor == SecurityPolicy::kLatest) return fmt::format("{}:latest", level);
  return fmt::format("{}:v1.{}", level, policy.minor);
}

std::optional<std::string> security_violation(const yaml::Value& pod, SecurityPolicy policy) {
  if (policy.level == SecurityLevel::privileged) return {};
  const int minor = policy.minor == SecurityPolicy::kLatest ? kNewest : std::min(policy.minor, kNewest);
  std::string findings;
  for (const Standard& standard : kStandards) {
    if (!applies(standard, policy.level, minor)) continue;
    const SecurityFinding finding = standard.check(pod, minor);
    if (finding.reason.empty()) continue;
    if (!findings.empty()) findings += ", ";
    findings += finding.reason;
    if (!finding.detail.empty()) findings += fmt::format(" ({})", finding.detail);
  }
  if (findings.empty()) return {};
  return fmt::format("violates PodSecurity \"{}\": {}", policy_text(policy), findings);
}

}  // namespace sidelint::kube
