// Keys that kustomize writes itself. It does not quote them, so one that looks like a number or a boolean is no string
// when the object is read again to be printed, and the build ends there.
#pragma once

#include <string_view>

#include "engine/kustomize/resource.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

// Whether go-yaml v3 takes the plain key for something else than a string.
bool is_other_than_string(std::string_view key);

// Notes that the key, or each of the mapping's, has been written; null holds none.
void note_written_key(Resource& resource, std::string_view key);
void note_written_keys(Resource& resource, const yaml::Value* mapping);

}  // namespace sidelint::kustomize
