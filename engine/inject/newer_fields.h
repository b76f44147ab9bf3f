// Fields of a pod that an older injector does not know: its Kubernetes types are older, so it drops them.
#pragma once

#include <string_view>

#include "engine/yaml/value.h"

namespace sidelint::inject {

// Whether release 1.minor's Kubernetes types have the field; `type` is PodSpec, Container or any other.
bool knows_field(std::string_view type, std::string_view field, int minor);

// Of a pod as release 1.minor of Istio reads it.
void drop_newer_fields(yaml::Value& pod, int minor);
// The webhook's patch is made without them, so they stay in the pod that it is applied to. Containers go by name.
void restore_newer_fields(yaml::Value& pod, const yaml::Value& submitted, int minor);

}  // namespace sidelint::inject
