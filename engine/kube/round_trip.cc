#include "engine/kube/round_trip.h"

#include <algorithm>
#include <limits>
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

constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

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

// In the order of the keys: the JSON that Go reads was written from a map.
void Reader::find_fields(const Value& value, const Type& type) {
  const std::size_t first = found_.size();
  bool sorted = true;
  for (std::size_t i = 0; i < value.entries.size(); ++i) {
    const std::string& key = value.entries[i].key;
    const Field* field = options_.names == FieldNames::exact ? type.find(key) : find_any_case(type, key);
    if (field == nullptr) continue;
    sorted = sorted && (found_.size() == first || value.entries[found_.back().entry].key < key);
    found_.push_back({i, field});
  }
  if (sorted) return;
  std::sort(found_.begin() + static_cast<std::ptrdiff_t>(first), found_.end(),
            [&](const Found& a, const Found& b) { return value.entries[a.entry].key < value.entries[b.entry].key; });
}

void Reader::read_entry(Entry& entry, const Type& type, const Field& field, const Value* before) {
  const std::string_view outer = std::exchange(struct_, type.name);
  const std::size_t depth = path_.size();
  if (!field.embedded.empty()) path_.push_back(field.embedded);
  path_.push_back(field.name);
  read_field(entry.value, field, before);
  path_.resize(depth);
  struct_ = outer;
  if (entry.key != field.name) entry.key = field.name;
}

void Reader::read_struct(Value& value, const Type& type, const Value* before) {
  if (!value.is(Kind::mapping)) {
    if (!value.is(Kind::null)) save(json_word(value), "v1." + std::string(type.name), value);
    value = Value::mapping(value.origin);
  }
  const std::size_t first_found = found_.size();
  const std::size_t first = entry_of_.size();
  entry_of_.resize(first + type.fields.size(), kNowhere);
  find_fields(value, type);
  for (std::size_t i = first_found; i < found_.size() && !fatal_; ++i) {
    const auto [entry, field] = found_[i];
    const std::size_t slot = first + index_of(type, *field);
    const Value* earlier = before == nullptr ? nullptr : before->find(field->name);
    if (entry_of_[slot] != kNowhere) earlier = &value.entries[entry_of_[slot]].value;
    read_entry(value.entries[entry], type, *field, earlier);
    entry_of_[slot] = entry;
  }
  found_.resize(first_found);
  if (before != nullptr) {
    for (const Entry& entry : before->entries) {
      std::size_t& slot = entry_of_[first + index_of(type, *type.find(entry.key))];
      if (slot != kNowhere) continue;
      slot = value.entries.size();
      value.entries.push_back(entry);
    }
  }
  if (!fatal_) arrange(value, type, first);
  entry_of_.resize(first);
}

void Reader::read_field(Value& value, const Field& field, const Value* before) {
  if (value.is(Kind::null)) {
    value = before != nullptr && field.shape == Shape::plain ? *before : zero(field, value.origin);
    return;
  }
  if (field.shape == Shape::plain || field.shape == Shape::pointer) return read_element(value, field, before);
  const bool list = field.shape == Shape::list;
  if (!value.is(list ? Kind::sequence : Kind::mapping)) {
    save(json_word(value), whole_type(field), value);
    value = Value::null(value.origin);
    return;
  }
  return list ? read_list(value, field, before) : read_map(value, field, before);
}

void Reader::read_list(Value& list, const Field& field, const Value* before) {
  for (std::size_t i = 0; i < list.items.size() && !fatal_; ++i) {
    const bool there = before != nullptr && i < before->items.size();
    read_element(list.items[i], field, there ? &before->items[i] : nullptr);
  }
}

void Reader::read_map(Value& map, const Field& field, const Value* before) {
  const auto by_key = [](const Entry& a, const Entry& b) { return a.key < b.key; };
  if (!std::is_sorted(map.entries.begin(), map.entries.end(), by_key))
    std::sort(map.entries.begin(), map.entries.end(), by_key);
  for (Entry& entry : map.entries) {
    read_element(entry.value, field, nullptr);
    if (fatal_) return;
  }
  if (before == nullptr) return;
  std::vector<Entry> read = std::exchange(map.entries, before->entries);
  for (Entry& entry : read) map.set(entry.key, std::move(entry.value), entry.key_origin);
}

void Reader::read_element(Value& value, const Field& field, const Value* before) {
  if (field.form == Form::object) return read_struct(value, *field.type, before);
  if (!value.is(Kind::null)) return read_leaf(value, field);
  value = zero_leaf(field, value.origin);
}

Value Reader::zero(const Field& field, OriginId origin) const {
  if (field.shape != Shape::plain) return Value::null(origin);
  if (field.form != Form::object) return zero_leaf(field, origin);
  Value result = Value::mapping(origin);
  for (const Field& inner : field.type->fields)
    if (!zero_is_left_out(inner)) result.entries.push_back({std::string(inner.name), {}, zero(inner, {})});
  return result;
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

void Reader::arrange(Value& value, const Type& type, std::size_t first) {
  value.style = yaml::Style::block;
  std::size_t kept = 0;
  bool in_place = true;
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Field& field = type.fields[i];
    std::size_t& entry = entry_of_[first + i];
    if (entry != kNowhere && left_out(field, value.entries[entry].value)) entry = kNowhere;
    if (entry == kNowhere && zero_is_left_out(field)) continue;
    in_place = in_place && entry == kept;
    ++kept;
  }
  if (in_place) {
    value.entries.erase(value.entries.begin() + static_cast<std::ptrdiff_t>(kept), value.entries.end());
    return;
  }
  std::vector<Entry> arranged;
  arranged.reserve(kept);
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Field& field = type.fields[i];
    if (const std::size_t entry = entry_of_[first + i]; entry != kNowhere) {
      arranged.push_back(std::move(value.entries[entry]));
    } else if (!zero_is_left_out(field)) {
      arranged.push_back({std::string(field.name), {}, zero(field, {})});
    }
  }
  value.entries = std::move(arranged);
}

RoundTrip round_trip(Value value, const Type& type, RoundTripOptions options) {
  Reader reader(options);
  if (options.scalars == Scalars::coerced) coerce_scalars(value, type);
  reader.read_struct(value, type);
  return {std::move(value), reader.refusal()};
}

RoundTrip read_as_api_server(Value pod) {
  RoundTripOptions options;
  options.names = FieldNames::exact;
  RoundTrip result = round_trip(std::move(pod), pod_type(), options);
  if (result.refusal) {
    result.refusal->message = "Pod in version \"v1\" cannot be handled as a Pod: " + result.refusal->message;
  }
  return result;
}

}  // namespace sidelint::kube
