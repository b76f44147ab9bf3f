// The built-in table of what Istio's charts install, against the charts themselves as Helm renders them.
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "engine/decide/control_plane.h"
#include "tests/harness/oracle.h"
#include "tests/oracle/repository_text.h"

namespace sidelint {
namespace {

using nlohmann::json;
using Configurations = std::vector<model::WebhookConfiguration>;

json describe(const model::WebhookEntry& entry) {
  json rules = json::array();
  for (const model::WebhookRule& rule : entry.rules) {
    rules.push_back({rule.operations, rule.api_groups, rule.api_versions, rule.resources, rule.scope});
  }
  return {{"name", entry.name.value},
          {"namespaceSelector", entry.namespace_selector.text()},
          {"objectSelector", entry.object_selector.text()},
          {"refused", !entry.namespace_selector.error.empty() || !entry.object_selector.error.empty()},
          {"failurePolicy", entry.failure_policy.value},
          {"rules", rules}};
}

// By name of configuration; Helm writes them in the order of template files.
json describe(const Configurations& configurations) {
  json description = json::object();
  for (const model::WebhookConfiguration& configuration : configurations) {
    json& entries = description[configuration.name()] = json::array();
    for (const model::WebhookEntry& entry : configuration.entries) entries.push_back(describe(entry));
  }
  return description;
}

// The installs that a variant's name ("canary+tag-default", "optout") stands for.
std::vector<decide::Install> installs_of(decide::Release release, std::string_view variant) {
  decide::Install unnamed{.release = release};
  decide::Install canary{.release = release, .revision = "canary"};
  if (variant.starts_with("nonlegacy-")) {
    unnamed.legacy_selectors = canary.legacy_selectors = false;
    variant.remove_prefix(variant.find('-') + 1);
  }
  if (variant == "default") return {unnamed};
  if (variant == "canary") return {canary};
  if (variant == "default+canary") return {unnamed, canary};
  if (variant == "default+tag-prod") {
    canary.tags = {"prod"};
    return {unnamed, canary};
  }
  if (variant.starts_with("canary+tag-")) {
    canary.tags = {std::string(variant.substr(variant.rfind('-') + 1))};
    return {canary};
  }
  unnamed.enable_namespaces_by_default = canary.enable_namespaces_by_default = true;
  if (variant == "optout" || variant == "enable-namespaces-by-default") return {unnamed};
  if (variant == "canary-optout") return {canary};
  return {};
}

json built_in(decide::Release release, std::string_view variant) {
  Configurations all;
  for (const decide::Install& install : installs_of(release, variant)) {
    for (model::WebhookConfiguration& configuration : decide::built_in_webhooks(install)) {
      all.push_back(std::move(configuration));
    }
  }
  return describe(all);
}

// Some files hold the selectors and nothing about versions: read as v1.
json described_vector(const json& configurations) {
  std::string stream;
  for (const json& given : configurations) {
    const json object = {{"apiVersion", "admissionregistration.k8s.io/v1"},
                         {"kind", "MutatingWebhookConfiguration"},
                         {"metadata", {{"name", given["name"]}}},
                         {"webhooks", given["webhooks"]}};
    stream += "---\n" + object.dump(1) + "\n";
  }
  return describe(testing::read_repository(std::move(stream))->repository.webhooks);
}

// What `istioctl install` does to a configuration that no longer serves.
void deactivate(json& description) {
  for (json& entries : description) {
    for (json& entry : entries) {
      entry["namespaceSelector"] = entry["objectSelector"] = "istio.io/deactivated=never-match";
    }
  }
}

TEST(Installs, AreTheSelectorsThatTheVectorsWereMadeWith) {
  const auto path = testing::oracle_path("vectors/decision.installs.jsonl");
  if (!path) GTEST_SKIP() << "no vectors/decision.installs.jsonl: set SIDELINT_ORACLE";
  testing::Tally tally("vectors/decision.installs.jsonl");
  testing::for_each_case(*path, [&](const json& line) {
    const std::string install = line["install"].get<std::string>();
    const std::string_view key = install;
    const std::string_view variant = key.substr(key.find('/') + 1);
    const auto release = decide::parse_release(key.substr(0, key.find('/')));
    ASSERT_TRUE(release) << install;
    json got = built_in(*release, variant.substr(0, variant.find('/')));
    if (key.ends_with("/deactivated")) deactivate(got);
    tally.add(install, install, described_vector(line["webhookConfigurations"]), got);
  });
}

TEST(Installs, AreWhatTheChartsRender) {
  const auto folder = testing::oracle_path("injection/charts");
  if (!folder) GTEST_SKIP() << "no injection/charts: set SIDELINT_ORACLE";
  testing::Tally tally("injection/charts/*/*/mutatingwebhooks.yaml");
  std::set<std::filesystem::path> profiles;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder)) {
    if (entry.path().filename() == "mutatingwebhooks.yaml") profiles.insert(entry.path());
  }
  for (const std::filesystem::path& file : profiles) {
    const std::string profile = file.parent_path().filename().string();
    const std::string tag = file.parent_path().parent_path().filename().string();
    // The charts of a development snapshot, named otherwise, are those of the newest release.
    const decide::Release release = decide::parse_release(tag).value_or(decide::kNewestRelease);
    // All other profiles change what is injected, not who.
    const std::string variant = profile == "revision-canary"                ? "canary"
                                : profile == "enable-namespaces-by-default" ? "optout"
                                                                            : "default";
    const auto text = testing::read_repository(testing::read_oracle_file(file.string()));
    std::string id = tag;
    id.append("/").append(profile);
    tally.add(id, file.string(), describe(text->repository.webhooks), built_in(release, variant));
  }
}

}  // namespace
}  // namespace sidelint
