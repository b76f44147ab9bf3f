// Decoded messages, and their JSON as github.com/golang/protobuf 1.5 (jsonpb) reads and writes it, which is what
// Istio's protomarshal package uses.
//
// A decoded message is a mapping with an entry for each field that is set, by the field's own name: numbers and
// enumerations as numbers, nested messages as mappings, wrappers as {value}, durations as {seconds, nanos}. What is
// google.protobuf.Value, ListValue or Struct stands as the JSON it came from.
#pragma once

#include <string>
#include <string_view>

#include "engine/inject/proto/schema.h"
#include "engine/yaml/value.h"

namespace sidelint::inject::proto {

// Reads a JSON value over a message: every field that is mentioned is replaced as a whole, null is passed over, fields
// that the message does not have too. Answers Go's error, or nothing; what was read before it stays.
std::string decode(const Message& type, const yaml::Value& json, yaml::Value& into);

// jsonpb.Marshaler{}: fields in order of declaration by their camelCase names, without those that are not set.
std::string encode(const Message& type, const yaml::Value& message);

// What encoding/json makes of the Go value: as encode, but of google.protobuf's own types the struct's fields.
std::string encode_as_go_json(const Message& type, const yaml::Value& message);

// The text that Go prints for a message (prototext without line ends). Each build of a program chooses between one
// space and two, to keep others from relying on it.
std::string text_of(const Message& type, const yaml::Value& message, std::string_view separator);

// Numbers of a decoded message; the default if the field is not set.
std::int64_t int_field(const yaml::Value& message, std::string_view name);
std::string_view text_field(const yaml::Value& message, std::string_view name);
// A wrapper's value, false if it is not set.
bool wrapped_bool(const yaml::Value* wrapper);
std::int64_t integer_of(const yaml::Value& value);

}  // namespace sidelint::inject::proto
