#include <algorithm>
#include <array>
#include <utility>

#include "engine/inject/data/message_values.h"
#include "engine/inject/proto/message.h"

namespace sidelint::inject {
namespace {

using gotmpl::Kind;
using gotmpl::Value;

std::string message_text(const Value& pointer);

}  // namespace

// Only pointers to messages print themselves by that function.
const MessageType* struct_behind(const gotmpl::Type& pointer) {
  if (pointer.text != message_text) return nullptr;
  return static_cast<const MessageType*>(pointer.elem);
}

const proto::Message* message_of(const gotmpl::Type& pointer_type) {
  const MessageType* type = struct_behind(pointer_type);
  return type ? type->message : nullptr;
}

namespace {

std::string message_text(const Value& pointer) {
  const MessageType* type = struct_behind(pointer.concrete_type());
  if (!type || pointer.is_nil()) return "<nil>";
  return proto::text_of(*type->message, from_message(pointer), type->separator);
}

std::string message_json(const Value& pointer) {
  const proto::Message* message = message_of(pointer.concrete_type());
  return message && !pointer.is_nil() ? proto::encode_as_go_json(*message, from_message(pointer)) : "null";
}

std::string enumeration_text(const Value& value) {
  const auto& type = static_cast<const EnumerationType&>(value.concrete_type());
  for (const auto& [name, number] : type.enumeration->values)
    if (number == value.as_int()) return name;
  return std::to_string(value.as_int());
}

Value enumeration_string(gotmpl::Call& call) { return call.text(enumeration_text(call.self)); }
Value message_string(gotmpl::Call& call) { return call.text(message_text(call.self)); }
constexpr gotmpl::FuncDef kEnumerationMethods[] = {{"String", enumeration_string}};

Value slot(gotmpl::Call& call, std::size_t index) {
  const MessageType* type = struct_behind(call.self.concrete_type());
  if (!type) return {};
  const gotmpl::Type& slot_type = *type->slots[index];
  if (call.self.is_nil()) return call.heap.zero(slot_type);
  return call.self.as_pointer()->as_struct()->fields[index].as_element_of(slot_type);
}

// Methods are plain functions, so each slot has one of its own.
template <std::size_t Index>
Value get(gotmpl::Call& call) {
  return slot(call, Index);
}
template <std::size_t... Indexes>
constexpr std::array<gotmpl::Native, sizeof...(Indexes)> getters(std::index_sequence<Indexes...>) {
  return {get<Indexes>...};
}
constexpr auto kGetters = getters(std::make_index_sequence<80>());

bool is_message_pointer(const gotmpl::Type& type) { return type.kind == Kind::pointer && type.text == message_text; }

}  // namespace

const gotmpl::Type kProtoMessage{
    .kind = Kind::interface, .name = "protoreflect.ProtoMessage", .implemented_by = is_message_pointer};

// What the recorded programs print: 1.20.8 one space, 1.30.3 two.
MessageTypes::MessageTypes(TypeStore& store, int minor) : store_(store), separator_(minor < 30 ? " " : "  ") {}

const gotmpl::Type& MessageTypes::enumeration_type(const proto::Enumeration& enumeration) {
  const gotmpl::Type*& known = enumerations_[&enumeration];
  if (known) return *known;
  EnumerationType& made = enumeration_types_.emplace_back();
  made.kind = Kind::int32;
  made.name = enumeration.go_name;
  made.methods = kEnumerationMethods;
  made.text = enumeration_text;
  made.enumeration = &enumeration;
  known = &made;
  return made;
}

const gotmpl::Type& MessageTypes::item_type(const proto::Field& field) {
  switch (field.form) {
    case proto::Form::boolean:
      return gotmpl::kBool;
    case proto::Form::int32:
      return gotmpl::kInt32;
    case proto::Form::uint32:
      return gotmpl::kUint32;
    case proto::Form::int64:
      return gotmpl::kInt64;
    case proto::Form::uint64:
      return gotmpl::kUint64;
    case proto::Form::float32:
    case proto::Form::float64:
      return gotmpl::kFloat64;
    case proto::Form::enumeration:
      return enumeration_type(*field.enumeration);
    case proto::Form::message:
      return *of(*field.message).pointer;
    case proto::Form::text:
      break;
  }
  return gotmpl::kString;
}

const gotmpl::Type& MessageTypes::field_type(const proto::Field& field) {
  const gotmpl::Type& item = item_type(field);
  if (field.shape == proto::Shape::list) return store_.slice_of(item);
  return field.shape == proto::Shape::map ? store_.map_to(item) : item;
}

const MessageType& MessageTypes::of(const proto::Message& message) {
  if (const auto known = known_.find(&message); known != known_.end()) return *known->second;
  MessageType& made = messages_.emplace_back();
  known_[&message] = &made;
  made.kind = Kind::structure;
  made.name = message.go_name;
  made.message = &message;
  made.separator = separator_;
  gotmpl::Type& pointer = store_.make(Kind::pointer, "*" + message.go_name);
  pointer.elem = &made;
  pointer.text = message_text;
  pointer.json = message_json;
  made.pointer = &pointer;
  add_fields(made);

  std::vector<gotmpl::FuncDef> methods = {{"String", message_string}};
  for (std::size_t i = 0; i < message.fields.size(); ++i)
    methods.push_back({store_.keep("Get" + message.fields[i].go_name), kGetters[made.slot_of[i]]});
  pointer.methods = store_.keep(std::move(methods));
  return made;
}

void MessageTypes::add_fields(MessageType& made) {
  const std::vector<proto::Field>& all = made.message->fields;
  std::vector<gotmpl::Field> fields;
  if (made.message->known > proto::WellKnown::duration) made.slots = {&gotmpl::kAny};
  for (const proto::Field& field : all) {
    const bool first_of_group = std::none_of(fields.begin(), fields.end(),
                                             [&](const gotmpl::Field& other) { return other.json == field.oneof; });
    if (field.oneof.empty()) {
      fields.push_back({field.go_name, &field_type(field), field.name, gotmpl::Field::Empty::omit});
    } else if (first_of_group) {
      fields.push_back({store_.keep(proto::go_name_of_field(field.oneof)), &gotmpl::kAny, field.oneof});
    }
  }
  for (const gotmpl::Field& field : fields) made.slots.push_back(field.type);
  for (const proto::Field& field : all) {
    const gotmpl::Type* wrapper = nullptr;
    if (field.oneof.empty()) {
      const auto at = std::find_if(fields.begin(), fields.end(),
                                   [&](const gotmpl::Field& other) { return other.json == field.name; });
      made.slot_of.push_back(static_cast<std::size_t>(at - fields.begin()));
    } else {
      made.slot_of.push_back(made.slots.size());
      made.slots.push_back(&field_type(field));
      gotmpl::Type& held = store_.make(Kind::structure, made.message->go_name + "_" + field.go_name);
      held.fields = store_.keep(std::vector<gotmpl::Field>{{field.go_name, &field_type(field)}});
      wrapper = &store_.pointer_to(held);
    }
    made.wrapper_of.push_back(wrapper);
  }
  made.fields = store_.keep(std::move(fields));
}

}  // namespace sidelint::inject
