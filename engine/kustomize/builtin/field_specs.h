// The fields that kustomize's transformers work on when nobody says otherwise.
#pragma once

#include "engine/kustomize/config.h"

namespace sidelint::kustomize {

// In the order of kustomize api 0.21, internal/konfig/builtinpluginconsts.
Config builtin_config();

// Adds the references by name.
void add_builtin_name_references(Config& config);
// Adds the fields in which `$(VAR)` is replaced.
void add_builtin_var_references(Config& config);

}  // namespace sidelint::kustomize
