// inject of istio, pkg/kube/inject/webhook.go: the pod's owner, where its name was generated.
#include <string>
#include <string_view>

#include "engine/gotmpl/go/strconv.h"
#include "engine/inject/features.h"
#include "engine/inject/legacy/legacy.h"
#include "engine/inject/pod.h"

namespace sidelint::inject::legacy {
namespace {

using yaml::Value;

// A CronJob's jobs carry ten digits behind a dash.
bool is_named_by_time(std::string_view name) {
  constexpr std::size_t kDigits = 10;
  if (name.size() <= kDigits + 1 || name[name.size() - kDigits - 1] != '-') return false;
  return gotmpl::go::parse_int(name.substr(name.size() - kDigits), 10).ok();
}

void follow(const Value& pod, int minor, DeployMeta& meta) {
  const std::string* hash_label = label(pod, "pod-template-hash");
  const std::string hash = hash_label ? *hash_label : std::string();
  // Without the label every ReplicaSet counts as a Deployment's, under its own name.
  if (meta.kind == "ReplicaSet" && meta.name.ends_with(hash)) {
    meta.kind = "Deployment";
    if (meta.name.ends_with("-" + hash)) meta.name.erase(meta.name.size() - hash.size() - 1);
  } else if (meta.kind == "Job" && kCronJobOwners.in(minor) && is_named_by_time(meta.name)) {
    constexpr std::size_t kSuffix = 11;
    meta.name.erase(meta.name.size() - kSuffix);
    meta.kind = "CronJob";
    meta.api_version = "batch/v1beta1";
  }
}

}  // namespace

DeployMeta owner_of_pod(const Value& pod, int minor) {
  DeployMeta meta = maker_of_pod(pod);
  follow(pod, minor, meta);
  return meta;
}

Value metadata_of_owner(const Value& pod, const DeployMeta& owner) {
  const Value* metadata = pod.find("metadata");
  Value out = metadata ? *metadata : Value::mapping();
  out.set("name", Value::string(owner.name));
  out.set("namespace", Value::string(owner.name_space));
  return out;
}

}  // namespace sidelint::inject::legacy
