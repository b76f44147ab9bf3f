// What a scalar is: YAML 1.1 resolution as Kubernetes' clients do it.
//
// Mirrors resolve.go of sigs.k8s.io/yaml 1.6 (its go-yaml v2 fork): base-60 numbers stay strings, timestamps stay
// strings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/yaml/node.h"
#include "engine/yaml/number.h"

namespace sidelint::yaml {

// The explicit tags that change how a scalar is read; every other tag makes a string of it.
enum class Tag : std::uint8_t { none, string, boolean, integer, floating, null, timestamp, binary, merge, other };
Tag tag_of(std::string_view uri);  // the whole URI, "tag:yaml.org,2002:int"; empty if there is none

// The kind of a plain scalar, or of one with an explicit tag; empty if the text does not fit the tag.
std::optional<Kind> resolve(Tag tag, std::string_view text);
// Why not, in the real reader's words.
std::string cannot_decode(Tag tag, std::string_view text);

std::optional<bool> boolean_value(std::string_view text);
// Of a plain scalar; with `.inf` and `.nan`.
Number number_value(std::string_view text);

// The string that a key of that kind becomes in JSON; empty for those that cannot be one (null, integers above 2^63).
std::optional<std::string> key_text(Kind kind, std::string_view text);

// The bytes of a !!binary scalar; empty if it is no base64.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace sidelint::yaml
