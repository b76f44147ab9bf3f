// The words of go-yaml for what cannot be read, as Go programs print them.
//
// Mirrors parser.fail in decode.go of go.yaml.in/yaml/v2, which sigs.k8s.io/yaml and with it Kubernetes, Helm and Istio
// read with, and of gopkg.in/yaml.v3, which kustomize's libraries read with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/yaml/load.h"

namespace sidelint::yaml {

enum class GoYaml : std::uint8_t { v2, v3 };

// "yaml: line 1: did not find expected node content", with the line that go-yaml names, which is none on the first one.
// `text` is the whole text that the problem's places count in. What JSON cannot hold is told in encoding/json's words.
std::string go_error(std::string_view text, const Problem& problem, GoYaml reader = GoYaml::v2);

}  // namespace sidelint::yaml
