// JSON from values and values from JSON, as Go's encoding/json does both.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/print.h"
#include "engine/gotmpl/value.h"

namespace sidelint::gotmpl {

enum class JsonLayout : std::uint8_t { compact, indented };  // indented: by two spaces
enum class JsonHtml : std::uint8_t { escaped, as_it_is };

struct JsonText {
  std::string text;
  std::string error;  // why the value has no JSON, in Go's words
  Printable state = Printable::yes;
  std::string_view why = {};  // if it is unknown
};
JsonText to_json(const Value& value, JsonLayout layout, JsonHtml html);

struct JsonValue {
  Value value;
  std::string error;  // why the text is no JSON, in Go's words; after a number out of range there is a value as well
};
JsonValue parse_json(Heap& heap, std::string_view text);

}  // namespace sidelint::gotmpl
