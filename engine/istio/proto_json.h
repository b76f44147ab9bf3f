// JSON read into messages of protocol buffers, as far as reading can fail.
//
// Mirrors github.com/golang/protobuf v1.5.4, jsonpb/decode.go, and for releases before 1.14 github.com/gogo/protobuf
// v1.3.2, jsonpb/jsonpb.go, both with unknown fields allowed: keys are the fields' names in either spelling, null is
// absent, numbers may be quoted, an enumeration's value is a name or a number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/istio/proto/schema.h"
#include "engine/istio/release.h"
#include "engine/yaml/node.h"

namespace sidelint::istio {

// What keeps the value from being read as that message, in the words of the release; empty if nothing does. The first
// bad field counts, in the order of their definition; unknown keys do not matter.
std::string read_error(yaml::Node value, const proto::Message& type, Release release);

// The value of a message's field; absent if it is not set.
yaml::Node field_value(yaml::Node message, std::string_view name);
// The same of a number that may be quoted; `otherwise` if it is not set. Only of what has been read without error.
std::int64_t field_integer(yaml::Node message, std::string_view name, std::int64_t otherwise);
std::string_view field_text(yaml::Node message, std::string_view name, std::string_view otherwise);

}  // namespace sidelint::istio
