// Pods of a real cluster on their whole way: the API server's defaults, the injector, validation and Pod Security.
// Stored pods as they were stored, refused ones in the words of their refusal.
#include "engine/inject/admitted.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/decide/decide.h"
#include "engine/inject/yaml_text.h"
#include "engine/istio/release.h"
#include "engine/yaml/stream.h"
#include "tests/harness/oracle.h"
#include "tests/oracle/cluster_files.h"
#include "tests/oracle/json_value.h"

namespace sidelint::testing {
namespace {

using nlohmann::json;
using yaml::Value;

std::string key_text(const Value& object, std::initializer_list<std::string_view> path) {
  const Value* found = object.find_path(path);
  return found ? found->text : std::string();
}

// The ConfigMaps of a file, made ready once for each release.
class Injectors {
 public:
  explicit Injectors(std::string folder) : folder_(std::move(folder)) {}

  const inject::Injector& of(const std::string& name, const std::string& revision, const json& line) {
    const std::string key = name + "|" + revision + "|" + line["istioVersion"].dump() + nodes(line) + environment(line);
    std::unique_ptr<inject::Injector>& injector = injectors_[key];
    if (!injector) injector = std::make_unique<inject::Injector>(source(name, revision, line));
    return *injector;
  }

 private:
  static std::string nodes(const json& line) { return line.contains("nodes") ? line["nodes"].dump() : ""; }
  static std::string environment(const json& line) {
    return line.contains("istiodEnv") ? line["istiodEnv"].dump() : "";
  }

  inject::InjectorSource source(const std::string& name, const std::string& revision, const json& line) const {
    const std::string text = read_oracle_file(folder_ + "/injector/" + name + ".yaml");
    inject::InjectorSource out;
    for (const yaml::Piece& piece : yaml::split_yaml(text, SourceId{0})) {
      const Value object = inject::read_yaml(text.substr(piece.bytes.begin, piece.bytes.end - piece.bytes.begin)).value;
      if (object.find_path({"data", "config"})) {
        out.config = key_text(object, {"data", "config"});
        out.values = key_text(object, {"data", "values"});
      } else if (object.find_path({"data", "mesh"})) {
        out.mesh = key_text(object, {"data", "mesh"});
      }
    }
    out.revision = revision;
    out.release = istio::parse_release(line["istioVersion"].get<std::string>()).value_or(istio::kNewestRelease);
    // Nodes of 1.33 and newer run native sidecars.
    out.nodes_run_native = true;
    if (line.contains("nodes"))
      for (const json& node : line["nodes"]) {
        const auto version = istio::parse_release(node.is_string() ? node.get<std::string>() : std::string("v1.35.3"));
        out.nodes_run_native = out.nodes_run_native && version && version->minor >= 33;
      }
    out.environment["CLUSTER_ID"] = "Kubernetes";
    if (line.contains("istiodEnv"))
      for (const auto& [variable, value] : line["istiodEnv"].items())
        out.environment[variable] = value.is_string() ? value.get<std::string>() : value.dump();
    return out;
  }

  std::string folder_;
  std::map<std::string, std::unique_ptr<inject::Injector>> injectors_;
};

struct Cluster {
  explicit Cluster(const std::string& folder) : files(folder), injectors(folder) {}
  Files files;
  Injectors injectors;
};

std::string path_of(const json& line, const std::string& folder) {
  const std::string text = read_oracle_file(folder + "/webhooksets/" + line["webhookSet"].get<std::string>() + ".yaml");
  for (const yaml::Piece& piece : yaml::split_yaml(text, SourceId{0})) {
    const Value object = inject::read_yaml(text.substr(piece.bytes.begin, piece.bytes.end - piece.bytes.begin)).value;
    const Value* hooks = object.find("webhooks");
    if (hooks && !hooks->items.empty()) return key_text(hooks->items[0], {"clientConfig", "service", "path"});
  }
  return "/inject";
}

inject::Admitted create(const json& line, const char* pod, const std::optional<std::string>& revision,
                        const std::string& webhook, const std::string& folder, Cluster& cluster) {
  kube::AdmissionFacts facts;
  facts.mounts_tokens = false;
  facts.namespace_name = line["namespace"]["metadata"]["name"].get<std::string>();
  const Value labels = value_of(line["namespace"]["metadata"].value("labels", json::object()));
  facts.namespace_labels = &labels;
  const Value high = value_of({{"metadata", {{"name", "high"}}}, {"value", 1000}});
  facts.priority_classes = {&high, 1};
  std::vector<inject::WebhookCall> calls;
  if (revision) {
    inject::WebhookCall& call = calls.emplace_back();
    call.webhook = webhook;
    const auto names = injectors_of(line);
    const auto name = names.find(*revision);
    call.injector = &cluster.injectors.of(name == names.end() ? names.begin()->second : name->second, *revision, line);
    call.path = path_of(line, folder);
    EXPECT_FALSE(call.injector->error()) << call.injector->error()->message;
  }
  return inject::create_pod(value_of(line[pod]), calls, facts);
}

std::string sorted_names(const std::string& message) {
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
  std::string out = message.substr(0, have + kHave.size());
  for (const std::string& name : names) out += name + " ";
  return out;
}

// A generated name, and the time at which a condition began.
json without_chance(json pod, const json& input) {
  if (!input["metadata"].contains("name")) pod["metadata"].erase("name");
  if (pod.contains("status") && pod["status"].contains("conditions"))
    for (json& condition : pod["status"]["conditions"]) condition["lastTransitionTime"] = nullptr;
  return pod;
}

TEST(Admitted, PodsAreStoredAsTheClusterStoresThem) {
  const auto path = oracle_path("cluster/pods.jsonl");
  if (!path) GTEST_SKIP() << "no cluster/pods.jsonl: set SIDELINT_ORACLE";
  const std::string folder = std::filesystem::path(*path).parent_path();
  Cluster cluster(folder);
  Tally tally("cluster/pods.jsonl (admitted)");
  for_each_case(*path, [&](const json& line) {
    const model::Repository repository = repository_of(line, "input", cluster.files);
    decide::MeshFacts known;
    known.release = decide::parse_release(line["istioVersion"].get<std::string>());
    const decide::Decisions decisions(repository, known, 1);
    const decide::Decision& decision = decisions.of(repository.workloads.at(0));
    std::optional<std::string> revision;
    if (decision.verdict() == Verdict::injected) revision = decision.revision.empty() ? "default" : decision.revision;
    const inject::Admitted got = create(line, "input", revision, "", folder, cluster);
    tally.add(line["id"].get<std::string>(), line["input"], without_chance(line["result"], line["input"]),
              got.refusal ? json{{"message", *got.refusal}} : json_of(got.stored));
  });
}

// Calls that fail are another matter, and what an injector wants of its own process.
bool is_an_answer(const json& line) {
  const std::string phase = line["phase"].get<std::string>();
  for (const char* prefix : {"fail", "ca", "istiod-down", "no-injector-configmap", "inject-enabled-false"})
    if (phase.substr(0, phase.find(':')).starts_with(prefix)) return false;
  if (line.contains("backend") || line.contains("caBundle") || line.contains("injectorProcess")) return false;
  const std::string message = line["outcome"]["message"].get<std::string>();
  return message.find("expression '") == std::string::npos &&
         message.find("failed calling webhook") == std::string::npos;
}

TEST(Admitted, PodsAreRefusedInTheClustersWords) {
  const auto path = oracle_path("cluster/decision.jsonl");
  if (!path) GTEST_SKIP() << "no cluster/decision.jsonl: set SIDELINT_ORACLE";
  const std::string folder = std::filesystem::path(*path).parent_path();
  Cluster cluster(folder);
  Tally tally("cluster/decision.jsonl (messages of refused pods)");
  for_each_case(*path, [&](const json& line) {
    const json& outcome = line["outcome"];
    if (outcome["verdict"] != "rejected" || !is_an_answer(line)) return;
    std::optional<std::string> revision;
    std::string webhook;
    for (const json& called : outcome["webhooksCalled"]) {
      const bool denied = outcome["message"].get<std::string>().find("denied the request") != std::string::npos;
      if (!called["mutated"].get<bool>() && !denied) continue;
      webhook = called["webhook"].get<std::string>();
      const std::string configuration = called["configuration"].get<std::string>();
      revision = configuration.find("canary") != std::string::npos ? "canary" : "default";
    }
    const inject::Admitted got = create(line, "pod", revision, webhook, folder, cluster);
    tally.add(line["id"].get<std::string>(), line["pod"], sorted_names(outcome["message"].get<std::string>()),
              got.refusal ? sorted_names(*got.refusal) : "stored");
  });
}

}  // namespace
}  // namespace sidelint::testing
