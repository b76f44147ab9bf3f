// How each language of admission policies is read; private to the room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/mutation/mutation.h"
#include "engine/model/reader.h"
#include "engine/yaml/node.h"

namespace sidelint::model {

// Whether documents of this `kind` may be policies that change objects, and whether this one may change labels,
// annotations or the network of pods, told from its bytes.
bool is_mutation_kind(std::string_view kind);
bool is_worth_as_mutation(std::string_view kind, std::string_view document);

// Empty if the object is no such policy, or changes nothing of interest.
std::optional<MutationPolicy> read_mutation_policy(Object object, const Reading& reading);

std::vector<MutationRule> read_kyverno(yaml::Node spec, const Reading& reading);  // Policy, ClusterPolicy
std::vector<MutationRule> read_gatekeeper(yaml::Node spec, bool is_of_metadata);  // Assign, AssignMetadata
std::vector<MutationRule> read_cel_policy(yaml::Node spec);  // MutatingAdmissionPolicy, Kyverno's MutatingPolicy

// Changes of a merge patch. With Kyverno's anchors: `+(key)` adds what is absent, other anchors are conditions.
void add_merge_changes(yaml::Node patch, std::vector<MutationChange>& changes);
// Of a list of JSON patch operations (RFC 6902).
void add_json_patch_changes(yaml::Node operations, std::vector<MutationChange>& changes);
// Of an expression in CEL that makes an apply configuration (`Object{…}`) or JSON patches (`[JSONPatch{…}]`).
void add_cel_changes(std::string_view expression, OriginId at, std::vector<MutationChange>& changes);

// The parts of a JSON pointer.
std::vector<std::string> pointer_path(std::string_view pointer);
// The list's texts; those that somebody fills in say nothing, and `is_open` is set.
std::vector<std::string> read_patterns(yaml::Node list, bool& is_open);

}  // namespace sidelint::model
