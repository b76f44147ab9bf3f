// Strategic merge patches of pods, and pods read back from them, against apimachinery and encoding/json.
#include <string>

#include <gtest/gtest.h>

#include "engine/kube/merge_patch.h"
#include "engine/kube/round_trip.h"
#include "tests/harness/oracle.h"
#include "tests/oracle/json_value.h"

namespace sidelint {
namespace {

using nlohmann::json;

json judge(const json& input) {
  const kube::Merged merged = kube::strategic_merge_patch(testing::value_of(input["original"]),
                                                          testing::value_of(input["patch"]), kube::pod_type());
  if (merged.refusal) {
    const bool panics = merged.refusal->message.starts_with("runtime error: ");
    return {{panics ? "panic" : "error", merged.refusal->message}};
  }
  json answer = {{"result", testing::json_of(merged.value)}};
  const kube::RoundTrip pod = kube::round_trip(merged.value, kube::pod_type());
  if (pod.refusal) {
    answer["podUnmarshalError"] = pod.refusal->message;
  } else {
    answer["pod"] = testing::json_of(pod.value);
  }
  return answer;
}

TEST(StrategicMergePatch, MergesPodsAsKubernetesDoes) {
  const auto path = testing::oracle_path("vectors/smp.jsonl");
  if (!path) GTEST_SKIP() << "no vectors/smp.jsonl: set SIDELINT_ORACLE";
  testing::Tally tally("vectors/smp.jsonl");
  testing::for_each_case(*path, [&](const json& line) {
    tally.add(line["id"].get<std::string>(), line["input"], line["expected"], judge(line["input"]));
  });
}

}  // namespace
}  // namespace sidelint
