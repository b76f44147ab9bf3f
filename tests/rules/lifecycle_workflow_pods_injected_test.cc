// Which workflows' steps would not end.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/rules/findings.h"

namespace sidelint::testing {
namespace {

constexpr std::string_view kRule = "lifecycle/workflow-pods-injected";

std::string files(std::string_view release, std::string_view labels, std::string_view object) {
  std::string text = "-- .sidelint.yaml --\nmesh: {istio-version: \"";
  text.append(release).append("\"}\n-- ns.yaml --\napiVersion: v1\nkind: Namespace\nmetadata: {name: ci, labels: {");
  return text.append(labels).append("}}\n-- build.yaml --\n").append(object);
}

std::string workflow(std::string_view first, std::string_view second) {
  std::string text =
      "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: build, namespace: ci}\nspec:\n  templates:\n"
      "    - {name: a, metadata: {";
  text.append(first).append("}, container: {image: build}}\n    - {name: b, metadata: {").append(second);
  return text.append("}, container: {image: test}}\n");
}

std::string severity(const std::string& findings) { return findings.substr(0, findings.find(' ')); }

TEST(WorkflowPodsInjected, IsOneFindingForAWorkflow) {
  EXPECT_EQ(findings_of(kRule, files("1.22", "istio-injection: enabled", workflow("", ""))),
            "warning build.yaml:6 the steps of Workflow `ci/build` (a) do not end: each gets a sidecar\n");
}

TEST(WorkflowPodsInjected, WeighsWhatTheStepsSayAndWhatTheReleaseDoes) {
  constexpr std::string_view kOut = "labels: {sidecar.istio.io/inject: 'false'}";
  constexpr std::string_view kNative = "annotations: {sidecar.istio.io/nativeSidecar: 'true'}";
  constexpr std::string_view kOn = "istio-injection: enabled";
  EXPECT_EQ(severity(findings_of(kRule, files("1.22", kOn, workflow(kOut, "")))), "warning") << "the other step";
  EXPECT_EQ(findings_of(kRule, files("1.22", kOn, workflow(kOut, kOut))), "");
  EXPECT_EQ(findings_of(kRule, files("1.25", kOn, workflow(kNative, kNative))), "");
  EXPECT_EQ(findings_of(kRule, files("1.22", "team: ci", workflow("", ""))), "");
  EXPECT_EQ(severity(findings_of(kRule, files("1.27", kOn, workflow("", "")))), "note")
      << "native where nodes allow it";
}

TEST(WorkflowPodsInjected, IsSilentAboutWhatRunsOn) {
  const std::string deployment =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: build, namespace: ci}\n"
      "spec: {template: {spec: {containers: [{name: app, image: app}]}}}\n";
  EXPECT_EQ(findings_of(kRule, files("1.22", "istio-injection: enabled", deployment)), "");
}

}  // namespace
}  // namespace sidelint::testing
