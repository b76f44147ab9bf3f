#include "engine/kube/pod_security.h"

#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/kube/values.h"

namespace sidelint::kube {
namespace {

constexpr SecurityPolicy kBaseline = {SecurityLevel::baseline, SecurityPolicy::kLatest};
constexpr SecurityPolicy kRestricted = {SecurityLevel::restricted, SecurityPolicy::kLatest};

std::string violation(std::string_view spec, SecurityPolicy policy) {
  return security_violation(value_of("{spec: " + std::string(spec) + "}"), policy).value_or("");
}

TEST(EnforcedPolicy, IsReadFromTheNamespacesLabels) {
  const auto text = [](std::string_view labels) {
    const yaml::Value value = value_of(labels);
    return policy_text(enforced_policy(&value));
  };
  EXPECT_EQ(policy_text(enforced_policy(nullptr)), "privileged:latest");
  EXPECT_EQ(text("{pod-security.kubernetes.io/enforce: baseline}"), "baseline:latest");
  EXPECT_EQ(text("{pod-security.kubernetes.io/enforce: restricted, pod-security.kubernetes.io/enforce-version: v1.24}"),
            "restricted:v1.24");
  EXPECT_EQ(text("{pod-security.kubernetes.io/enforce: strict, pod-security.kubernetes.io/enforce-version: v1.024}"),
            "restricted:latest");
  EXPECT_EQ(text("{pod-security.kubernetes.io/warn: restricted}"), "privileged:latest");
}

struct Case {
  std::string_view spec;
  std::string_view finding;  // after `violates PodSecurity "…": `
};

TEST(SecurityViolation, OfTheBaselineNamesTheContainers) {
  constexpr std::array<Case, 7> kCases = {{
      {"{initContainers: [{name: i, securityContext: {capabilities: {add: [NET_RAW, NET_ADMIN, CHOWN]}}}]}",
       "non-default capabilities (container \"i\" must not include \"NET_ADMIN\", \"NET_RAW\" in "
       "securityContext.capabilities.add)"},
      {"{hostNetwork: true, hostIPC: true}", "host namespaces (hostNetwork=true, hostIPC=true)"},
      {"{volumes: [{name: a, hostPath: {path: /}}, {name: b, hostPath: {path: /}}]}",
       "hostPath volumes (volumes \"a\", \"b\")"},
      {"{containers: [{name: a, ports: [{hostPort: 80}, {hostPort: 443}]}]}",
       "hostPort (container \"a\" uses hostPorts 443, 80)"},
      {"{containers: [{name: a, securityContext: {privileged: true}}]}",
       "privileged (container \"a\" must not set securityContext.privileged=true)"},
      {"{securityContext: {seLinuxOptions: {type: x, user: u}}, containers: [{name: a}]}",
       "seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type \"x\"; user may not be set)"},
      {"{securityContext: {sysctls: [{name: kernel.msgmax}]}}", "forbidden sysctls (kernel.msgmax)"},
  }};
  for (const Case& one : kCases) {
    EXPECT_EQ(violation(one.spec, kBaseline), "violates PodSecurity \"baseline:latest\": " + std::string(one.finding));
  }
}

TEST(SecurityViolation, OfTheRestrictedLevelListsEverything) {
  EXPECT_EQ(violation("{containers: [{name: a}]}", kRestricted),
            "violates PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false (container \"a\" must set "
            "securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container \"a\" must set "
            "securityContext.capabilities.drop=[\"ALL\"]), runAsNonRoot != true (pod or container \"a\" must set "
            "securityContext.runAsNonRoot=true), seccompProfile (pod or container \"a\" must set "
            "securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")");
  EXPECT_EQ(violation("{securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}, containers: "
                      "[{name: a, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}]}",
                      kRestricted),
            "");
}

TEST(SecurityViolation, DependsOnTheRelease) {
  constexpr std::string_view kSysctl = "{securityContext: {sysctls: [{name: net.ipv4.tcp_rmem}]}}";
  EXPECT_EQ(violation(kSysctl, kBaseline), "");
  EXPECT_NE(violation(kSysctl, {SecurityLevel::baseline, 31}), "");
  constexpr std::string_view kHostProbe = "{containers: [{name: a, livenessProbe: {tcpSocket: {host: h, port: 1}}}]}";
  EXPECT_EQ(violation(kHostProbe, {SecurityLevel::baseline, 33}), "");
  EXPECT_EQ(violation(kHostProbe, {SecurityLevel::baseline, 34}),
            "violates PodSecurity \"baseline:v1.34\": probe or lifecycle host (container \"a\" uses probe or lifecycle "
            "host \"h\")");
}

TEST(SecurityViolation, IsNoneForThePrivileged) {
  EXPECT_EQ(violation("{hostNetwork: true}", {SecurityLevel::privileged, SecurityPolicy::kLatest}), "");
}

}  // namespace
}  // namespace sidelint::kube
