// The words of go-yaml for what cannot be read, as Go programs print them.
//
// Mirrors gopkg.in/yaml.v2 and v3 (decode.go, parser.fail), which sigs.k8s.io/yaml and Istio hand on.
#pragma once

#include <string>
#include <string_view>

#include "engine/yaml/load.h"

namespace sidelint::yaml {

// "yaml: line 1: did not find expected node content", with the line that go-yaml names. `text` is the whole text that
// the problem's places count in.
std::string go_error(std::string_view text, const Problem& problem);

}  // namespace sidelint::yaml
