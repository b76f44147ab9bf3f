#include <fmt/format.h>

#include "linter/config/configure.h"
#include "linter/config/key.h"
#include "linter/json_text.h"

namespace sidelint::linter {
namespace {

std::string object_of(std::span<const Key> keys, std::size_t indent);

std::string shape_of(const Key& key, std::size_t indent) {
  switch (key.shape) {
    case Key::Shape::value:
      return std::string(key.form->schema);
    case Key::Shape::values:
      return fmt::format(R"({{"type": "array", "items": {}}})", key.form->schema);
    case Key::Shape::named:
      return fmt::format(R"({{"type": "object", "additionalProperties": {}}})", key.form->schema);
    case Key::Shape::keys:
      return object_of(key.keys, indent);
    case Key::Shape::entries:
      return fmt::format(R"({{"type": "array", "items": {}}})", object_of(key.keys, indent));
    case Key::Shape::sections:
      return fmt::format(R"({{"type": "object", "additionalProperties": {}}})", object_of(key.keys, indent));
    case Key::Shape::settings:
      return fmt::format(R"({{"type": "object", "additionalProperties": {{"anyOf": [{}, {}]}}}})", key.form->schema,
                         object_of(key.keys, indent));
  }
  return "{}";
}

std::string object_of(std::span<const Key> keys, std::size_t indent) {
  std::string text = R"({"type": "object", "additionalProperties": false, "properties": {)";
  std::string_view separator = "\n";
  for (const Key& key : keys) {
    text += fmt::format(R"({}{:{}}{}: {{"description": {}, "allOf": [{}]}})", separator, "", indent,
                        json_text(key.name), json_text(key.summary), shape_of(key, indent + 2));
    separator = ",\n";
  }
  return fmt::format("{}\n{:{}}}}}}", text, "", indent - 2);
}

// `key:` with its summary above it; mappings with the keys in them.
void document(std::span<const Key> keys, std::size_t indent, std::string& text) {
  for (const Key& key : keys) {
    const std::string start(indent, ' ');
    text += fmt::format("{}# {}\n", start, key.summary);
    if (key.shape == Key::Shape::keys) {
      text += fmt::format("{}{}:\n", start, key.name);
      document(key.keys, indent + 2, text);
      continue;
    }
    text += fmt::format("{}{}: {}\n", start, key.name, key.example);
    for (const Key& inner : key.keys) text += fmt::format("{}#   {}: {}\n", start, inner.name, inner.summary);
  }
}

}  // namespace

std::string config_schema() {
  return fmt::format(
      "{{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"title\": \".sidelint.yaml\",\n"
      "  \"allOf\": [{}]}}\n",
      object_of(config_keys(), 4));
}

std::string config_documentation() {
  std::string text;
  document(config_keys(), 0, text);
  return text;
}

}  // namespace sidelint::linter
