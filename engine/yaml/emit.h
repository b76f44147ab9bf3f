// Values as YAML text.
#pragma once

#include <string>

#include "engine/yaml/value.h"

namespace sidelint::yaml {

// As sigs.k8s.io/yaml 1.6 (Marshal) writes it, and so kubectl, Helm's toYaml and istioctl: keys in natural order
// (`a2` before `a10`), texts of several lines as literal blocks, words that mean something else in quotes, lines folded
// at 80 columns. Ends with a line end.
//
// One known difference: where keys differ in a character beyond ASCII, it is taken for a letter.
std::string to_yaml(const Value& value);

}  // namespace sidelint::yaml
