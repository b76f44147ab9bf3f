// A value as compact JSON, as sigs.k8s.io/yaml's YAMLToJSON writes it (keys sorted, numbers in Go's form).
#pragma once

#include <string>

#include "engine/yaml/node.h"

namespace sidelint::yaml {

std::string to_json(Node node);

}  // namespace sidelint::yaml
