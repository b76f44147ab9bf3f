// `replacements:` and `vars:`: values that are copied from one object into others.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kustomize/config.h"
#include "engine/kustomize/resource_list.h"
#include "engine/kustomize/run.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

// Of `replacements:`: files are read. False (and a refusal) if one cannot be.
bool read_replacements(Run& run, const std::vector<yaml::Value>& entries, std::string_view folder,
                       std::vector<yaml::Value>& replacements);
bool replace(Run& run, ResourceList& list, const yaml::Value& replacement);

// Vars by name, with the record of `vars:`.
using Vars = std::map<std::string, yaml::Value, std::less<>>;
// Notes on the objects which vars read them. False (and a refusal) if a var is not the first of its name.
bool add_vars(Run& run, ResourceList& list, const std::vector<yaml::Value>& records, Vars& vars);
bool merge_vars(Run& run, Vars& vars, const Vars& added, Span at);
// Writes the values where `$(NAME)` stands.
bool resolve_vars(Run& run, ResourceList& list, const Vars& vars, const FieldSpecs& places);

}  // namespace sidelint::kustomize
