#include "engine/model/object.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>

#include "engine/model/istio_keys.h"
#include "engine/model/reader.h"
#include "engine/yaml/entry.h"

namespace sidelint::model {
namespace {

ValueType type_of(yaml::Node value) {
  switch (value.kind()) {
    case yaml::Kind::string:
      return ValueType::string;
    case yaml::Kind::boolean:
      return ValueType::boolean;
    case yaml::Kind::integer:
    case yaml::Kind::floating:
      return ValueType::number;
    case yaml::Kind::null:
      return ValueType::null;
    case yaml::Kind::sequence:
    case yaml::Kind::mapping:
      return ValueType::collection;
  }
  return ValueType::null;
}

enum class Entries : std::uint8_t { labels, annotations };

bool is_to_be_filled(const Field& field, Entries entries) {
  if (holds_placeholder(field.value) || holds_placeholder(field.key)) return true;
  if (entries == Entries::labels)
    return field.key == kRevisionLabel ? is_blank_name(field.value) : holds_blank(field.value);
  // Of an annotation only a single word: longer text may mean its dollars and brackets as they stand.
  return find_istio_key(field.key) != nullptr && field.value.find_first_of(" \n") == std::string::npos &&
         holds_blank(field.value);
}

Field read_field(yaml::Node key, yaml::Node value, Entries entries, const Reading& reading) {
  Field field;
  field.key = key.text();
  field.type = type_of(value);
  if (field.type != ValueType::null) field.value = value.text();
  field.placeholder = is_to_be_filled(field, entries);
  field.at = yaml::entry_origin(reading.origins, key, value);
  field.key_at = key.origin();
  field.value_at = value.origin();
  return field;
}

FieldMap read_fields(yaml::Node map, Entries entries, OriginId metadata_at, const Reading& reading) {
  FieldMap fields;
  fields.at = map.is(yaml::Kind::mapping) ? map.origin() : metadata_at;
  fields.fields.reserve(map.is(yaml::Kind::mapping) ? map.size() : 0);
  for (std::size_t i = 0; i < fields.fields.capacity(); ++i) {
    fields.fields.push_back(read_field(map.key(i), map.value(i), entries, reading));
  }
  return fields;
}

Traced<std::string> read_text(yaml::Node value, OriginId otherwise) {
  if (!value || value.is(yaml::Kind::null)) return {{}, otherwise};
  return {std::string(value.text()), value.origin()};
}

// The namespace that was written before kustomizations moved the object.
Traced<std::string> former_namespace(OriginId origin, const Reading& reading) {
  bool is_moved = false;
  while (origin.is_entry()) {  // ends: an entry names only origins that were there before it
    const auto* moved = std::get_if<Transformed>(&reading.origins.at(origin));
    if (moved == nullptr || moved->field != "namespace") return {};
    origin = moved->before;
    is_moved = true;
  }
  if (!is_moved || !origin.is_written()) return {};
  std::string_view text = reading.sources.text(origin.span());
  const bool is_quoted =
      text.size() > 1 && text.front() == text.back() && (text.front() == '"' || text.front() == '\'');
  if (is_quoted) text = text.substr(1, text.size() - 2);
  return {std::string(text), origin};
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

}  // namespace

const Field* FieldMap::find(std::string_view key) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.key == key; });
  return found == fields.end() ? nullptr : &*found;
}

std::vector<std::string_view> split_list(std::string_view list) {
  std::vector<std::string_view> parts;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    parts.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

yaml::Node find_path(yaml::Node object, std::string_view path) {
  while (object && !path.empty()) {
    const std::size_t end = std::min(path.find('.'), path.size());
    object = object.find(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return object;
}

OriginId nearest_place(yaml::Node object, std::string_view path) {
  OriginId place = object.origin();
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('.'), path.size());
    object = object.find(path.substr(0, end));
    if (!object.is(yaml::Kind::mapping)) break;
    place = object.origin();
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return place;
}

Metadata read_metadata(yaml::Node object, std::string_view path, const Reading& reading, const MetadataKeys& keys) {
  const yaml::Node node = find_path(object, path);
  Metadata metadata;
  metadata.path = path;
  metadata.at = nearest_place(object, path);
  const yaml::Node name = node.find("name");
  metadata.name = read_text(name.text().empty() ? node.find("generateName") : name, metadata.at);
  metadata.name_space = read_text(node.find("namespace"), metadata.at);
  metadata.name_space_is_placeholder = is_blank_name(metadata.name_space.value);
  metadata.former_name_space = former_namespace(node.find("namespace").origin(), reading);
  metadata.labels = read_fields(node.find(keys.labels), Entries::labels, metadata.at, reading);
  metadata.annotations = read_fields(node.find(keys.annotations), Entries::annotations, metadata.at, reading);
  return metadata;
}

Object read_object(const units::AppliedObject& applied, const Reading& reading) {
  Object object;
  object.api_version = applied.api_version;
  object.kind = applied.kind;
  object.metadata = read_metadata(applied.node, "metadata", reading);
  object.at = applied.node.origin();
  const yaml::Node kind = applied.node.find("kind");
  object.kind_at = kind ? kind.origin() : object.at;
  object.file = reading.unit.file.empty() ? reading.sources.path(applied.source) : reading.unit.file;
  object.folder = folder_of(object.file);
  object.unit = reading.unit.name;
  object.is_offered = is_offered(reading.unit);
  object.cluster = reading.unit.cluster;
  object.node = applied.node;
  return object;
}

}  // namespace sidelint::model
