#include "engine/kustomize/read/embedded.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <variant>

#include "engine/kustomize/read/read_objects.h"
#include "engine/source/origin.h"
#include "engine/yaml/json.h"
#include "engine/yaml/load.h"

namespace sidelint::kustomize {
namespace {

// Behind the closing quote of the string that begins at `begin`.
std::size_t end_of_string(std::string_view json, std::size_t begin) {
  std::size_t at = begin + 1;
  while (at < json.size() && json[at] != '"') at += json[at] == '\\' ? 2U : 1U;
  return std::min(at + 1, json.size());
}

bool opens(char c) { return c == '{' || c == '['; }
bool closes(char c) { return c == '}' || c == ']'; }

// Compact JSON spread over lines, as json.MarshalIndent does.
std::string indented(std::string_view json) {
  std::string text;
  std::size_t depth = 0;
  const auto new_line = [&] { (text += '\n').append(depth * 2, ' '); };
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '"') {
      const std::size_t end = end_of_string(json, i);
      text.append(json, i, end - i);
      i = end - 1;
      continue;
    }
    if (closes(c)) {
      --depth;
      if (!opens(json[i - 1])) new_line();
    }
    text += c;
    if (opens(c)) ++depth;
    const bool goes_on = opens(c) && !(i + 1 < json.size() && closes(json[i + 1]));
    if (c == ':') text += ' ';
    if (c == ',' || goes_on) new_line();
  }
  return text;
}

// The text is no source of its own.
void forget_places(yaml::Value& value) {
  value.origin = {};
  for (yaml::Value& item : value.items) forget_places(item);
  for (yaml::Entry& entry : value.entries) {
    entry.key_origin = {};
    forget_places(entry.value);
  }
}

}  // namespace

std::optional<yaml::Value> read_text_as_yaml(std::string_view text) {
  Origins origins;
  origins.reserve_shards(1);
  const Span whole{SourceId{0}, 0, static_cast<std::uint32_t>(text.size())};
  const yaml::Loaded loaded = yaml::load(text, whole, origins, yaml::WordKeys::as_written);
  const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
  if (document == nullptr) return std::nullopt;
  const yaml::Node root = (*document)->root();
  yaml::Value value = root ? value_of(root) : yaml::Value::null();
  forget_places(value);
  return value;
}

std::string write_json_like(const yaml::Value& value, std::string_view like) {
  std::string json = yaml::to_json(yaml::to_document(value)->root());
  const bool spread = like.find('\n') != std::string_view::npos && like.find("  ") != std::string_view::npos;
  return spread ? indented(json) : json;
}

}  // namespace sidelint::kustomize
