// Pods against a real API server: those that no webhook changed are admitted or refused as it did, and stored pods,
// which all came out of it, stay as they are when they are admitted once more.
#include <string>

#include <gtest/gtest.h>

#include "engine/kube/admission.h"
#include "tests/harness/oracle.h"
#include "tests/oracle/json_value.h"

namespace sidelint {
namespace {

using nlohmann::json;

// The recorded cluster: its service accounts mount no tokens, and it had one priority class of its own.
json admit(const json& submitted, const json& space) {
  kube::AdmissionFacts facts;
  facts.mounts_tokens = false;
  facts.namespace_name = space["metadata"]["name"].get<std::string>();
  const yaml::Value labels = testing::value_of(space["metadata"].value("labels", json::object()));
  facts.namespace_labels = &labels;
  const yaml::Value high = testing::value_of({{"metadata", {{"name", "high"}}}, {"value", 1000}});
  facts.priority_classes = {&high, 1};
  yaml::Value pod = testing::value_of(submitted);
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
    json got = admit(line["pod"], line["namespace"]);
    got.erase("pod");
    tally.add(line["id"].get<std::string>(), line["pod"], refused ? json{{"message", message}} : json::object(), got);
  });
}

TEST(Admission, LeavesStoredPodsAsTheyAre) {
  const auto path = testing::oracle_path("cluster/pods.jsonl");
  if (!path) GTEST_SKIP() << "no cluster/pods.jsonl: set SIDELINT_ORACLE";
  testing::Tally tally("cluster/pods.jsonl (stored pods again)");
  testing::for_each_case(*path, [&](const json& line) {
    json expected = line["result"];
    if (expected["status"].contains("conditions")) {
      // The one condition of a pod that waits; its time is the clock's.
      for (json& condition : expected["status"]["conditions"]) condition["lastTransitionTime"] = nullptr;
    }
    tally.add(line["id"].get<std::string>(), line["result"], {{"pod", expected}},
              admit(line["result"], line["namespace"]));
  });
}

}  // namespace
}  // namespace sidelint
