// YAML in the manner of go-yaml 3 with an indentation of two: helm's toYamlPretty.
#pragma once

#include <string>

#include "engine/gotmpl/value.h"

namespace sidelint::helm {

// Unlike toYaml: sequences are indented below their key, numbers look as Go prints them, nothing is folded.
std::string pretty_yaml(const gotmpl::Value& value);

}  // namespace sidelint::helm
