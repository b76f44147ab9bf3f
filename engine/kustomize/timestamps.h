// Plain scalars that go-yaml v3 takes for points in time.
#pragma once

#include "engine/yaml/value.h"

namespace sidelint::kustomize {

// Kustomize prints objects by way of JSON: `2020-01-02` becomes the string `2020-01-02T00:00:00Z`.
void write_timestamps(yaml::Value& value);

}  // namespace sidelint::kustomize
