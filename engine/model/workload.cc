#include "engine/model/workload.h"

#include <cstddef>
#include <map>
#include <utility>

#include "engine/model/istio_keys.h"
#include "engine/model/pod_places.h"
#include "engine/model/reader.h"
#include "engine/model/repository.h"
#include "engine/yaml/entry.h"

namespace sidelint::model {
namespace {

std::string_view group_of(std::string_view api_version) {
  const std::size_t slash = api_version.find('/');
  return slash == std::string_view::npos ? std::string_view() : api_version.substr(0, slash);
}

void read_containers(yaml::Node list, bool init, std::vector<Container>& containers) {
  if (!list.is(yaml::Kind::sequence)) return;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const yaml::Node node = list.item(i);
    const auto text = [&](std::string_view key) {
      const yaml::Node value = node.find(key);
      return Traced<std::string>{std::string(value.text()), value ? value.origin() : node.origin()};
    };
    containers.push_back({.name = text("name"), .image = text("image"), .init = init, .node = node});
  }
}

// Labels and annotations that the controller merges into the pods of some of its ReplicaSets. Mirrors argo-rollouts
// rollout/ephemeralmetadata.go at 9f8d111d.
void read_rollout_metadata(const Object& object, const Reading& reading, std::vector<Alteration>& alterations) {
  struct Block {
    std::string_view path;
    std::string_view by;
  };
  for (const Block& block : {Block{"spec.strategy.canary.canaryMetadata", "canaryMetadata"},
                             Block{"spec.strategy.canary.stableMetadata", "stableMetadata"},
                             Block{"spec.strategy.blueGreen.previewMetadata", "previewMetadata"},
                             Block{"spec.strategy.blueGreen.activeMetadata", "activeMetadata"}}) {
    const Metadata metadata = read_metadata(object.node, block.path, reading);
    for (const Field& field : metadata.labels) {
      alterations.push_back({Alteration::Field::label, field.key, field.value, block.by, field.at});
    }
    for (const Field& field : metadata.annotations) {
      alterations.push_back({Alteration::Field::annotation, field.key, field.value, block.by, field.at});
    }
  }
}

// Since KubeVirt 1.7 (commit a9f595e8) the pod of a virtual machine also gets this annotation as a label. Which
// KubeVirt runs is not known.
void read_virtual_machine_metadata(const Workload& workload, std::vector<Alteration>& alterations) {
  const Field* inject = workload.pod.metadata.annotations.find(kInjectKey);
  if (inject == nullptr || !workload.kind->group.ends_with("kubevirt.io")) return;
  alterations.push_back({Alteration::Field::label, inject->key, inject->value, "annotations", inject->at});
}

// A template that is not the Rollout's own.
yaml::Node workload_reference(const Workload& workload) {
  if (workload.kind->kind != "Rollout") return {};
  return find_path(workload.object.node, "spec.workloadRef");
}

void borrow_pods(Workload& workload, yaml::Node reference, const Workload* lender) {
  if (lender == nullptr) {
    workload.object.alterations.push_back(
        {Alteration::Field::anything, {}, std::nullopt, "workloadRef", reference.origin()});
    return;
  }
  workload.pod = lender->pod;
  for (const Alteration& alteration : lender->object.alterations) {
    if (alteration.field != Alteration::Field::name_space) workload.object.alterations.push_back(alteration);
  }
}

using WorkloadKey = std::pair<std::string_view, std::string_view>;  // kind, name

// The one definition that the Rollout names and that counts for it.
const Workload* find_lender(const std::vector<Workload>& workloads,
                            const std::multimap<WorkloadKey, std::size_t>& by_name, const Workload& workload,
                            yaml::Node reference) {
  const WorkloadKey key{reference.find("kind").text(), reference.find("name").text()};
  const std::string_view group = group_of(reference.find("apiVersion").text());
  std::vector<const Object*> candidates;
  std::vector<const Workload*> owners;
  for (auto [at, end] = by_name.equal_range(key); at != end; ++at) {
    const Workload& candidate = workloads[at->second];
    const bool same_place = candidate.object.metadata.name_space.value == workload.object.metadata.name_space.value;
    if (!same_place || candidate.kind->group != group || workload_reference(candidate)) continue;
    candidates.push_back(&candidate.object);
    owners.push_back(&candidate);
  }
  const std::vector<std::size_t> nearest = nearest_definitions(candidates, workload.object.file);
  return nearest.size() == 1 ? owners[nearest.front()] : nullptr;
}

// Adds the fields that the map lacks.
void add_missing(const FieldMap& from, FieldMap& to) {
  for (const Field& field : from) {
    if (to.find(field.key) == nullptr) to.fields.push_back(field);
  }
}

Metadata read_pod_metadata(yaml::Node object, const WorkloadKind& kind, const PodPlace& place, const Reading& reading) {
  Metadata metadata = read_metadata(place.root, place.metadata_path, reading, {kind.labels_key, kind.annotations_key});
  metadata.path = kind.metadata_path;
  if (!kind.shared_metadata.empty()) {
    constexpr std::string_view kLabels = ".labels";
    std::string_view path = kind.shared_metadata;
    const bool labels_alone = path.ends_with(kLabels);
    if (labels_alone) path.remove_suffix(kLabels.size());
    const Metadata shared = read_metadata(object, path, reading);
    add_missing(shared.labels, metadata.labels);
    if (!labels_alone) add_missing(shared.annotations, metadata.annotations);
  }
  return metadata;
}

PodTemplate read_pod(yaml::Node object, const WorkloadKind& kind, const PodPlace& place, const Reading& reading) {
  PodTemplate pod;
  pod.metadata = read_pod_metadata(object, kind, place, reading);
  pod.spec = find_path(place.spec_root, place.spec_path);
  const yaml::Node host_network = pod.spec.find("hostNetwork");
  pod.host_network = host_network.boolean().value_or(false);
  pod.host_network_at = host_network
                            ? yaml::entry_origin(reading.origins, pod.spec.find_key("hostNetwork"), host_network)
                            : nearest_place(place.spec_root, place.spec_path);
  read_containers(pod.spec.find("initContainers"), true, pod.containers);
  read_containers(pod.spec.find("containers"), false, pod.containers);
  return pod;
}

}  // namespace

std::string Workload::title() const {
  const Metadata& metadata = object.metadata;
  const std::string place = metadata.name_space.value.empty() ? std::string() : metadata.name_space.value + "/";
  return object.kind + " `" + place + metadata.name.value + "`" + (part.empty() ? "" : " (" + part + ")");
}

namespace {

Workload read_workload(Object object, const WorkloadKind& kind, const PodPlace& place,
                       const std::vector<units::Change>& changes, const Reading& reading) {
  Workload workload;
  workload.kind = &kind;
  workload.part = place.name.empty() ? std::string(kind.part) : place.name;
  workload.pod = read_pod(object.node, kind, place, reading);
  for (const std::string_view path : split_list(kind.inert_paths)) {
    if (path == "metadata" || find_path(object.node, path))
      workload.inert.push_back(read_metadata(object.node, path, reading));
  }
  object.alterations = alterations(changes, {.name_space = "metadata.namespace",
                                             .metadata = plain_path(kind.metadata_path),
                                             .pod_spec = plain_path(kind.spec_path),
                                             .content = {}});
  if (holds_placeholder(workload.pod.spec.find("hostNetwork").text())) {
    object.alterations.push_back(
        {Alteration::Field::host_network, {}, std::nullopt, "substitution", workload.pod.host_network_at});
  }
  if (kind.kind == "Rollout") read_rollout_metadata(object, reading, object.alterations);
  read_virtual_machine_metadata(workload, object.alterations);
  workload.refusal = metadata_refusal(object, kind, workload.pod.metadata);
  workload.object = std::move(object);
  return workload;
}

}  // namespace

std::vector<Workload> read_workloads(const Object& object, std::span<const WorkloadKind> rows,
                                     const std::vector<units::Change>& changes, const Reading& reading) {
  std::vector<Workload> workloads;
  for (const WorkloadKind& kind : rows) {
    for (const PodPlace& place : pod_places(object.node, kind)) {
      workloads.push_back(read_workload(object, kind, place, changes, reading));
      // What is inert is told once.
      if (workloads.size() > 1) workloads.back().inert.clear();
    }
  }
  return workloads;
}

void resolve_workload_references(std::vector<Workload>& workloads) {
  std::vector<std::size_t> borrowers;
  for (std::size_t i = 0; i < workloads.size(); ++i) {
    if (workload_reference(workloads[i])) borrowers.push_back(i);
  }
  if (borrowers.empty()) return;
  std::multimap<WorkloadKey, std::size_t> by_name;
  for (std::size_t i = 0; i < workloads.size(); ++i) {
    by_name.emplace(WorkloadKey{workloads[i].object.kind, workloads[i].name()}, i);
  }
  for (const std::size_t i : borrowers) {
    const yaml::Node reference = workload_reference(workloads[i]);
    borrow_pods(workloads[i], reference, find_lender(workloads, by_name, workloads[i], reference));
  }
}

}  // namespace sidelint::model
