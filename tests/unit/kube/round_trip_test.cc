#include "engine/kube/round_trip.h"

#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/kube/values.h"

namespace sidelint::kube {
namespace {

std::string trip(std::string_view text, RoundTripOptions options = {}) {
  const RoundTrip result = round_trip(value_of(text), pod_type(), options);
  return result.refusal ? result.refusal->message : json_of(result.value);
}

constexpr RoundTripOptions kCoerced = {FieldNames::any_case, Scalars::coerced, ZeroTime::omitted};
constexpr RoundTripOptions kExact = {FieldNames::exact, Scalars::as_typed, ZeroTime::omitted};
constexpr RoundTripOptions kOld = {FieldNames::any_case, Scalars::as_typed, ZeroTime::written};

TEST(RoundTrip, DropsWhatIsUnknownOrEmpty) {
  EXPECT_EQ(trip("{kind: Pod, nope: 1, metadata: {labels: {}, name: ''}, spec: {hostNetwork: false, nodeName: ~}}"),
            R"({"kind":"Pod","metadata":{},"spec":{"containers":null},"status":{}})");
}

TEST(RoundTrip, KeepsZerosBehindPointers) {
  EXPECT_EQ(trip("{spec: {containers: [], automountServiceAccountToken: false, securityContext: {runAsUser: 0}}}"),
            R"({"metadata":{},"spec":{"automountServiceAccountToken":false,"containers":[],)"
            R"("securityContext":{"runAsUser":0}},"status":{}})");
}

TEST(RoundTrip, WritesFieldsInTheOrderOfTheStruct) {
  const RoundTrip pod = round_trip(value_of("{spec: {}, metadata: {}, apiVersion: v1, kind: Pod}"), pod_type());
  EXPECT_EQ(keys_of(pod.value), "kind apiVersion metadata spec status");
}

TEST(RoundTrip, WritesQuantitiesInCanonicalForm) {
  EXPECT_EQ(trip("{spec: {containers: [{name: a, resources: {limits: {cpu: 2000m, memory: 1024Mi}}}]}}"),
            R"({"metadata":{},"spec":{"containers":[{"name":"a","resources":{"limits":{"cpu":"2","memory":"1Gi"}}}]},)"
            R"("status":{}})");
}

TEST(RoundTrip, FindsFieldsWhateverTheirCase) {
  EXPECT_EQ(trip("{METADATA: {Name: p}}"), R"({"metadata":{"name":"p"},"spec":{"containers":null},"status":{}})");
  EXPECT_EQ(trip("{METADATA: {Name: p}}", kExact), R"({"metadata":{},"spec":{"containers":null},"status":{}})");
}

TEST(RoundTrip, WritesTheZeroTimeOfOldReleases) {
  EXPECT_EQ(trip("{metadata: {name: p}}", kOld),
            R"({"metadata":{"creationTimestamp":null,"name":"p"},"spec":{"containers":null},"status":{}})");
  EXPECT_EQ(trip("{metadata: {creationTimestamp: '2024-02-29T01:00:00+02:00'}}"),
            R"({"metadata":{"creationTimestamp":"2024-02-28T23:00:00Z"},"spec":{"containers":null},"status":{}})");
}

TEST(RoundTrip, MakesStringsOfYamlScalarsWhereStringsAreWanted) {
  EXPECT_EQ(trip("{metadata: {annotations: {a: yes, b: 0x10, c: 1e3, d: 1.50, e: ~}}}", kCoerced),
            R"({"metadata":{"annotations":{"a":"true","b":"16","c":"1000","d":"1.5","e":""}},)"
            R"("spec":{"containers":null},"status":{}})");
  // Fields of embedded structs are out of its reach.
  EXPECT_EQ(trip("{spec: {volumes: [{name: v, configMap: {name: 5}}]}}", kCoerced),
            "json: cannot unmarshal number into Go struct field "
            "ConfigMapVolumeSource.spec.volumes.VolumeSource.configMap.LocalObjectReference.name of type string");
}

struct Refused {
  std::string_view pod;
  std::string_view message;
};

TEST(RoundTrip, RefusesInTheWordsOfGo) {
  constexpr std::array<Refused, 9> kCases = {{
      {"[1]", "json: cannot unmarshal array into Go value of type v1.Pod"},
      {"{metadata: {annotations: {a: true}}}",
       "json: cannot unmarshal bool into Go struct field ObjectMeta.metadata.annotations of type string"},
      {"{spec: {containers: {name: a}}}",
       "json: cannot unmarshal object into Go struct field PodSpec.spec.containers of type []v1.Container"},
      {"{spec: {containers: [x]}}",
       "json: cannot unmarshal string into Go struct field PodSpec.spec.containers of type v1.Container"},
      {"{spec: {terminationGracePeriodSeconds: 5.5}}",
       "json: cannot unmarshal number 5.5 into Go struct field PodSpec.spec.terminationGracePeriodSeconds of type "
       "int64"},
      {"{spec: {restartPolicy: 1}}",
       "json: cannot unmarshal number into Go struct field PodSpec.spec.restartPolicy of type v1.RestartPolicy"},
      {"{spec: {containers: [{ports: [{containerPort: 3000000000}]}]}}",
       "json: cannot unmarshal number 3000000000 into Go struct field "
       "ContainerPort.spec.containers.ports.containerPort "
       "of type int32"},
      {"{spec: {overhead: {cpu: x}}}",
       "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"},
      {"{metadata: {creationTimestamp: x}}",
       R"(parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006")"},
  }};
  for (const Refused& one : kCases) EXPECT_EQ(trip(one.pod), one.message) << one.pod;
}

TEST(RoundTrip, NamesTheFirstMismatchUnlessAMethodFails) {
  EXPECT_EQ(trip("{metadata: {name: 1}, spec: 2}"),
            "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.name of type string");
  EXPECT_EQ(trip("{metadata: {name: 1}, spec: {overhead: {cpu: 1Gb}}}"),
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
}

TEST(RoundTrip, WritesTheNumbersThatAWorkloadsStatusMustHave) {
  const RoundTrip set = round_trip(value_of("{kind: DaemonSet}"), *injectable_type("apps/v1", "DaemonSet"));
  EXPECT_EQ(json_of(*set.value.find("status")),
            R"({"currentNumberScheduled":0,"desiredNumberScheduled":0,"numberMisscheduled":0,"numberReady":0})");
  EXPECT_EQ(json_of(*set.value.find("spec")->find("updateStrategy")), "{}");
}

TEST(RoundTrip, PointsAtTheValueThatIsRefused) {
  constexpr std::string_view kPod = "metadata:\n  name: p\n  labels:\n    a: true\n";
  const RoundTrip result = round_trip(value_of(kPod), pod_type());
  ASSERT_TRUE(result.refusal);
  const Span at = result.refusal->at.span();
  EXPECT_EQ(kPod.substr(at.begin, at.end - at.begin), "true");
}

TEST(ReadAsApiServer, SaysWhatItWasReading) {
  EXPECT_EQ(read_as_api_server(value_of("{metadata: {labels: {a: 1}}}")).refusal->message,
            "Pod in version \"v1\" cannot be handled as a Pod: json: cannot unmarshal number into Go struct field "
            "ObjectMeta.metadata.labels of type string");
}

}  // namespace
}  // namespace sidelint::kube
