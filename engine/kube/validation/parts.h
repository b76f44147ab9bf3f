// The parts of a pod's validation, one file for each subject.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "engine/kube/validation/errors.h"
#include "engine/yaml/value.h"

namespace sidelint::kube::validation {

// What the checks of containers ask of the pod around them.
struct PodFacts {
  const yaml::Value& metadata;
  const yaml::Value& spec;
  std::map<std::string_view, const yaml::Value*> volumes;  // those without errors, by name
  std::set<std::string, std::less<>> claims;
  std::optional<std::int64_t> grace_period;
  bool host_users = true;
};

// Where a reference to a field of the pod is used: an environment variable or a file of a volume.
enum class FieldUse : std::uint8_t { variable, volume };

// volumes.cc: fills facts.volumes
void check_volumes(PodFacts& facts, const Path& path, Errors& errors);
// volume_sources.cc
void check_volume_source(const yaml::Value& volume, const PodFacts& facts, const Path& path, Errors& errors);
// projections.cc
void check_projected(const yaml::Value& source, const Path& path, Errors& errors);
void check_file_mode(const yaml::Value& owner, std::string_view key, const Path& path, Errors& errors);
void check_key_to_path(const yaml::Value& item, const Path& path, Errors& errors);
void check_downward_file(const yaml::Value& file, const Path& path, Errors& errors);
void check_local_path(std::string_view target, const yaml::Value& about, const Path& path, Errors& errors);
void check_local_free_path(std::string_view target, const yaml::Value& about, const Path& path, Errors& errors);
void check_no_backsteps(std::string_view target, const yaml::Value& about, const Path& path, Errors& errors);

// containers.cc
void check_containers(const PodFacts& facts, const Path& path, Errors& errors);
void check_init_containers(const PodFacts& facts, const Path& path, Errors& errors);
void check_images_trimmed(const yaml::Value& spec, std::string_view list, const Path& path, Errors& errors);
// environment.cc
void check_env(const yaml::Value& container, const Path& path, Errors& errors);
void check_env_from(const yaml::Value& container, const Path& path, Errors& errors);
void check_field_ref(const yaml::Value& reference, FieldUse use, const Path& path, Errors& errors);
void check_resource_ref(const yaml::Value& reference, FieldUse use, const Path& path, Errors& errors);
void check_file_key_volumes(const yaml::Value& spec, const Path& path, Errors& errors);
// mounts.cc
void check_ports(const yaml::Value& container, const Path& path, Errors& errors);
void check_mounts(const yaml::Value& container, const PodFacts& facts, const Path& path, Errors& errors);
void check_devices(const yaml::Value& container, const PodFacts& facts, const Path& path, Errors& errors);
void check_pull_policy(const yaml::Value& owner, std::string_view key, const Path& path, Errors& errors);
// probes.cc
void check_probes(const yaml::Value& container, const PodFacts& facts, const Path& path, Errors& errors);
void check_lifecycle(const yaml::Value& container, const PodFacts& facts, const Path& path, Errors& errors);
// amounts.cc
void check_resources(const yaml::Value& container, const PodFacts& facts, const Path& path, Errors& errors);
void check_pod_resources(const PodFacts& facts, const Path& path, Errors& errors);
void check_overhead(const yaml::Value& spec, const Path& path, Errors& errors);
void check_resize_policy(const yaml::Value& container, const PodFacts& facts, const Path& path, Errors& errors);
// security.cc
void check_security_context(const yaml::Value& container, const PodFacts& facts, const Path& path, Errors& errors);
void check_pod_security_context(const PodFacts& facts, const Path& path, Errors& errors);
void check_profile_annotations(const PodFacts& facts, const Path& path, Errors& errors);
// annotations.cc
void check_annotations_of_pod(const PodFacts& facts, const Path& path, Errors& errors);
// tolerations.cc
void check_tolerations(const yaml::Value& spec, const Path& path, Errors& errors);
// scheduling.cc
void check_affinity(const yaml::Value& spec, const Path& path, Errors& errors);
void check_topology_spread(const yaml::Value& spec, const Path& path, Errors& errors);
void check_labels(const yaml::Value* labels, const Path& path, Errors& errors);
void check_label_selector(const yaml::Value* selector, const Path& path, Errors& errors);
// os.cc
void check_os(const yaml::Value& spec, const Path& path, Errors& errors);
// pod_spec.cc
void check_pod_spec(PodFacts& facts, const Path& path, Errors& errors);
// metadata.cc
void check_metadata(const yaml::Value& metadata, const Path& path, Errors& errors);

}  // namespace sidelint::kube::validation
