// Pods created in a real cluster: the webhook entries that were called, in order, and what came of it.
#include <algorithm>
#include <cstddef>
#include <iostream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/decide/decide.h"
#include "engine/decide/keys.h"
#include "engine/decide/steps/walk.h"
#include "tests/harness/oracle.h"
#include "tests/oracle/cluster_files.h"

namespace sidelint {
namespace {

using nlohmann::json;
using testing::Files;

// Every label of the pod, where decisions keep those that somebody looks at.
decide::World world_of(const model::Repository& repository, const decide::ControlPlane& plane,
                       decide::Release release) {
  const model::Workload& pod = repository.workloads.at(0);
  decide::World world;
  world.name_space = repository.namespaces.at(0).name();
  for (const model::Field& label : repository.namespaces.at(0).object.metadata.labels) {
    model::set_label(world.namespace_labels, label.key, label.value);
  }
  model::set_label(world.namespace_labels, decide::kNameLabel, world.name_space);
  for (const model::Field& label : pod.pod.metadata.labels) model::set_label(world.pod_labels, label.key, label.value);
  if (const auto* field = pod.pod.metadata.annotations.find(decide::kInjectKey)) world.annotation = field->value;
  world.annotations = &pod.pod.metadata.annotations;
  if (pod.refusal) world.refusal = &*pod.refusal;
  world.host_network = pod.pod.host_network;
  for (const decide::Hook& hook : plane.hooks) world.hooks.push_back(&hook);
  world.injectors = plane.injectors;
  world.release = release;
  world.user = "admin";  // who made the pods of this cluster
  return world;
}

const char* name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::injected:
      return "injected";
    case Verdict::not_injected:
      return "not_injected";
    case Verdict::rejected:
      return "rejected";
    case Verdict::unknown:
      break;
  }
  return "unknown";
}

// Phases in which calls fail, or something else answers than an injector.
bool is_about_failing_calls(const json& line) {
  const std::string phase = line["phase"].get<std::string>();
  for (const char* prefix : {"fail", "ca", "istiod-down", "no-injector-configmap", "inject-enabled-false"}) {
    if (phase.substr(0, phase.find(':')).starts_with(prefix)) return true;
  }
  return line.contains("backend") || line.contains("caBundle");
}

// How refusals speak that need no rendering: of a matchCondition, of an annotation's value, of a template's name, of a
// label. The others follow from the pod as it is rendered, from a call that fails, or from the rest of the pod.
constexpr const char* kCondition = "forbidden: expression '";
constexpr const char* kDecided[] = {kCondition, "* invalid value '", "requested template \"",
                                    "is invalid: metadata.labels"};

bool holds(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

bool is_decided_here(const json& line) {
  const json& outcome = line["outcome"];
  if (is_about_failing_calls(line) && !outcome["webhooksCalled"].empty()) return false;
  if (outcome["verdict"] != "rejected") return true;
  const std::string message = outcome["message"].get<std::string>();
  return std::any_of(std::begin(kDecided), std::end(kDecided), [&](const char* part) { return holds(message, part); });
}

// The templates of a list in order; istiod writes them in any.
std::string with_sorted_templates(const std::string& message) {
  constexpr std::string_view kHave = "; have ";
  const std::size_t have = message.find(kHave);
  if (have == std::string::npos) return message;
  std::set<std::string> names;
  std::string name;
  for (const char c : message.substr(have + kHave.size()) + ",") {
    if (c == ',') names.insert(std::exchange(name, ""));
    if (c != ',' && c != ' ') name += c;
  }
  std::string text = message.substr(0, have + kHave.size());
  for (const std::string& each : names) text += each + " ";
  return text;
}

struct Judged {
  json got;
  json expected;
};

Judged judge(const json& line, Files& files) {
  const model::Repository repository = testing::repository_of(line, "pod", files);
  const decide::MeshFacts facts{.release = decide::parse_release(line["istioVersion"].get<std::string>())};
  const decide::Decisions decisions(repository, facts, 1);
  decide::ControlPlane plane = decisions.control_plane(repository.workloads.at(0).object);
  if (repository.webhooks.empty()) plane.hooks.clear();  // this cluster has none
  for (decide::Hook& hook : plane.hooks) hook.question = decide::Hook::kAlways;
  const decide::World world = world_of(repository, plane, *facts.release);
  const decide::Walk walk = decide::walk(world);
  json called = json::array();
  for (const decide::HookCall& call : walk.calls) {
    if (call.error.empty()) called.push_back({call.hook->configuration, call.hook->entry->name.value, call.round});
  }
  const json& outcome = line["outcome"];
  Judged judged;
  judged.got = {{"called", called}};
  judged.expected = {{"called", json::array()}};
  for (const json& call : outcome["webhooksCalled"]) {
    judged.expected["called"].push_back({call["configuration"], call["webhook"], call["round"]});
  }
  if (!is_decided_here(line)) {
    // Nothing is called after the entry that refuses the pod.
    if (outcome["verdict"] == "rejected" && called.size() > judged.expected["called"].size()) {
      called.erase(called.begin() + static_cast<std::ptrdiff_t>(judged.expected["called"].size()), called.end());
      judged.got["called"] = called;
    }
    return judged;
  }
  judged.expected["verdict"] = outcome["verdict"];
  judged.got["verdict"] = name_of(walk.verdict());
  // All facts are there, so the way through worlds comes to the same.
  if (!repository.webhooks.empty() && plane.questions.empty()) {
    judged.expected["decided"] = outcome["verdict"];
    judged.got["decided"] = name_of(decisions.of(repository.workloads.at(0)).verdict());
  }
  if (outcome["verdict"] == "rejected") {
    const std::string message = outcome["message"].get<std::string>();
    const bool condition = holds(message, kCondition);
    judged.expected["message"] =
        condition ? message.substr(message.find("expression '")) : with_sorted_templates(message);
    judged.got["message"] = condition ? (walk.calls.empty() ? "" : walk.calls.back().error)
                                      : with_sorted_templates(decide::tell(world, walk).back().message);
  }
  return judged;
}

TEST(Cluster, CallsAndInjectsAsTheRealOneDid) {
  const auto folder = testing::oracle_path("cluster");
  if (!folder) GTEST_SKIP() << "no cluster/: set SIDELINT_ORACLE";
  Files files(*folder);
  testing::Tally tally("cluster/decision.jsonl");
  std::size_t verdicts = 0;
  std::size_t messages = 0;
  std::size_t messages_agreed = 0;
  testing::for_each_case(*folder + "/decision.jsonl", [&](const json& line) {
    const Judged judged = judge(line, files);
    if (judged.expected.contains("verdict")) ++verdicts;
    if (judged.expected.contains("message")) {
      ++messages;
      if (judged.got["message"] == judged.expected["message"]) ++messages_agreed;
    }
    tally.add(line["phase"].get<std::string>() + " " + line["id"].get<std::string>(), line, judged.expected,
              judged.got);
  });
  std::cout << "messages " << messages_agreed << " of " << messages << "\n  of the cases " << verdicts
            << " with the verdict; the others follow from the rendered pod or from failing calls\n";
}

}  // namespace
}  // namespace sidelint
