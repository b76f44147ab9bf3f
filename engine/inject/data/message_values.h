// Protocol buffer messages as templates see them: pointers to Go structs with getters that bear a nil pointer.
#pragma once

#include <deque>
#include <map>
#include <vector>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/value.h"
#include "engine/inject/data/kube_values.h"
#include "engine/inject/data/type_store.h"
#include "engine/inject/proto/schema.h"

namespace sidelint::inject {

// A message's struct. Behind the fields that Go has, a value holds the members of its oneofs, one slot each.
struct MessageType : gotmpl::Type {
  const proto::Message* message = nullptr;
  std::string_view separator;              // between fields, when printed
  std::vector<const gotmpl::Type*> slots;  // the type of each slot, Go's fields first
  std::vector<std::size_t> slot_of;        // for each of the message's fields
  std::vector<const gotmpl::Type*>
      wrapper_of;  // for each field: the struct that a oneof's interface points to, or null
};

struct EnumerationType : gotmpl::Type {
  const proto::Enumeration* enumeration = nullptr;
};

class MessageTypes {
 public:
  MessageTypes(TypeStore& store, int minor);

  const MessageType& of(const proto::Message& message);

 private:
  const gotmpl::Type& item_type(const proto::Field& field);
  const gotmpl::Type& field_type(const proto::Field& field);
  const gotmpl::Type& enumeration_type(const proto::Enumeration& enumeration);
  void add_fields(MessageType& made);

  TypeStore& store_;
  std::string_view separator_;
  std::deque<MessageType> messages_;
  std::deque<EnumerationType> enumeration_types_;
  std::map<const proto::Message*, MessageType*> known_;
  std::map<const proto::Enumeration*, const gotmpl::Type*> enumerations_;
};

// A decoded message as a pointer to its struct; a nil pointer for null.
gotmpl::Value to_message(gotmpl::Heap& heap, OriginTable& origins, const yaml::Value* message, const MessageType& type);

// The struct that a type points to, if it is a message's; else null. The same for the message.
const MessageType* struct_behind(const gotmpl::Type& pointer_type);
const proto::Message* message_of(const gotmpl::Type& pointer_type);
yaml::Value from_message(const gotmpl::Value& pointer);

// protoreflect.ProtoMessage as the type of a parameter.
extern const gotmpl::Type kProtoMessage;

}  // namespace sidelint::inject
