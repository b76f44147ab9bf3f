#include "engine/kube/admission.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "engine/kube/defaults.h"
#include "tests/unit/kube/values.h"

namespace sidelint::kube {
namespace {

AdmissionFacts facts() {
  AdmissionFacts facts;
  facts.namespace_name = "shop";
  facts.mounts_tokens = false;
  return facts;
}

std::string spec_of(std::string_view spec, std::string_view key) {
  yaml::Value pod = value_of("{metadata: {name: p}, spec: " + std::string(spec) + "}");
  const auto refusal = admit_before_webhooks(pod, facts());
  if (refusal) return refusal->message;
  const yaml::Value* value = pod.find_path({"spec", key});
  return value == nullptr ? "" : json_of(*value);
}

TEST(Defaults, AreThoseOfThePodType) {
  constexpr std::string_view kOne = "{containers: [{name: a, image: a}]}";
  EXPECT_EQ(spec_of(kOne, "containers"),
            R"([{"image":"a","imagePullPolicy":"Always","name":"a","resources":{},)"
            R"("terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File"}])");
  EXPECT_EQ(spec_of(kOne, "dnsPolicy"), R"("ClusterFirst")");
  EXPECT_EQ(spec_of(kOne, "securityContext"), "{}");
  EXPECT_EQ(spec_of(kOne, "terminationGracePeriodSeconds"), "30");
  EXPECT_EQ(spec_of("{volumes: [{name: v}]}", "volumes"), R"([{"emptyDir":{},"name":"v"}])");
}

TEST(Defaults, AskForWhatIsLimited) {
  yaml::Value pod =
      value_of("{spec: {containers: [{resources: {limits: {cpu: '1', memory: 1Gi}, requests: {cpu: 100m}}}]}}");
  set_pod_defaults(pod);
  EXPECT_EQ(json_of(*pod.find_path({"spec", "containers"})->items.front().find("resources")),
            R"({"limits":{"cpu":"1","memory":"1Gi"},"requests":{"cpu":"100m","memory":"1Gi"}})");
}

TEST(Defaults, GiveHostPortsOnTheHostsNetwork) {
  EXPECT_EQ(
      spec_of("{hostNetwork: true, containers: [{name: a, image: a:1, ports: [{containerPort: 80}]}]}", "containers"),
      R"([{"image":"a:1","imagePullPolicy":"IfNotPresent","name":"a",)"
      R"("ports":[{"containerPort":80,"hostPort":80,"protocol":"TCP"}],"resources":{},)"
      R"("terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File"}])");
}

TEST(Admission, NamesTheServiceAccountTwice) {
  EXPECT_EQ(spec_of("{}", "serviceAccountName"), R"("default")");
  EXPECT_EQ(spec_of("{serviceAccount: old}", "serviceAccountName"), R"("old")");
  EXPECT_EQ(spec_of("{serviceAccountName: new, serviceAccount: old}", "serviceAccount"), R"("new")");
}

TEST(Admission, MountsATokenInEveryContainerThatHasNone) {
  yaml::Value pod = value_of(
      "{metadata: {name: p}, spec: {containers: [{name: a, image: a}, {name: b, image: b, volumeMounts: [{name: v, "
      "mountPath: /var/run/secrets/kubernetes.io/serviceaccount}]}]}}");
  AdmissionFacts known = facts();
  known.mounts_tokens = true;
  ASSERT_FALSE(admit_before_webhooks(pod, known));
  const auto& containers = pod.find_path({"spec", "containers"})->items;
  EXPECT_EQ(json_of(*containers[0].find("volumeMounts")),
            R"([{"mountPath":"/var/run/secrets/kubernetes.io/serviceaccount","name":"kube-api-access-00000",)"
            R"("readOnly":true}])");
  EXPECT_EQ(containers[1].find("volumeMounts")->items.size(), 1U);
  EXPECT_EQ(pod.find_path({"spec", "volumes"})->items.size(), 1U);
}

TEST(Admission, ToleratesLostNodesForFiveMinutes) {
  EXPECT_EQ(spec_of("{tolerations: [{key: node.kubernetes.io/not-ready, operator: Exists}]}", "tolerations"),
            R"([{"key":"node.kubernetes.io/not-ready","operator":"Exists"},{"effect":"NoExecute",)"
            R"("key":"node.kubernetes.io/unreachable","operator":"Exists","tolerationSeconds":300}])");
  EXPECT_EQ(spec_of("{tolerations: [{operator: Exists}]}", "tolerations"), R"([{"operator":"Exists"}])");
}

TEST(Admission, ComputesThePriority) {
  EXPECT_EQ(spec_of("{}", "priority"), "0");
  EXPECT_EQ(spec_of("{priorityClassName: system-node-critical}", "priority"), "2000001000");
  EXPECT_EQ(spec_of("{priorityClassName: nope}", "priority"),
            "pods \"p\" is forbidden: no PriorityClass with name nope was found");
  EXPECT_EQ(spec_of("{priority: 5}", "priority"),
            "pods \"p\" is forbidden: the integer value of priority (5) must not be provided in pod spec; priority "
            "admission controller computed 0 from the given PriorityClass name");
}

TEST(Admission, AsksForTheRuntimeClass) {
  const yaml::Value gvisor = value_of(
      "{metadata: {name: gvisor}, overhead: {podFixed: {cpu: 250m}}, scheduling: {nodeSelector: {runtime: gvisor}}}");
  yaml::Value pod = value_of("{metadata: {name: p}, spec: {runtimeClassName: gvisor}}");
  AdmissionFacts known = facts();
  known.runtime_classes = {&gvisor, 1};
  ASSERT_FALSE(admit_before_webhooks(pod, known));
  EXPECT_EQ(json_of(*pod.find_path({"spec", "overhead"})), R"({"cpu":"250m"})");
  EXPECT_EQ(json_of(*pod.find_path({"spec", "nodeSelector"})), R"({"runtime":"gvisor"})");
  EXPECT_EQ(spec_of("{runtimeClassName: nope}", "overhead"),
            "pods \"p\" is forbidden: pod rejected: RuntimeClass \"nope\" not found");
}

struct Class {
  std::string_view resources;
  std::string_view name;
};

TEST(Admission, WritesTheClassOfService) {
  constexpr std::array<Class, 3> kCases = {{
      {"{}", R"("BestEffort")"},
      {"{limits: {cpu: '1'}}", R"("Burstable")"},
      {"{limits: {cpu: '1', memory: 1Gi}}", R"("Guaranteed")"},
  }};
  for (const Class& one : kCases) {
    yaml::Value pod = value_of("{metadata: {name: p}, spec: {containers: [{name: a, image: a, resources: " +
                               std::string(one.resources) + "}]}}");
    ASSERT_FALSE(admit_before_webhooks(pod, facts()));
    ASSERT_FALSE(admit_after_webhooks(pod, facts()));
    EXPECT_EQ(json_of(*pod.find_path({"status", "qosClass"})), one.name);
  }
}

TEST(Admission, DropsWhatIsStillBehindAFeatureGate) {
  yaml::Value pod = value_of(
      "{metadata: {name: p}, spec: {containers: [{name: a, image: a, lifecycle: {stopSignal: SIGTERM}}], volumes: "
      "[{name: v, projected: {sources: [{clusterTrustBundle: {name: t, path: t}}]}}]}}");
  ASSERT_FALSE(admit_before_webhooks(pod, facts()));
  ASSERT_FALSE(admit_after_webhooks(pod, facts()));
  EXPECT_EQ(pod.find_path({"spec", "containers"})->items.front().find("lifecycle"), nullptr);
  EXPECT_EQ(json_of(*pod.find_path({"spec", "volumes"})->items.front().find_path({"projected", "sources"})), "[{}]");
}

TEST(Admission, RefusesTheNamespaceOfAnotherRequest) {
  yaml::Value pod = value_of("{metadata: {name: p, namespace: other}, spec: {}}");
  EXPECT_EQ(admit_before_webhooks(pod, facts())->message,
            "the namespace of the provided object does not match the namespace sent on the request");
}

TEST(Admission, ChecksPodSecurityAfterValidation) {
  const yaml::Value labels = value_of("{pod-security.kubernetes.io/enforce: baseline}");
  AdmissionFacts known = facts();
  known.namespace_labels = &labels;
  const auto refusal = [&](std::string_view spec) {
    yaml::Value pod = value_of("{metadata: {name: p}, spec: " + std::string(spec) + "}");
    EXPECT_FALSE(admit_before_webhooks(pod, known));
    return admit_after_webhooks(pod, known)->message;
  };
  EXPECT_EQ(refusal("{hostPID: true, containers: [{name: a, image: a}]}"),
            "pods \"p\" is forbidden: violates PodSecurity \"baseline:latest\": host namespaces (hostPID=true)");
  EXPECT_EQ(refusal("{hostPID: true}"), "Pod \"p\" is invalid: spec.containers: Required value");
}

}  // namespace
}  // namespace sidelint::kube
