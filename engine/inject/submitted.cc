#include "engine/inject/submitted.h"

#include <string>
#include <utility>

namespace sidelint::inject {
namespace {

using yaml::Value;

constexpr std::string_view kNoUid = "00000000-0000-0000-0000-000000000000";

// Who owns the pod directly.
struct Owner {
  std::string kind;
  std::string name;
  std::string api_version;
};

Owner owner_of(const model::Workload& workload) {
  const model::Object& object = workload.object;
  const std::string drawn = "-" + std::string(kDrawn);
  if (object.kind == "Deployment") return {"ReplicaSet", workload.name() + drawn, "apps/v1"};
  if (object.kind == "DeploymentConfig") return {"ReplicationController", workload.name() + "-1", "v1"};
  // A CronJob's jobs carry the minute of their start.
  if (object.kind == "CronJob") return {"Job", workload.name() + "-10000000", "batch/v1"};
  return {object.kind, workload.name(), object.api_version};
}

Value fields(const model::FieldMap& map) {
  Value out = Value::mapping(map.at);
  for (const model::Field& field : map) out.set(field.key, Value::string(field.value, field.value_at), field.key_at);
  return out;
}

Value owner_reference(const Owner& owner) {
  Value reference = Value::mapping();
  reference.set("apiVersion", Value::string(owner.api_version));
  reference.set("kind", Value::string(owner.kind));
  reference.set("name", Value::string(owner.name));
  reference.set("uid", Value::string(kNoUid));
  reference.set("controller", Value::boolean(true));
  reference.set("blockOwnerDeletion", Value::boolean(true));
  Value list = Value::sequence();
  list.items.push_back(std::move(reference));
  return list;
}

// kubernetes v1.35, pkg/controller/job/job_controller.go: by which it finds and keeps the pods of a Job.
void add_job_metadata(const std::string& job, Value& metadata, Value& labels) {
  for (const std::string_view prefix : {"", "batch.kubernetes.io/"}) {
    labels.set(std::string(prefix) + "controller-uid", Value::string(kNoUid));
    labels.set(std::string(prefix) + "job-name", Value::string(job));
  }
  metadata.set("finalizers", Value::sequence()).items.push_back(Value::string("batch.kubernetes.io/job-tracking"));
}

void add_owner(const model::Workload& workload, Value& metadata) {
  const Owner owner = owner_of(workload);
  metadata.set("generateName", Value::string(owner.name + "-"));
  metadata.set("ownerReferences", owner_reference(owner));
  Value* labels = metadata.find("labels");
  if (!labels) labels = &metadata.set("labels", Value::mapping());
  if (owner.kind == "ReplicaSet") labels->set("pod-template-hash", Value::string(kDrawn));
  if (workload.object.kind == "DeploymentConfig") labels->set("deploymentconfig", Value::string(workload.name()));
  if (owner.kind == "Job") add_job_metadata(owner.name, metadata, *labels);
}

Value claimed_volume(std::string_view name, const std::string& pod) {
  Value claim = Value::mapping();
  claim.set("claimName", Value::string(std::string(name) + "-" + pod));
  Value volume = Value::mapping();
  volume.set("name", Value::string(name));
  volume.set("persistentVolumeClaim", std::move(claim));
  return volume;
}

// The volumes of the claims stand in place of the template's of the same names.
void add_claimed_volumes(yaml::Node claims, const std::string& pod, Value& spec) {
  if (!claims.is(yaml::Kind::sequence) || claims.size() == 0) return;
  Value volumes = Value::sequence();
  for (std::size_t i = 0; i < claims.size(); ++i)
    volumes.items.push_back(claimed_volume(claims.item(i).find("metadata").find("name").text(), pod));
  const std::size_t claimed = volumes.items.size();
  const auto is_claimed = [&](const Value& other) {
    const Value* name = other.find("name");
    for (std::size_t i = 0; name && i < claimed; ++i)
      if (volumes.items[i].find("name")->text == name->text) return true;
    return false;
  };
  if (const Value* own = spec.find("volumes"))
    for (const Value& volume : own->items)
      if (!is_claimed(volume)) volumes.items.push_back(volume);
  spec.set("volumes", std::move(volumes));
}

// kubernetes v1.35, pkg/controller/statefulset/stateful_set_utils.go (initIdentity, updateStorage): the first of its
// pods.
void give_identity(const model::Workload& workload, Value& pod) {
  const std::string name = workload.name() + "-0";
  Value& metadata = *pod.find("metadata");
  metadata.set("name", Value::string(name));
  Value* labels = metadata.find("labels");
  if (!labels) labels = &metadata.set("labels", Value::mapping());
  labels->set("statefulset.kubernetes.io/pod-name", Value::string(name));
  labels->set("apps.kubernetes.io/pod-index", Value::string("0"));
  Value* spec = pod.find("spec");
  if (!spec || !spec->is(yaml::Kind::mapping)) return;
  const yaml::Node set = workload.object.node.find("spec");
  spec->set("hostname", Value::string(name));
  if (const yaml::Node service = set.find("serviceName"))
    spec->set("subdomain", Value::string(service.text(), service.origin()));
  add_claimed_volumes(set.find("volumeClaimTemplates"), name, *spec);
}

// What a Pod says of itself; who owns it tells the injector what to call its workload.
void add_own(const model::Workload& workload, Value& metadata) {
  const yaml::Node own = workload.object.node.find("metadata");
  for (const std::string_view key : {"generateName", "ownerReferences", "finalizers"})
    if (const yaml::Node given = own.find(key)) metadata.set(std::string(key), yaml::to_value(given));
  if (own.find("name")) metadata.set("name", Value::string(workload.name(), workload.object.metadata.name.origin));
}

}  // namespace

Value submitted_pod(const model::Workload& workload) {
  Value metadata = Value::mapping(workload.pod.metadata.at);
  if (!workload.pod.metadata.labels.empty()) metadata.set("labels", fields(workload.pod.metadata.labels));
  if (!workload.pod.metadata.annotations.empty())
    metadata.set("annotations", fields(workload.pod.metadata.annotations));
  if (workload.object.kind == "Pod") {
    add_own(workload, metadata);
  } else {
    add_owner(workload, metadata);
  }
  if (const auto& name_space = workload.object.metadata.name_space; !name_space.value.empty())
    metadata.set("namespace", Value::string(name_space.value, name_space.origin));
  Value pod = Value::mapping(workload.object.at);
  pod.set("apiVersion", Value::string("v1"));
  pod.set("kind", Value::string("Pod"));
  pod.set("metadata", std::move(metadata));
  if (workload.pod.spec) pod.set("spec", yaml::to_value(workload.pod.spec));
  if (workload.object.kind == "StatefulSet") give_identity(workload, pod);
  return pod;
}

}  // namespace sidelint::inject
