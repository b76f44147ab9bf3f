#include "engine/kube/validate.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "engine/kube/admission.h"
#include "tests/unit/kube/values.h"

namespace sidelint::kube {
namespace {

// What a create request is answered with; empty if the pod is stored.
std::string create(std::string_view metadata, std::string_view spec) {
  yaml::Value pod = value_of("{metadata: " + std::string(metadata) + ", spec: " + std::string(spec) + "}");
  AdmissionFacts facts;
  facts.namespace_name = "shop";
  facts.mounts_tokens = false;
  auto refusal = admit_before_webhooks(pod, facts);
  if (!refusal) refusal = admit_after_webhooks(pod, facts);
  return refusal ? refusal->message : "";
}

std::string create_with(std::string_view container, std::string_view more = "") {
  return create("{name: p}",
                "{containers: [{name: app, image: a, " + std::string(container) + "}]" + std::string(more) + "}");
}

struct Case {
  std::string_view text;
  std::string_view message;  // after `Pod "p" is invalid: `
};

constexpr std::string_view kPrefix = "Pod \"p\" is invalid: ";

TEST(ValidatePod, NamesWhatIsWrongWithAContainer) {
  constexpr std::array<Case, 13> kCases = {{
      {"ports: [{name: h, containerPort: 80}, {name: h, containerPort: 81}]",
       "spec.containers[0].ports[1].name: Duplicate value: \"h\""},
      {"ports: [{containerPort: 70000}]",
       "spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive"},
      {"ports: [{containerPort: 80, protocol: tcp}]",
       "spec.containers[0].ports[0].protocol: Unsupported value: \"tcp\": supported values: \"SCTP\", \"TCP\", "
       "\"UDP\""},
      {"volumeMounts: [{name: v, mountPath: /v}]", "spec.containers[0].volumeMounts[0].name: Not found: \"v\""},
      {"env: [{name: A, value: x, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]",
       "spec.containers[0].env[0].valueFrom: Invalid value: \"\": may not be specified when `value` is not empty"},
      {"env: [{name: A, valueFrom: {fieldRef: {fieldPath: spec.nope}}}]",
       "spec.containers[0].env[0].valueFrom.fieldRef.fieldPath: Invalid value: \"spec.nope\": error converting "
       "fieldPath: field label not supported: spec.nope"},
      {"env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.cpu, divisor: 2}}}]",
       "spec.containers[0].env[0].valueFrom.resourceFieldRef.divisor: Invalid value: \"limits.cpu\": only divisor's "
       "values 1m and 1 are supported with the cpu resource"},
      {"resources: {limits: {cpu: 1}, requests: {cpu: 2}}",
       "spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1"},
      {"resources: {limits: {gpu: 1}}",
       "[spec.containers[0].resources.limits[gpu]: Invalid value: \"gpu\": must be a standard resource type or fully "
       "qualified, spec.containers[0].resources.limits[gpu]: Invalid value: \"gpu\": must be a standard resource for "
       "containers, spec.containers[0].resources.requests[gpu]: Invalid value: \"gpu\": must be a standard resource "
       "type or fully qualified, spec.containers[0].resources.requests[gpu]: Invalid value: \"gpu\": must be a "
       "standard resource for containers]"},
      {"readinessProbe: {httpGet: {port: 80}, exec: {command: [x]}}",
       "spec.containers[0].readinessProbe.httpGet: Forbidden: may not specify more than 1 handler type"},
      {"livenessProbe: {successThreshold: 2, tcpSocket: {port: http}}",
       "spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1"},
      {"lifecycle: {preStop: {}}", "spec.containers[0].lifecycle.preStop: Required value: must specify a handler type"},
      {"securityContext: {runAsUser: -1}",
       "spec.containers[0].securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive"},
  }};
  for (const Case& one : kCases) {
    EXPECT_EQ(create_with(one.text), std::string(kPrefix) + std::string(one.message)) << one.text;
  }
}

TEST(ValidatePod, NamesWhatIsWrongWithVolumes) {
  constexpr std::array<Case, 6> kCases = {{
      {", volumes: [{name: v, emptyDir: {}, secret: {secretName: s}}]",
       "spec.volumes[0].secret: Forbidden: may not specify more than 1 volume type"},
      {", volumes: [{name: v}, {name: v}]", "spec.volumes[1].name: Duplicate value: \"v\""},
      {", volumes: [{name: v, configMap: {}}]", "spec.volumes[0].configMap.name: Required value"},
      {", volumes: [{name: v, hostPath: {path: /a/../b}}]",
       "spec.volumes[0].hostPath.path: Invalid value: \"/a/../b\": must not contain '..'"},
      {", volumes: [{name: v, projected: {sources: [{serviceAccountToken: {path: t, expirationSeconds: 60}}]}}]",
       "spec.volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds: Invalid value: 60: may not specify "
       "a duration less than 10 minutes"},
      {", volumes: [{name: v, downwardAPI: {items: [{path: l, fieldRef: {fieldPath: spec.nodeName}}]}}]",
       "spec.volumes[0].downwardAPI.fieldRef.fieldPath: Unsupported value: \"spec.nodeName\": supported values: "
       "\"metadata.annotations\", \"metadata.labels\", \"metadata.name\", \"metadata.namespace\", \"metadata.uid\""},
  }};
  for (const Case& one : kCases) {
    EXPECT_EQ(create_with("args: [x]", one.text), std::string(kPrefix) + std::string(one.message)) << one.text;
  }
}

TEST(ValidatePod, NamesWhatIsWrongWithThePod) {
  constexpr std::array<Case, 9> kCases = {{
      {", restartPolicy: Sometimes",
       "spec.restartPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\", \"OnFailure\", \"Never\""},
      {", dnsPolicy: None", "spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None"},
      {", tolerations: [{operator: Equal}]",
       "spec.tolerations[0].operator: Invalid value: \"Equal\": operator must be Exists when `key` is empty, which "
       "means "
       "\"match all values and all keys\""},
      {", hostAliases: [{ip: x}]",
       "spec.hostAliases[0].ip: Invalid value: \"x\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"},
      {", ephemeralContainers: [{name: e, image: e}]", "spec.ephemeralContainers: Forbidden: cannot be set on create"},
      {", nodeName: node, schedulingGates: [{name: g}]",
       "spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared"},
      {", topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: Maybe}]",
       "spec.topologySpreadConstraints[0].whenUnsatisfiable: Unsupported value: \"Maybe\": supported values: "
       "\"DoNotSchedule\", \"ScheduleAnyway\""},
      {", initContainers: [{name: app, image: i}]", "spec.initContainers[0].name: Duplicate value: \"app\""},
      {", initContainers: [{name: i, image: i, readinessProbe: {exec: {command: [x]}}}]",
       "spec.initContainers[0].readinessProbe: Forbidden: may not be set for init containers without "
       "restartPolicy=Always"},
  }};
  for (const Case& one : kCases) {
    EXPECT_EQ(create_with("args: [x]", one.text), std::string(kPrefix) + std::string(one.message)) << one.text;
  }
}

TEST(ValidatePod, AcceptsARestartingInitContainerWithProbes) {
  EXPECT_EQ(create_with("args: [x]",
                        ", initContainers: [{name: i, image: i, restartPolicy: Always, startupProbe: {tcpSocket: "
                        "{port: 80}}}]"),
            "");
}

TEST(ValidatePod, ChecksTheMetadata) {
  constexpr std::string_view kSpec = "{containers: [{name: a, image: a}]}";
  EXPECT_EQ(create("{}", kSpec),
            "Pod \"\" is invalid: metadata.name: Required value: name or generateName is required");
  EXPECT_EQ(create("{generateName: web-}", kSpec), "");
  EXPECT_TRUE(create("{name: p, labels: {a: '-'}}", kSpec)
                  .starts_with("Pod \"p\" is invalid: metadata.labels: Invalid value: \"-\": a valid label must be"));
  EXPECT_EQ(create("{name: p, annotations: {A.b/C: x}}", kSpec), "");
}

TEST(InvalidMessage, PutsSeveralErrorsBetweenBracketsAndNoneTwice) {
  const FieldError one{"spec.a", "Required value", {}};
  const FieldError two{"spec.b", "Forbidden: no", {}};
  EXPECT_EQ(invalid_message("Pod", "p", {one, one}), "Pod \"p\" is invalid: spec.a: Required value");
  EXPECT_EQ(invalid_message("Pod", "p", {one, two, one}),
            "Pod \"p\" is invalid: [spec.a: Required value, spec.b: Forbidden: no]");
}

TEST(ValidatePod, PointsAtTheValue) {
  constexpr std::string_view kPod = "metadata: {name: p}\nspec: {terminationGracePeriodSeconds: 1, hostname: Host_1}\n";
  for (const FieldError& error : validate_pod(value_of(kPod))) {
    if (error.path != "spec.hostname") continue;
    const Span at = error.at.span();
    EXPECT_EQ(kPod.substr(at.begin, at.end - at.begin), "Host_1");
    return;
  }
  FAIL() << "the host's name is not checked";
}

}  // namespace
}  // namespace sidelint::kube
