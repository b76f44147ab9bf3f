#include "engine/inject/data/message_values.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/gotmpl/go/strconv.h"
#include "engine/inject/proto/go_json.h"
#include "engine/inject/proto/message.h"

namespace sidelint::inject {
namespace {

using gotmpl::Heap;
using gotmpl::Kind;
using gotmpl::Value;

Value scalar(Heap& heap, const yaml::Value& value, const gotmpl::Type& type) {
  switch (type.kind) {
    case Kind::boolean:
      return Value::boolean(value.text == "true", type);
    case Kind::string:
      return Value::text(heap.keep(value.text), type);
    case Kind::float64:
    case Kind::float32:
      return Value::real(gotmpl::go::parse_float(value.text).value, type);
    case Kind::uint32:
    case Kind::uint64:
      return Value::natural(gotmpl::go::parse_uint(value.text, 10).value, type);
    default:
      return Value::integer(gotmpl::go::parse_int(value.text, 10).value, type);
  }
}

class MessageMaker {
 public:
  MessageMaker(Heap& heap, OriginTable& origins) : heap_(heap), origins_(origins) {}

  Value pointer(const yaml::Value& value, const MessageType& type) {
    std::vector<Value> slots;
    slots.reserve(type.slots.size());
    for (const gotmpl::Type* slot_type : type.slots) slots.push_back(heap_.zero(*slot_type).unboxed());
    if (type.message->known > proto::WellKnown::duration) {
      slots[0] = to_any(heap_, origins_, value).unboxed();
    } else {
      for (std::size_t i = 0; i < type.message->fields.size(); ++i) {
        const proto::Field& field = type.message->fields[i];
        const yaml::Value* given = value.find(field.name);
        if (!given) continue;
        const Value made =
            any_shape(*given, field, *type.slots[type.slot_of[i]]).with_origin(origins_.add(given->origin));
        slots[type.slot_of[i]] = made;
        if (type.wrapper_of[i]) slots[oneof_slot(type, field)] = wrapped(*type.wrapper_of[i], made);
      }
    }
    return heap_.pointer(heap_.structure(type, std::move(slots)), *type.pointer)
        .with_origin(origins_.add(value.origin));
  }

 private:
  static std::size_t oneof_slot(const MessageType& type, const proto::Field& field) {
    for (std::size_t i = 0; i < type.fields.size(); ++i)
      if (type.fields[i].type == &gotmpl::kAny && type.fields[i].json == field.oneof) return i;
    return 0;
  }

  Value wrapped(const gotmpl::Type& pointer, const Value& member) {
    return heap_.pointer(heap_.structure(*pointer.elem, {member}), pointer);
  }

  Value any_shape(const yaml::Value& value, const proto::Field& field, const gotmpl::Type& type) {
    if (field.shape == proto::Shape::single) return single(value, field, type);
    if (field.shape == proto::Shape::list) {
      std::vector<Value> items;
      for (const yaml::Value& item : value.items) items.push_back(single(item, field, *type.elem));
      return heap_.appended_slice(std::move(items), type);
    }
    const Value map = heap_.map(type);
    for (const yaml::Entry& entry : value.entries) heap_.set(map, entry.key, single(entry.value, field, *type.elem));
    return map;
  }

  Value single(const yaml::Value& value, const proto::Field& field, const gotmpl::Type& type) {
    if (field.form != proto::Form::message) return scalar(heap_, value, type).with_origin(origins_.add(value.origin));
    return pointer(value, *struct_behind(type));
  }

  Heap& heap_;
  OriginTable& origins_;
};

yaml::Value plain_value(const Value& value) {
  switch (value.kind()) {
    case Kind::boolean:
      return yaml::Value::boolean(value.as_bool());
    case Kind::string:
      return yaml::Value::string(value.as_text());
    case Kind::uint32:
    case Kind::uint64:
      return yaml::Value::integer(static_cast<std::int64_t>(value.as_uint()));
    case Kind::float32:
    case Kind::float64:
      return from_any(value);
    case Kind::pointer:
      return from_message(value);
    default:
      return yaml::Value::integer(value.as_int());
  }
}

// Whether the interface of the member's group holds that member.
bool is_set_member(const MessageType& type, std::size_t index, const std::vector<Value>& slots) {
  for (std::size_t i = 0; i < type.fields.size(); ++i)
    if (type.fields[i].json == type.message->fields[index].oneof)
      return slots[i].concrete_kind() == Kind::pointer && &slots[i].concrete_type() == type.wrapper_of[index];
  return false;
}

yaml::Value field_value(const Value& value, const proto::Field& field) {
  if (field.shape == proto::Shape::single) return plain_value(value);
  if (field.shape == proto::Shape::list) {
    yaml::Value out = yaml::Value::sequence();
    for (std::size_t i = 0; i < value.length(); ++i) out.items.push_back(plain_value(value.at(i).unboxed()));
    return out;
  }
  yaml::Value out = yaml::Value::mapping();
  for (const auto& [key, item] : value.as_map()->entries) out.set(key, plain_value(item));
  return out;
}

}  // namespace

Value to_message(Heap& heap, OriginTable& origins, const yaml::Value* message, const MessageType& type) {
  if (!message || message->is(yaml::Kind::null)) return heap.zero(*type.pointer);
  return MessageMaker(heap, origins).pointer(*message, type);
}

yaml::Value from_message(const Value& pointer) {
  const MessageType* type = struct_behind(pointer.concrete_type());
  if (!type || pointer.is_nil()) return yaml::Value::null();
  const std::vector<Value>& slots = pointer.as_pointer()->as_struct()->fields;
  if (type->message->known > proto::WellKnown::duration) return from_any(slots[0]);
  yaml::Value out = yaml::Value::mapping();
  for (std::size_t i = 0; i < type->message->fields.size(); ++i) {
    const proto::Field& field = type->message->fields[i];
    const Value& value = slots[type->slot_of[i]];
    if (field.oneof.empty()) {
      if (gotmpl::truth(value) != gotmpl::Truth::yes) continue;
    } else if (!is_set_member(*type, i, slots)) {
      continue;
    }
    out.set(field.name, field_value(value, field));
  }
  return out;
}

}  // namespace sidelint::inject
