// The two gates in one: which webhook entries the API server calls, and whether the injector of each family injects.
#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/base/arena.h"
#include "engine/decide/keys.h"
#include "engine/decide/steps/walk.h"
#include "engine/gotmpl/parse.h"
#include "tests/harness/oracle.h"
#include "tests/oracle/repository_text.h"

namespace sidelint {
namespace {

using nlohmann::json;
using testing::RepositoryText;

struct FamilyOf {
  const char* name;
  decide::Release release;
};
// The releases whose code answered for each family.
constexpr FamilyOf kFamilies[] = {{"F1", {1, 10, 6}}, {"F2", {1, 20, 8}}, {"F3", {1, 30, 3}}};
constexpr decide::Release kFirstToParseAtLoad{1, 14, 0};

json configuration(const json& given) {
  return {{"apiVersion", "admissionregistration.k8s.io/v1"},
          {"kind", "MutatingWebhookConfiguration"},
          {"metadata", {{"name", given["name"]}}},
          {"webhooks", given["webhooks"]}};
}

// Everything of a case as one stream of manifests.
std::string stream_of(const json& input, const json& webhooks) {
  std::string stream;
  const auto add = [&](const json& object) { stream += "---\n" + object.dump(1) + "\n"; };
  for (const json& given : webhooks) add(configuration(given));
  add({{"apiVersion", "v1"},
       {"kind", "Namespace"},
       {"metadata", {{"name", input["namespace"]["name"]}, {"labels", input["namespace"].value("labels", json())}}}});
  add({{"apiVersion", "v1"},
       {"kind", "ConfigMap"},
       {"metadata", {{"name", "istio-sidecar-injector"}}},
       {"data", {{"config", input["injectorConfig"]}, {"values", "{}"}}}});
  add(input["pod"]);
  return stream;
}

model::Labels labels_of(const model::FieldMap& fields) {
  model::Labels labels;
  for (const model::Field& field : fields) model::set_label(labels, field.key, field.value);
  return labels;
}

std::deque<decide::Hook> hooks_of(const model::Repository& repository) {
  std::deque<decide::Hook> hooks;
  std::map<std::string, const model::WebhookConfiguration*> by_name;
  for (const model::WebhookConfiguration& configuration : repository.webhooks) {
    by_name.emplace(configuration.name(), &configuration);
  }
  for (const auto& [name, configuration] : by_name) {
    for (const model::WebhookEntry& entry : configuration->entries) hooks.push_back({name, "default", &entry});
  }
  return hooks;
}

decide::World world_of(const json& input, const model::Repository& repository, const std::deque<decide::Hook>& hooks) {
  const model::Workload& pod = repository.workloads.at(0);
  decide::World world;
  world.name_space = input["namespace"]["name"].get<std::string>();
  world.namespace_exists = input["namespace"].value("exists", true);
  world.namespace_labels = labels_of(repository.namespaces.at(0).object.metadata.labels);
  model::set_label(world.namespace_labels, decide::kNameLabel, world.name_space);
  world.pod_labels = labels_of(pod.pod.metadata.labels);
  if (const auto* field = pod.pod.metadata.annotations.find(decide::kInjectKey)) world.annotation = field->value;
  world.host_network = pod.pod.host_network;
  for (const decide::Hook& hook : hooks) world.hooks.push_back(&hook);
  world.injectors = {{"default", &repository.injectors.at(0).settings, {}}};
  return world;
}

// Since 1.14 the templates are parsed when the configuration is loaded, and a broken one refuses it.
bool has_broken_template(const model::InjectorConfig& config, const std::set<std::string, std::less<>>& functions) {
  const yaml::Node templates = config.document == nullptr ? yaml::Node() : config.document->root().find("templates");
  for (std::size_t i = 0; i < templates.size(); ++i) {
    gotmpl::Source source;
    source.name = "inject";
    source.text = templates.value(i).text();
    const auto known = [&](std::string_view name) { return functions.find(name) != functions.end(); };
    Arena arena;
    if (gotmpl::parse(source, {}, known, arena).error) return true;
  }
  return false;
}

std::set<std::string, std::less<>> template_functions() {
  std::set<std::string, std::less<>> names;
  if (const auto path = testing::oracle_path("injection/template-functions.jsonl")) {
    testing::for_each_case(*path, [&](const json& line) {
      for (const auto& [group, functions] : line.items()) {
        if (functions.is_array())
          for (const json& f : functions) names.insert(f.is_string() ? f.get<std::string>() : f.dump());
      }
    });
  }
  return names;
}

json names_of(const std::vector<decide::HookCall>& calls, bool with_error) {
  json names = json::array();
  for (const decide::HookCall& call : calls) {
    if (call.error.empty() == with_error) continue;
    names.push_back({call.hook->configuration, call.hook->entry->name.value});
  }
  return names;
}

json judge(const json& input, const RepositoryText& text, const std::set<std::string, std::less<>>& functions) {
  const std::deque<decide::Hook> hooks = hooks_of(text.repository);
  decide::World world = world_of(input, text.repository, hooks);
  const std::string operation = input["operation"].get<std::string>();
  const std::string subresource = input.value("subresource", "");
  world.request.operation = operation;
  world.request.subresource = subresource;
  json got;
  for (const FamilyOf& family : kFamilies) {
    world.release = family.release;
    const decide::Walk walk = decide::walk(world);
    const model::InjectorConfig& config = text.repository.injectors.at(0);
    const bool refused = !config.settings.error.empty() ||
                         (family.release >= kFirstToParseAtLoad && has_broken_template(config, functions));
    got["called"] = names_of(walk.calls, false);
    got["errors"] = names_of(walk.calls, true);
    got[family.name] = {{"configError", refused}, {"injected", !refused && walk.verdict() == Verdict::injected}};
  }
  return got;
}

json expected_answer(const json& expected) {
  json answer;
  answer["called"] = expected["gateA"]["called"];
  answer["errors"] = json::array();
  for (const json& error : expected["gateA"].value("errors", json::array())) {
    answer["errors"].push_back({error["configuration"], error["webhook"]});
  }
  for (const FamilyOf& family : kFamilies) {
    const json& gate_b = expected["gateB"][family.name];
    answer[family.name] = {{"configError", gate_b.contains("configError")},
                           {"injected", gate_b.value("injected", false)}};
  }
  return answer;
}

TEST(Decision, IsWhatTheApiServerAndTheInjectorDecide) {
  const auto path = testing::oracle_path("vectors/decision.jsonl");
  const auto installs_path = testing::oracle_path("vectors/decision.installs.jsonl");
  if (!path || !installs_path) GTEST_SKIP() << "no vectors/decision.jsonl: set SIDELINT_ORACLE";
  std::map<std::string, json> installs;
  testing::for_each_case(*installs_path, [&](const json& line) {
    installs.emplace(line["install"].get<std::string>(), line["webhookConfigurations"]);
  });
  const auto functions = template_functions();
  testing::Tally tally("vectors/decision.jsonl");
  testing::for_each_case(*path, [&](const json& line) {
    const json& input = line["input"];
    const json& webhooks = input.contains("webhookConfigurations") ? input["webhookConfigurations"]
                                                                   : installs.at(input["install"].get<std::string>());
    const auto text = testing::read_repository(stream_of(input, webhooks));
    tally.add(line["id"].get<std::string>(), input, expected_answer(line["expected"]), judge(input, *text, functions));
  });
}

}  // namespace
}  // namespace sidelint
