// Pods against a real API server: those that no webhook changed are admitted or refused as it did, and stored pods,
// which all came out of it, stay as they are when they are admitted once more.
#include <cstdint>
#include <string>
#include <variant>

#include <gtest/gtest.h>

#include "engine/kube/admission.h"
#include "engine/source/origin.h"
#include "engine/yaml/load.h"
#include "tests/harness/oracle.h"
#include "tests/oracle/json_value.h"

namespace sidelint {
namespace {

using nlohmann::json;

// The recorded cluster: its service accounts mount no tokens, and it had one priority class of its own.
json admit(yaml::Value pod, const json& space) {
  kube::AdmissionFacts facts;
  facts.mounts_tokens = false;
  facts.namespace_name = space["metadata"]["name"].get<std::string>();
  const yaml::Value labels = testing::value_of(space["metadata"].value("labels", json::object()));
  facts.namespace_labels = &labels;
  const yaml::Value high = testing::value_of({{"metadata", {{"name", "high"}}}, {"value", 1000}});
  facts.priority_classes = {&high, 1};
  std::optional<kube::Refusal> refusal = kube::admit_before_webhooks(pod, facts);
  if (!refusal) refusal = kube::admit_after_webhooks(pod, facts);
  if (refusal) return {{"message", refusal->message}};
  return {{"pod", testing::json_of(pod)}};
}

bool any_mutated(const json& outcome) {
  for (const json& call : outcome.value("webhooksCalled", json::array()))
    if (call.value("mutated", false)) return true;
  return false;
}

// The API server's own refusals; the others are a webhook's, or of a call to it.
bool is_own_refusal(const std::string& message) {
  return message.starts_with("Pod ") ||
         (message.starts_with("pods ") && message.find("expression") == std::string::npos);
}

TEST(Admission, RefusesWhatTheApiServerRefusesUnchanged) {
  const auto path = testing::oracle_path("cluster/decision.jsonl");
  if (!path) GTEST_SKIP() << "no cluster/decision.jsonl: set SIDELINT_ORACLE";
  testing::Tally tally("cluster/decision.jsonl (pods as submitted)");
  testing::for_each_case(*path, [&](const json& line) {
    const json& outcome = line["outcome"];
    const std::string message = outcome.value("message", "");
    const bool refused = outcome["verdict"] == "rejected";
    if (any_mutated(outcome) || (refused && !is_own_refusal(message))) return;
    json got = admit(testing::value_of(line["pod"]), line["namespace"]);
    got.erase("pod");
    tally.add(line["id"].get<std::string>(), line["pod"], refused ? json{{"message", message}} : json::object(), got);
  });
}

// Pods with labels and annotations of every kind of value, in JSON and in YAML.
TEST(Admission, ReadsPodsAsTheApiServerDoes) {
  const auto path = testing::oracle_path("cluster/validation.jsonl");
  if (!path) GTEST_SKIP() << "no cluster/validation.jsonl: set SIDELINT_ORACLE";
  testing::Tally tally("cluster/validation.jsonl (pods)");
  const json space = {{"metadata", {{"name", "default"}}}};
  testing::for_each_case(*path, [&](const json& line) {
    if (line["kind"] != "Pod") return;
    const bool refused = line["default"]["code"] != 201;
    const std::string note = line["note"].get<std::string>();
    if (line.contains("object")) {
      json got = admit(testing::value_of(line["object"]), space);
      got.erase("pod");
      tally.add(note, line["object"], refused ? json{{"message", line["default"]["message"]}} : json::object(), got);
    } else {
      const std::string text = line["yaml"].get<std::string>();
      Origins origins;
      const yaml::Loaded loaded =
          yaml::load(text, Span{SourceId{0}, 0, static_cast<std::uint32_t>(text.size())}, origins);
      const auto* document = std::get_if<0>(&loaded);
      const json answer =
          document == nullptr ? json{{"message", ""}} : admit(yaml::to_value((*document)->root()), space);
      const json got = {{"refused", answer.contains("message")}};
      tally.add(note, line["yaml"], {{"refused", refused}}, got);
    }
  });
}

// The one condition of a pod that waits for its gates; its time is the clock's.
json without_times(json pod) {
  if (!pod.contains("status") || !pod["status"].contains("conditions")) return pod;
  for (json& condition : pod["status"]["conditions"]) condition["lastTransitionTime"] = nullptr;
  return pod;
}

TEST(Admission, LeavesStoredPodsAsTheyAre) {
  const auto path = testing::oracle_path("cluster/pods.jsonl");
  if (!path) GTEST_SKIP() << "no cluster/pods.jsonl: set SIDELINT_ORACLE";
  testing::Tally tally("cluster/pods.jsonl (stored pods again)");
  testing::for_each_case(*path, [&](const json& line) {
    tally.add(line["id"].get<std::string>(), line["result"], {{"pod", without_times(line["result"])}},
              admit(testing::value_of(line["result"]), line["namespace"]));
  });
}

TEST(Admission, LeavesPodsOfRealControllersAsTheyAre) {
  const auto path = testing::oracle_path("cluster/workloads.jsonl");
  if (!path) GTEST_SKIP() << "no cluster/workloads.jsonl: set SIDELINT_ORACLE";
  testing::Tally tally("cluster/workloads.jsonl (stored pods again)");
  testing::for_each_case(*path, [&](const json& line) {
    if (!line.contains("pod") || !line["pod"].is_object()) return;
    json got = admit(testing::value_of(line["pod"]), line["namespace"]);
    if (got.contains("pod")) got["pod"].erase("status");  // not recorded of these
    tally.add(line["id"].get<std::string>(), line["pod"], {{"pod", line["pod"]}}, got);
  });
}

}  // namespace
}  // namespace sidelint
