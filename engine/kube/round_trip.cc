#include "engine/kube/round_trip.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/kube/field_name.h"
#include "engine/kube/reader.h"

namespace sidelint::kube {
namespace {

using yaml::Entry;
using yaml::Kind;
using yaml::Value;

std::string_view leaf_type(const Field& field) {
  switch (field.form) {
    case Form::text:
      return "string";
    case Form::boolean:
      return "bool";
    case Form::int32:
      return "int32";
    case Form::int64:
      return "int64";
    case Form::quantity:
      return "resource.Quantity";
    case Form::int_or_string:
      return "intstr.IntOrString";
    case Form::time:
      return "v1.Time";
    case Form::micro_time:
      return "v1.MicroTime";
    case Form::raw:
      return "runtime.RawExtension";
    case Form::object:
      break;
  }
  return {};
}

// The entries in the order of their keys: the JSON that Go reads was written from a map.
std::vector<const Entry*> sorted(const Value& mapping) {
  std::vector<const Entry*> entries;
  entries.reserve(mapping.entries.size());
  for (const Entry& entry : mapping.entries) entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(), [](const Entry* a, const Entry* b) { return a->key < b->key; });
  return entries;
}

std::size_t index_of(const Type& type, const Field& field) {
  return static_cast<std::size_t>(&field - type.fields.data());
}

}  // namespace

std::string_view json_word(const Value& value) {
  switch (value.kind) {
    case Kind::sequence:
      return "array";
    case Kind::mapping:
      return "object";
    case Kind::string:
      return "string";
    case Kind::boolean:
      return "bool";
    case Kind::null:
    case Kind::integer:
    case Kind::floating:
      break;
  }
  return "number";
}

std::string element_type(const Field& field) {
  if (field.form == Form::object) return "v1." + std::string(field.type->name);
  const bool named = !field.go_type.empty() && field.shape != Shape::map;
  return std::string(named ? field.go_type : leaf_type(field));
}

std::string whole_type(const Field& field) {
  if (field.shape == Shape::list) return "[]" + element_type(field);
  if (field.shape != Shape::map) return element_type(field);
  return field.go_type.empty() ? "map[string]" + element_type(field) : std::string(field.go_type);
}

std::string Reader::mismatch(std::string_view what, std::string_view go_type) const {
  if (path_.empty()) return fmt::format("json: cannot unmarshal {} into Go value of type {}", what, go_type);
  return fmt::format("json: cannot unmarshal {} into Go struct field {}.{} of type {}", what, struct_,
                     fmt::join(path_, "."), go_type);
}

void Reader::save(std::string_view what, std::string_view go_type, const Value& about) {
  if (!saved_) saved_ = Refusal{mismatch(what, go_type), about.origin};
}

void Reader::fail(std::string message, const Value& about) {
  if (!fatal_) fatal_ = Refusal{std::move(message), about.origin};
}

Value Reader::read_struct(const Value& value, const Type& type, const Value* before) {
  ReadFields fields;
  fields.reserve(value.entries.size() + (before != nullptr ? before->entries.size() : 0));
  if (before != nullptr) {
    for (const Entry& entry : before->entries) fields.emplace_back(index_of(type, *type.find(entry.key)), entry);
  }
  if (!value.is(Kind::mapping)) {
    if (!value.is(Kind::null)) save(json_word(value), "v1." + std::string(type.name), value);
    return assemble(type, std::move(fields), value.origin);
  }
  const std::string_view outer = struct_;
  const std::size_t depth = path_.size();
  for (const Entry* entry : sorted(value)) {
    const Field* field = options_.names == FieldNames::exact ? type.find(entry->key) : find_any_case(type, entry->key);
    if (field == nullptr) continue;
    struct_ = type.name;
    if (!field->embedded.empty()) path_.push_back(field->embedded);
    path_.push_back(field->name);
    const std::size_t index = index_of(type, *field);
    const auto earlier =
        std::find_if(fields.begin(), fields.end(), [&](const auto& read) { return read.first == index; });
    const bool again = earlier != fields.end();
    Value read = read_field(entry->value, *field, again ? &earlier->second.value : nullptr);
    path_.resize(depth);
    struct_ = outer;
    if (fatal_) return {};
    Entry result{std::string(field->name), entry->key_origin, std::move(read)};
    if (again) {
      earlier->second = std::move(result);
    } else {
      fields.emplace_back(index, std::move(result));
    }
  }
  return assemble(type, std::move(fields), value.origin);
}

Value Reader::read_field(const Value& value, const Field& field, const Value* before) {
  const bool kept = before != nullptr && field.shape == Shape::plain;
  if (value.is(Kind::null)) return kept ? *before : zero(field, value.origin);
  if (field.shape == Shape::plain || field.shape == Shape::pointer) return read_element(value, field, before);
  const bool list = field.shape == Shape::list;
  if (!value.is(list ? Kind::sequence : Kind::mapping)) {
    save(json_word(value), whole_type(field), value);
    return Value::null(value.origin);
  }
  Value result{value.kind, value.style, value.origin, {}, {}, {}};
  result.items.reserve(value.items.size());
  result.entries.reserve(value.entries.size());
  if (!list && before != nullptr) result.entries = before->entries;
  for (std::size_t i = 0; i < value.items.size() && !fatal_; ++i) {
    const bool there = before != nullptr && i < before->items.size();
    result.items.push_back(read_element(value.items[i], field, there ? &before->items[i] : nullptr));
  }
  for (const Entry* entry : sorted(value)) {
    Value element = read_element(entry->value, field, nullptr);
    if (fatal_) break;
    if (before == nullptr) {
      result.entries.push_back({entry->key, entry->key_origin, std::move(element)});
    } else {
      result.set(entry->key, std::move(element), entry->key_origin);
    }
  }
  return result;
}

Value Reader::read_element(const Value& value, const Field& field, const Value* before) {
  if (field.form == Form::object) return read_struct(value, *field.type, before);
  return value.is(Kind::null) ? zero_leaf(field, value.origin) : read_leaf(value, field);
}

Value Reader::zero(const Field& field, OriginId origin) const {
  if (field.shape != Shape::plain) return Value::null(origin);
  return field.form == Form::object ? assemble(*field.type, {}, origin) : zero_leaf(field, origin);
}

bool Reader::left_out(const Field& field, const Value& value) const {
  if (field.omitted == Omitted::never) return false;
  if (field.shape != Shape::plain) {
    const bool collection = field.shape != Shape::pointer;
    return value.is(Kind::null) || (collection && value.items.empty() && value.entries.empty());
  }
  switch (field.form) {
    case Form::text:
      return value.text.empty();
    case Form::boolean:
      return value.text == "false";
    case Form::int32:
    case Form::int64:
      return value.text == "0";
    default:
      break;
  }
  return value.is(Kind::null) && zero_is_left_out(field);
}

// Whether nothing is written of a field that nobody wrote.
bool Reader::zero_is_left_out(const Field& field) const {
  if (field.omitted == Omitted::never) return false;
  if (field.shape != Shape::plain) return true;
  switch (field.form) {
    case Form::text:
    case Form::boolean:
    case Form::int32:
    case Form::int64:
      return true;
    default:
      break;
  }
  return field.omitted == Omitted::if_zero && options_.zero_time == ZeroTime::omitted;
}

Value Reader::assemble(const Type& type, ReadFields fields, OriginId origin) const {
  std::vector<Entry*> read(type.fields.size());
  for (auto& [index, entry] : fields) read[index] = &entry;
  Value result = Value::mapping(origin);
  result.entries.reserve(fields.size());
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Field& field = type.fields[i];
    if (read[i] != nullptr) {
      if (!left_out(field, read[i]->value)) result.entries.push_back(std::move(*read[i]));
    } else if (!zero_is_left_out(field)) {
      result.entries.push_back({std::string(field.name), {}, zero(field, {})});
    }
  }
  return result;
}

RoundTrip round_trip(const Value& value, const Type& type, RoundTripOptions options) {
  Reader reader(options);
  if (options.scalars == Scalars::as_typed) {
    Value result = reader.read_struct(value, type);
    return {std::move(result), reader.refusal()};
  }
  Value coerced = value;
  coerce_scalars(coerced, type);
  Value result = reader.read_struct(coerced, type);
  return {std::move(result), reader.refusal()};
}

RoundTrip read_as_api_server(const Value& pod) {
  RoundTripOptions options;
  options.names = FieldNames::exact;
  RoundTrip result = round_trip(pod, pod_type(), options);
  if (result.refusal) {
    result.refusal->message = "Pod in version \"v1\" cannot be handled as a Pod: " + result.refusal->message;
  }
  return result;
}

}  // namespace sidelint::kube
