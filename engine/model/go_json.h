// How Go programs turn YAML into their structs: sigs.k8s.io/yaml makes JSON of it, encoding/json decodes that.
//
// Two kinds of programs matter here. The API server gets JSON from a client that knows no types and decodes it
// strictly. Istio's injector (pkg/kube/inject/webhook.go, 1.30.3: UnmarshalConfig) reads its ConfigMap itself: keys
// match in any case, and where a string is wanted a number or a boolean becomes one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/yaml/node.h"

namespace sidelint::model {

enum class Decoding : std::uint8_t { api_server, injector };

// The value that the field `name` of a struct gets from the mapping.
yaml::Node struct_field(yaml::Node mapping, std::string_view name, Decoding decoding);

// What a string field gets; null is "". Empty if decoding fails.
std::optional<std::string> string_value(yaml::Node node, Decoding decoding);

// What encoding/json says of a value of the wrong type: "json: cannot unmarshal array into Go struct field
// Config.policy of type inject.InjectionPolicy". The field is empty for the whole document.
std::string type_mismatch(yaml::Node node, std::string_view field, std::string_view type);

}  // namespace sidelint::model
