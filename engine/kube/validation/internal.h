// Structs of Kubernetes' internal types as its messages show them: JSON without tags, so with Go's names, every field
// there and nil where nothing is set.
#pragma once

#include <string>

#include "engine/yaml/value.h"

namespace sidelint::kube::validation {

std::string internal_resource_claim(const yaml::Value& claim);
std::string internal_seccomp_profile(const yaml::Value& profile);
std::string internal_security_context(const yaml::Value& context);

}  // namespace sidelint::kube::validation
