// Verdicts with what comes after the injector agreed: its templates, the API server's validation, Pod Security. The
// whole decision of pods that a real cluster refused, and of some that it took.
#include <memory>
#include <set>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "engine/decide/decide.h"
#include "engine/inject/inject.h"
#include "linter/pod_fate.h"
#include "tests/harness/oracle.h"
#include "tests/oracle/cluster_files.h"
#include "tests/oracle/json_value.h"

namespace sidelint::testing {
namespace {

using nlohmann::json;

constexpr int kOneIn = 10;  // of the pods that were created

bool is_mutated(const json& outcome) {
  for (const json& called : outcome["webhooksCalled"])
    if (called["mutated"].get<bool>()) return true;
  return false;
}

// An injector that agreed, or that refused; nothing that is said of its process.
bool is_about_pods(const json& line) {
  const std::string phase = line["phase"].get<std::string>();
  for (const char* prefix : {"fail", "ca", "istiod-down", "no-injector-configmap", "inject-enabled-false"})
    if (phase.substr(0, phase.find(':')).starts_with(prefix)) return false;
  for (const char* process : {"backend", "caBundle", "nodes", "istiodEnv", "injectorProcess"})
    if (line.contains(process)) return false;
  const json& outcome = line["outcome"];
  if (outcome["verdict"] != "rejected") return is_mutated(outcome);
  const std::string message = outcome["message"].get<std::string>();
  return (is_mutated(outcome) || message.find("denied the request") != std::string::npos) &&
         message.find("expression '") == std::string::npos;
}

// The templates of a list in order; istiod writes them in any.
std::string with_sorted_templates(const std::string& message) {
  constexpr std::string_view kHave = "; have ";
  const std::size_t have = message.find(kHave);
  if (have == std::string::npos) return message;
  std::set<std::string> names;
  std::string rest = message.substr(have + kHave.size());
  for (std::size_t comma = 0; comma != std::string::npos;) {
    comma = rest.find(", ");
    names.insert(rest.substr(0, comma));
    if (comma != std::string::npos) rest.erase(0, comma + 2);
  }
  std::string text = message.substr(0, have + kHave.size());
  for (const std::string& name : names) text += name + " ";
  return text;
}

// The case as a repository, with the text that its objects point into and the mesh that its injectors read.
struct Case {
  Case(const json& line, const char* object, Files& files)
      : text(read_repository("---\n" + line["namespace"].dump(1) + "\n---\n" + line[object].dump(1) + "\n")),
        repository(repository_of(line, object, files)) {
    const std::string name_space = repository.namespaces.at(0).name();
    repository.namespaces = text->repository.namespaces;
    repository.workloads = text->repository.workloads;
    repository.workloads.at(0).object.metadata.name_space = {name_space, {}};
    for (const auto& [revision, name] : injectors_of(line)) {
      if (name == "none") continue;
      for (const model::MeshSettings& mesh : files.injector(name).supporting.mesh_settings) {
        model::MeshSettings copied;
        copied.object = mesh.object;
        copied.revision = revision;
        repository.supporting.mesh_settings.push_back(std::move(copied));
      }
    }
  }

  std::unique_ptr<const RepositoryText> text;
  model::Repository repository;
};

json decide_with_templates(const json& line, Files& files) {
  const Case one(line, "pod", files);
  const model::Repository& repository = one.repository;
  const decide::MeshFacts facts{.release = decide::parse_release(line["istioVersion"].get<std::string>())};
  const inject::Injections injections;
  const decide::Decisions decisions(repository, facts, 1, linter::pod_fate(injections));
  const decide::Decision& decision = decisions.of(repository.workloads.at(0));
  json got = {{"verdict", to_string(decision.verdict())}};
  if (decision.verdict() == Verdict::rejected)
    got["message"] = with_sorted_templates(decision.deciding_step()->message);
  return got;
}

TEST(RenderedVerdicts, AreThoseOfTheRealCluster) {
  const auto folder = oracle_path("cluster");
  if (!folder) GTEST_SKIP() << "no cluster/: set SIDELINT_ORACLE";
  Files files(*folder);
  Tally tally("cluster/decision.jsonl (verdicts of rendered pods)");
  int created = 0;
  for_each_case(*folder + "/decision.jsonl", [&](const json& line) {
    if (!is_about_pods(line)) return;
    const json& outcome = line["outcome"];
    if (outcome["verdict"] != "rejected" && ++created % kOneIn != 0) return;
    json expected = {{"verdict", outcome["verdict"]}};
    if (outcome["verdict"] == "rejected")
      expected["message"] = with_sorted_templates(outcome["message"].get<std::string>());
    tally.add(line["phase"].get<std::string>() + " " + line["id"].get<std::string>(), line, expected,
              decide_with_templates(line, files));
  });
}

// The token's volume has five random letters; the accounts of this cluster mount none.
void drop_token(json& spec) {
  const auto is_token = [](const json& each) {
    return each["name"].get<std::string>().starts_with("kube-api-access-");
  };
  const auto drop = [&](json& object, const char* list) {
    if (!object.contains(list)) return;
    json kept = json::array();
    for (const json& each : object[list])
      if (!is_token(each)) kept.push_back(each);
    object[list] = kept;
    if (kept.empty()) object.erase(list);
  };
  drop(spec, "volumes");
  for (const char* list : {"initContainers", "containers"}) {
    if (!spec.contains(list)) continue;
    for (json& container : spec[list]) drop(container, "volumeMounts");
  }
}

// Without what differs from one creation to the next.
json without_chance(json pod) {
  for (const char* key : {"apiVersion", "kind", "status"}) pod.erase(key);
  json& metadata = pod["metadata"];
  if (metadata.contains("generateName")) metadata.erase("name");
  for (json& owner : metadata["ownerReferences"]) owner.erase("uid");
  for (const char* label :
       {"pod-template-hash", "controller-uid", "batch.kubernetes.io/controller-uid", "controller-revision-hash"})
    metadata["labels"].erase(label);
  drop_token(pod["spec"]);
  return pod;
}

json with_name(const json& pod, const std::string& drawn, const std::string& name) {
  std::string text = pod.dump();
  for (std::size_t at = 0; drawn != name && (at = text.find(drawn, at)) != std::string::npos; at += name.size())
    text.replace(at, drawn.size(), name);
  return parse_json(text);
}

TEST(Workloads, PodsAreThoseThatTheirControllersMake) {
  const auto folder = oracle_path("cluster");
  if (!folder) GTEST_SKIP() << "no cluster/: set SIDELINT_ORACLE";
  Files files(*folder);
  Tally tally("cluster/workloads.jsonl (injected pods of workloads)");
  for_each_case(*folder + "/workloads.jsonl", [&](const json& line) {
    if (line["outcome"]["verdict"] != "injected") return;
    const Case one(line, "workload", files);
    const decide::MeshFacts facts{.release = decide::parse_release(line["istioVersion"].get<std::string>())};
    const decide::Decisions decisions(one.repository, facts, 1);
    const inject::Injections injections;
    const auto creations = decisions.creations_of(one.repository.workloads.at(0));
    ASSERT_EQ(creations.size(), 1U);
    const json got = json_of(injections.of(creations.front()).admitted.stored);
    const auto owner = [](const json& pod) { return pod["metadata"]["ownerReferences"][0]["name"].get<std::string>(); };
    const json expected = with_name(line["pod"], owner(line["pod"]), owner(got));
    tally.add(line["kind"].get<std::string>() + " " + line["id"].get<std::string>(), line["workload"],
              without_chance(expected), without_chance(got));
  });
}

}  // namespace
}  // namespace sidelint::testing
