#include "engine/inject/data/deploy_meta.h"

#include <algorithm>
#include <string_view>

#include "engine/inject/features.h"
#include "engine/inject/pod.h"

namespace sidelint::inject {
namespace {

using yaml::Value;

std::string text_of(const Value& owner, std::string_view key) {
  const Value* found = owner.find(key);
  return std::string(found ? found->as_string() : std::string_view());
}

const Value* controller_of(const Value& pod) {
  const Value* owners = pod.find_path({"metadata", "ownerReferences"});
  if (!owners) return nullptr;
  for (const Value& owner : owners->items) {
    const Value* controller = owner.find("controller");
    if (controller && controller->text == "true") return &owner;
  }
  return nullptr;
}

// A CronJob's jobs are named after the minute: eight to ten digits behind a dash, and something before it.
std::string_view without_minute(std::string_view name) {
  const std::size_t dash = name.rfind('-');
  if (dash == std::string_view::npos || dash == 0) return {};
  const std::string_view digits = name.substr(dash + 1);
  const bool all = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  return all && digits.size() >= 8 && digits.size() <= 10 ? name.substr(0, dash) : std::string_view();
}

// Removes "-HASH" where the label tells the hash; whether it did.
bool strip_hash(const Value& pod, std::string_view hash_label, std::string& name) {
  const std::string* hash = label(pod, hash_label);
  if (!hash || hash->empty() || !name.ends_with("-" + *hash)) return false;
  name.erase(name.size() - hash->size() - 1);
  return true;
}

void follow(const Value& pod, int minor, DeployMeta& meta) {
  if (meta.kind == "ReplicaSet" && strip_hash(pod, "pod-template-hash", meta.name)) {
    meta.kind = "Deployment";
  } else if (meta.kind == "ReplicaSet" && strip_hash(pod, "rollouts-pod-template-hash", meta.name)) {
    meta.kind = "Rollout";
    meta.api_version = "v1alpha1";
  } else if (meta.kind == "ReplicationController") {
    const std::string* config = label(pod, "deploymentconfig");
    if (!config || config->empty()) return;
    meta.name = *config;
    meta.kind = "DeploymentConfig";
  } else if (meta.kind == "Job") {
    const std::string_view cron_job = without_minute(meta.name);
    if (cron_job.empty()) return;
    meta.name = std::string(cron_job);
    meta.kind = "CronJob";
    meta.api_version = kBetaCronJobs.in(minor) ? "batch/v1beta1" : "batch/v1";
  }
}

}  // namespace

DeployMeta maker_of_pod(const Value& pod) {
  DeployMeta meta{std::string(metadata_text(pod, "name")), std::string(metadata_text(pod, "namespace")), "Pod", "v1"};
  const Value* owner = metadata_text(pod, "generateName").empty() ? nullptr : controller_of(pod);
  if (!owner) return meta;
  meta.name = text_of(*owner, "name");
  meta.kind = text_of(*owner, "kind");
  meta.api_version = text_of(*owner, "apiVersion");
  return meta;
}

DeployMeta owner_of_pod(const Value& pod, int minor) {
  DeployMeta meta = maker_of_pod(pod);
  follow(pod, minor, meta);
  if (meta.name.empty()) meta.name = metadata_text(pod, "name");
  return meta;
}

}  // namespace sidelint::inject
