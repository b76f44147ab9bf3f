// The kinds that make pods, and where in each the pod's own metadata stands: one table (workload_kind_table.cc).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sidelint::model {

// How the metadata at the pod path reaches the pods.
enum class Propagation : std::uint8_t {
  copied,     // labels and annotations arrive on each pod
  not_known,  // the operator is not documented to copy them: the verdict is unknown where they would matter
  no_pods,    // nothing creates pods from the object by itself (PodTemplate)
};

// One template of pods in objects of a kind. A kind that has several has as many rows, one after the other.
//
// A path is dotted. One element may name a list (`tasks[]`) or all values of a map (`*`): each item is a template then,
// and the path of the spec leads through it too, or is the object's own.
struct WorkloadKind {
  std::string_view group;  // API group without version: "apps"; "" is the core group
  std::string_view kind;
  std::string_view metadata_path;  // the pods' metadata: "spec.template.metadata"
  std::string_view spec_path;      // the pods' spec: "spec.template.spec"
  std::string_view inert_paths;    // other metadata blocks people take for the pod's, comma-separated:
                                   // "metadata,spec.jobTemplate.metadata"
  std::string_view added_labels;   // label keys that the controller puts on each pod, comma-separated
  Propagation propagation;
  std::string_view source;  // where this was read: project, file, release
  // What follows is of kinds that do not write a plain pod template.
  std::string_view part = {};    // what these pods are, where a kind has several rows: "workers"
  std::string_view wanted = {};  // keys, comma-separated: pods are made only of an item that has one of them; of a row
                                 // without a list, only if the value at this path is there
  std::string_view shared_metadata = {};   // metadata that all the object's pods get; their own wins. One that ends in
                                           // `.labels`: its labels alone
  std::string_view labels_key = "labels";  // how the metadata calls them
  std::string_view annotations_key = "annotations";
};

std::span<const WorkloadKind> workload_kinds();

// The kind's rows, whatever the version; none if it makes no pods. Groups that a kind had in the past
// (extensions/Deployment) have rows of their own.
std::span<const WorkloadKind> find_workload_kinds(std::string_view api_version, std::string_view kind);
// The first of them; null if there is none.
const WorkloadKind* find_workload_kind(std::string_view api_version, std::string_view kind);

// The apiVersion that Kubernetes' own kind of this name has: "apps/v1". Empty if that makes no pods.
std::string own_version_of(std::string_view kind);

// Whether documents of this `kind` are read at all: workloads, namespaces, webhook configurations, ConfigMaps,
// admission policies, lists.
bool is_read(std::string_view kind);

// Whether this document of a `kind` that is read can hold anything of interest, told from its bytes: of ConfigMaps only
// the injector's, of Services and Configurations only Knative's.
bool is_worth_reading(std::string_view kind, std::string_view document);

}  // namespace sidelint::model
