// What Go's encoding/json says when a JSON value does not fit the type it is decoded into.
#pragma once

#include <string>
#include <string_view>

#include "engine/yaml/value.h"

namespace sidelint::inject::proto {

// The JSON text of a scalar, as sigs.k8s.io/yaml hands it on; of a collection the empty text.
std::string json_of_scalar(const yaml::Value& value);

// A JSON string, with the characters of HTML escaped.
std::string quoted_json(std::string_view text);
void append_quoted_json(std::string& out, std::string_view text);

// "json: cannot unmarshal string into Go value of type bool".
std::string mismatch(const yaml::Value& value, std::string_view go_type);

// The value that json.Unmarshal reads from a text, and what it says of a text that is no JSON.
struct ParsedScalar {
  yaml::Value value;
  std::string error;
};
ParsedScalar parse_json_text(std::string_view text);

}  // namespace sidelint::inject::proto
