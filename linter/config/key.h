// The keys of the configuration as one table: it makes the checks, the JSON Schema, the documentation and the
// suggestions.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sidelint::linter {

// What a single value has to be.
struct Form {
  std::string_view schema;  // of such a value, in JSON Schema
  // Why the text is no such value; empty if it is.
  std::optional<std::string> (*refuse)(std::string_view text);
};

struct Key {
  enum class Shape : std::uint8_t {
    value,     // one value
    values,    // a list of values
    named,     // a mapping from names to values
    keys,      // a mapping with known keys
    entries,   // a list of such mappings
    sections,  // a mapping from names to such mappings
    settings,  // a mapping from rules to a value or such a mapping
  };
  std::string_view name;
  Shape shape;
  const Form* form;           // of the values; null if there are none
  std::span<const Key> keys;  // of the mappings
  std::string_view summary;   // what it means, a sentence
  std::string_view example;   // of its value
};

// The keys of the whole file.
std::span<const Key> config_keys();

}  // namespace sidelint::linter
