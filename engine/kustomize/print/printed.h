// What kyaml makes of values when it prints an object and reads it again, as it does at the end of a build and before
// a JSON patch.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/yaml/value.h"

namespace sidelint::kustomize {

// Timestamps become strings (`2020-01-02` is `2020-01-02T00:00:00Z`), nulls are written out, and folded scalars may
// gain line ends: see refold.
enum class Within : std::uint8_t { block, flow };  // where a time with a colon is quoted when it is written
void print_scalars(yaml::Value& value, Within within = Within::block);

// What comes out of a JSON patch: numbers are floats, and strings have the style in which go-yaml writes them, quoted
// if they look like something else.
void pass_through_json(yaml::Value& value);

// The text of a folded scalar after go-yaml v3 (3.0.4) has written it and read it again. Its emitter looks at the
// beginning of the text where it should look at the next line, so a line end before an indented line is doubled.
std::string refold(std::string_view text);

}  // namespace sidelint::kustomize
