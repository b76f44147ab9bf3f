#include "engine/decide/worlds/mutations.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/decide/keys.h"
#include "engine/decide/plane/reach.h"

namespace sidelint::decide {
namespace {

using model::Alteration;
using model::MutationPolicy;
using model::MutationSubject;

// Objects that a controller makes on the way to pods, with the template handed down to them.
struct Between {
  std::string_view owner;
  std::string_view group;
  std::string_view kind;
};
constexpr std::array<Between, 3> kBetween{
    {{"Deployment", "apps", "ReplicaSet"}, {"Rollout", "apps", "ReplicaSet"}, {"CronJob", "batch", "Job"}}};

// Empty if any of them is filled in later, or may be changed.
std::optional<model::Labels> known_labels(const model::FieldMap& map, const std::vector<Alteration>& alterations) {
  const bool is_open = std::ranges::any_of(map, &model::Field::placeholder) ||
                       std::ranges::any_of(alterations, [](const Alteration& each) {
                         return each.field == Alteration::Field::label || each.field == Alteration::Field::anything;
                       });
  if (is_open) return std::nullopt;
  model::Labels labels;
  for (const model::Field& field : map) model::set_label(labels, field.key, field.value);
  return labels;
}

template <class T>
const T* pointer_to(const std::optional<T>& value) {
  return value ? &*value : nullptr;
}

// Of `generateName` the rest is not known.
const std::string* known_name(const model::Object& object) {
  return object.node.find("metadata").find("name") ? &object.metadata.name.value : nullptr;
}

void add(const std::vector<const MutationPolicy*>& policies, const MutationSubject& subject,
         std::vector<Alteration>& found) {
  for (const MutationPolicy* policy : policies) {
    std::vector<Alteration> more = alterations_by(*policy, subject);
    std::move(more.begin(), more.end(), std::back_inserter(found));
  }
}

}  // namespace

std::vector<const MutationPolicy*> Mutations::policies_for(const model::Object& object) const {
  std::vector<const MutationPolicy*> policies;
  for (const MutationPolicy& policy : repository_.mutations) {
    if (speaks_for(policy.object, place_of(object))) policies.push_back(&policy);
  }
  return policies;
}

std::vector<Alteration> Mutations::of(const model::Namespace& name_space) const {
  std::vector<Alteration> found;
  if (empty()) return found;
  const model::Metadata& metadata = name_space.object.metadata;
  std::optional<model::Labels> labels = known_labels(metadata.labels, name_space.object.alterations);
  if (labels) model::set_label(*labels, kNameLabel, name_space.name());
  add(policies_for(name_space.object),
      {.group = "",
       .kind = "Namespace",
       .name = known_name(name_space.object),
       .name_space = known_name(name_space.object),
       .labels = pointer_to(labels),
       .metadata = &metadata,
       .metadata_path = "metadata",
       .spec_path = {}},
      found);
  return found;
}

std::vector<Alteration> Mutations::of_undeclared(const std::string& name, const model::Object& near) const {
  std::vector<Alteration> found;
  if (empty()) return found;
  const model::Metadata metadata;
  add(policies_for(near),
      {.group = "",
       .kind = "Namespace",
       .name = &name,
       .name_space = &name,
       .metadata = &metadata,
       .metadata_path = "metadata",
       .spec_path = {}},
      found);
  return found;
}

std::vector<Alteration> Mutations::of(const model::Workload& workload,
                                      const std::vector<const model::Namespace*>& name_spaces) const {
  std::vector<Alteration> found;
  if (empty() || workload.kind == nullptr) return found;
  const std::vector<const MutationPolicy*> policies = policies_for(workload.object);
  if (policies.empty()) return found;
  const model::Object& object = workload.object;
  std::optional<model::Labels> of_namespace;
  if (name_spaces.size() == 1) {
    const model::Namespace& only = *name_spaces.front();
    std::vector<Alteration> alterations = of(only);
    alterations.insert(alterations.end(), only.object.alterations.begin(), only.object.alterations.end());
    of_namespace = known_labels(only.object.metadata.labels, alterations);
    if (of_namespace) model::set_label(*of_namespace, std::string(kNameLabel), only.name());
  }
  const std::string* in = &object.metadata.name_space.value;
  const bool may_move = std::ranges::any_of(object.alterations, [](const Alteration& each) {
    return each.field == Alteration::Field::name_space || each.field == Alteration::Field::anything;
  });
  if (in->empty() || object.metadata.name_space_is_placeholder || may_move) in = nullptr;

  const std::optional<model::Labels> own = known_labels(object.metadata.labels, {});
  MutationSubject subject{.group = workload.kind->group,
                          .kind = object.kind,
                          .name = known_name(object),
                          .name_space = in,
                          .labels = pointer_to(own),
                          .namespace_labels = pointer_to(of_namespace),
                          .metadata = &workload.pod.metadata,
                          .metadata_path = workload.kind->metadata_path,
                          .spec_path = workload.kind->spec_path};
  add(policies, subject, found);
  if (object.kind == "Pod") return found;
  // What its controller makes of it: names and some labels of these are the controller's.
  const std::optional<model::Labels> of_pods = known_labels(workload.pod.metadata.labels, object.alterations);
  subject.name = nullptr;
  subject.labels = pointer_to(of_pods);
  subject.open_labels = workload.kind->added_labels;
  for (const Between& each : kBetween) {
    if (each.owner != object.kind) continue;
    subject.group = each.group;
    subject.kind = each.kind;
    subject.metadata_path = "spec.template.metadata";
    subject.spec_path = "spec.template.spec";
    add(policies, subject, found);
  }
  subject.group = "";
  subject.kind = "Pod";
  subject.metadata_path = "metadata";
  subject.spec_path = "spec";
  add(policies, subject, found);
  return found;
}

}  // namespace sidelint::decide
