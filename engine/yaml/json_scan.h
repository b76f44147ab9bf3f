// JSON values in a text, recognised but not read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sidelint::yaml {

struct JsonValue {
  std::size_t end = 0;                 // behind the value
  std::optional<std::string> problem;  // the text at hand is no JSON
};

// The value that begins at `at`. Mirrors the scanner of Go's encoding/json, with its limit of 10,000 levels.
JsonValue scan_json(std::string_view text, std::size_t at);

std::size_t skip_json_space(std::string_view text, std::size_t at);

}  // namespace sidelint::yaml
