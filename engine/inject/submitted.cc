#include "engine/inject/submitted.h"

#include <string>
#include <utility>

namespace sidelint::inject {
namespace {

using yaml::Value;

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
  reference.set("uid", Value::string("00000000-0000-0000-0000-000000000000"));
  reference.set("controller", Value::boolean(true));
  reference.set("blockOwnerDeletion", Value::boolean(true));
  Value list = Value::sequence();
  list.items.push_back(std::move(reference));
  return list;
}

void add_owner(const model::Workload& workload, Value& metadata) {
  const Owner owner = owner_of(workload);
  metadata.set("generateName", Value::string(owner.name + "-"));
  metadata.set("ownerReferences", owner_reference(owner));
  Value* labels = metadata.find("labels");
  if (!labels) labels = &metadata.set("labels", Value::mapping());
  if (owner.kind == "ReplicaSet") labels->set("pod-template-hash", Value::string(kDrawn));
  if (workload.object.kind == "DeploymentConfig") labels->set("deploymentconfig", Value::string(workload.name()));
}

}  // namespace

Value submitted_pod(const model::Workload& workload) {
  Value metadata = Value::mapping(workload.pod.metadata.at);
  if (!workload.pod.metadata.labels.empty()) metadata.set("labels", fields(workload.pod.metadata.labels));
  if (!workload.pod.metadata.annotations.empty())
    metadata.set("annotations", fields(workload.pod.metadata.annotations));
  if (workload.object.kind == "Pod") {
    metadata.set("name", Value::string(workload.name(), workload.object.metadata.name.origin));
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
  return pod;
}

}  // namespace sidelint::inject
