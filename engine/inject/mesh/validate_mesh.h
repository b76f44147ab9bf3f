// What istiod refuses in a MeshConfig.
#pragma once

#include <string>

#include "engine/yaml/value.h"

namespace sidelint::inject {

// ValidateMeshConfig of istio, pkg/config/validation/agent/validation.go, as far as ports and timeouts go; empty if
// nothing is refused.
std::string validate_mesh_config(const yaml::Value& mesh);

}  // namespace sidelint::inject
