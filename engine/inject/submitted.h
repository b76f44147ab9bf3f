// The pod that a workload's controller submits to the API server.
#pragma once

#include "engine/model/workload.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

// What stands for the letters that a controller draws: of a ReplicaSet's name, for example.
inline constexpr std::string_view kDrawn = "hash";

// With the owner references, labels and generated names that the controller adds; values keep their origins.
yaml::Value submitted_pod(const model::Workload& workload);

}  // namespace sidelint::inject
