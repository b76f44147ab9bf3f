#include "engine/helm/data.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <variant>

#include "engine/gotmpl/funcs/json_text.h"
#include "engine/gotmpl/go/strconv.h"
#include "engine/gotmpl/limits.h"
#include "engine/yaml/json_number.h"

namespace sidelint::helm {
namespace {

using gotmpl::Heap;
using gotmpl::Value;

Value scalar(Heap& heap, yaml::Kind kind, std::string_view text) {
  switch (kind) {
    case yaml::Kind::integer:
    case yaml::Kind::floating:
      return Value::real(gotmpl::go::parse_float(yaml::json_number(kind, text)).value);
    case yaml::Kind::string:
      return heap.text(std::string(text));
    default:
      return Value::nil();
  }
}

Value copy(Heap& heap, const Value& boxed, std::size_t depth) {
  const Value value = boxed.unboxed();
  if (depth > gotmpl::kMaxDataDepth) return Value::nil();
  if (value.kind() == gotmpl::Kind::map && !value.is_nil()) {
    const Value out = heap.map(value.type());
    for (const auto& [key, item] : value.as_map()->entries) heap.append(out, key, copy(heap, item, depth + 1));
    out.as_map()->more = value.more();
    return out.with_origin(value.origin());
  }
  if (value.kind() == gotmpl::Kind::slice && !value.is_nil()) {
    std::vector<Value> items;
    items.reserve(value.length());
    for (std::size_t i = 0; i < value.length(); ++i) items.push_back(copy(heap, value.at(i), depth + 1));
    return heap.slice(std::move(items), value.type()).with_origin(value.origin());
  }
  return value;
}

// What JSON can hold needs no way round through its text.
yaml::Value from_generic(const Value& boxed) {
  const Value value = boxed.unboxed();
  switch (value.kind()) {
    case gotmpl::Kind::boolean:
      return yaml::Value::boolean(value.as_bool());
    case gotmpl::Kind::string:
      return yaml::Value::string(value.as_text());
    case gotmpl::Kind::slice: {
      if (value.is_nil()) return yaml::Value::null();
      yaml::Value out = yaml::Value::sequence();
      out.items.reserve(value.length());
      for (std::size_t i = 0; i < value.length(); ++i) out.items.push_back(from_generic(value.at(i)));
      return out;
    }
    case gotmpl::Kind::map: {
      if (value.is_nil()) return yaml::Value::null();
      yaml::Value out = yaml::Value::mapping();
      for (const auto& [key, item] : value.as_map()->entries)
        out.entries.push_back({std::string(key), {}, from_generic(item)});
      return out;
    }
    case gotmpl::Kind::invalid:
    case gotmpl::Kind::interface:
      return yaml::Value::null();
    default:
      break;
  }
  yaml::Value number = yaml::Value::integer(0);
  number.text = gotmpl::to_json(value, gotmpl::JsonLayout::compact, gotmpl::JsonHtml::escaped).text;
  if (number.text.find_first_of(".eE") != std::string::npos) number.kind = yaml::Kind::floating;
  return number;
}

// Whether from_generic understands it all: no structures, bytes and the like, which have a JSON of their own.
bool is_generic(const Value& boxed, std::size_t depth) {
  const Value value = boxed.unboxed();
  if (depth > gotmpl::kMaxDataDepth) return false;
  if (!value.is_valid()) return true;
  if (value.type().json || value.type().text) return false;
  if (value.kind() == gotmpl::Kind::map) {
    return value.is_nil() || std::all_of(value.as_map()->entries.begin(), value.as_map()->entries.end(),
                                         [&](const auto& entry) { return is_generic(entry.second, depth + 1); });
  }
  if (value.kind() == gotmpl::Kind::slice) {
    if (value.type().elem->kind == gotmpl::Kind::uint8) return false;
    for (std::size_t i = 0; i < value.length(); ++i)
      if (!is_generic(value.at(i), depth + 1)) return false;
    return true;
  }
  return value.kind() == gotmpl::Kind::boolean || value.kind() == gotmpl::Kind::string ||
         gotmpl::is_signed(value.kind()) || gotmpl::is_unsigned(value.kind()) || gotmpl::is_float(value.kind());
}

}  // namespace

gotmpl::Origin OriginNumbers::add(OriginId id) {
  if (!id || data_.size() + 1 >= gotmpl::kFirstJoined) return gotmpl::kNoOrigin;
  data_.push_back(id);
  return static_cast<gotmpl::Origin>(data_.size());
}

OriginId OriginNumbers::at(gotmpl::Origin origin) const {
  return origin == gotmpl::kNoOrigin || origin > data_.size() ? OriginId() : data_[origin - 1];
}

Value to_data(Heap& heap, OriginNumbers* numbers, yaml::Node node) {
  const gotmpl::Origin origin = numbers != nullptr ? numbers->add(node.origin()) : gotmpl::kNoOrigin;
  if (node.is(yaml::Kind::mapping)) {
    const Value map = heap.map();
    for (std::size_t i = 0; i < node.size(); ++i)
      heap.set(map, node.key(i).text(), to_data(heap, numbers, node.value(i)));
    return map.with_origin(origin);
  }
  if (node.is(yaml::Kind::sequence)) {
    std::vector<Value> items;
    items.reserve(node.size());
    for (std::size_t i = 0; i < node.size(); ++i) items.push_back(to_data(heap, numbers, node.item(i)));
    return heap.appended_slice(std::move(items)).with_origin(origin);
  }
  if (node.is(yaml::Kind::boolean)) return Value::boolean(node.boolean().value_or(false)).with_origin(origin);
  return scalar(heap, node.kind(), node.text()).with_origin(origin);
}

Value deep_copy(Heap& heap, const Value& value) { return copy(heap, value, 0); }

Encoded to_yaml_value(const Value& value) {
  if (is_generic(value, 0)) return {from_generic(value), {}};
  const gotmpl::JsonText json = gotmpl::to_json(value, gotmpl::JsonLayout::compact, gotmpl::JsonHtml::escaped);
  if (!json.error.empty()) return {{}, json.error};
  if (json.state != gotmpl::Printable::yes) return {{}, "too large to be encoded"};
  Origins origins;
  origins.reserve_shards(1);
  yaml::Piece piece;
  piece.bytes = {SourceId{0}, 0, static_cast<std::uint32_t>(json.text.size())};
  piece.syntax = yaml::Syntax::json;
  const yaml::Loaded loaded = yaml::load_piece(json.text, piece, origins);
  if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) return {{}, problem->message};
  return {yaml::to_value(std::get<0>(loaded)->root()), {}};
}

std::optional<std::string> text_field(yaml::Node node) {
  switch (node.kind()) {
    case yaml::Kind::string:
      return std::string(node.text());
    case yaml::Kind::boolean:
      return node.boolean().value_or(false) ? "true" : "false";
    case yaml::Kind::integer:
      return yaml::json_number(node.kind(), node.text());
    case yaml::Kind::floating: {
      const double value = gotmpl::go::parse_float(yaml::json_number(node.kind(), node.text())).value;
      return gotmpl::go::format_float(value, 'g', gotmpl::go::kShortest);
    }
    default:
      return std::nullopt;
  }
}

std::string_view json_kind(yaml::Kind kind) {
  switch (kind) {
    case yaml::Kind::sequence:
      return "array";
    case yaml::Kind::mapping:
      return "object";
    case yaml::Kind::boolean:
      return "bool";
    case yaml::Kind::integer:
    case yaml::Kind::floating:
      return "number";
    default:
      return "string";
  }
}

bool is_table(const Value& boxed) {
  const Value value = boxed.unboxed();
  return value.kind() == gotmpl::Kind::map;
}

}  // namespace sidelint::helm
