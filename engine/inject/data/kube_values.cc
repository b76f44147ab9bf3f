#include "engine/inject/data/kube_values.h"

#include <utility>

#include "engine/gotmpl/funcs/json_text.h"
#include "engine/gotmpl/go/strconv.h"
#include "engine/inject/data/kube_scalars.h"
#include "engine/inject/proto/go_json.h"

namespace sidelint::inject {
namespace {

using gotmpl::Heap;
using gotmpl::Kind;
using gotmpl::Value;

std::int64_t whole(std::string_view text) { return gotmpl::go::parse_int(text, 10).value; }

class StructMaker {
 public:
  StructMaker(Heap& heap, OriginTable& origins) : heap_(heap), origins_(origins) {}

  Value structure(const yaml::Value& value, const kube::Type& type, const gotmpl::Type& go_type) {
    std::vector<Value> fields;
    fields.reserve(go_type.fields.size());
    for (const gotmpl::Field& go_field : go_type.fields) {
      const yaml::Value* given = value.find(go_field.json);
      const kube::Field* from = given && !given->is(yaml::Kind::null) ? type.find(go_field.json) : nullptr;
      fields.push_back(from ? field(*given, *from, *go_field.type) : heap_.zero(*go_field.type).unboxed());
    }
    return heap_.structure(go_type, std::move(fields)).with_origin(origins_.add(value.origin));
  }

 private:
  Value field(const yaml::Value& value, const kube::Field& field, const gotmpl::Type& type) {
    switch (field.shape) {
      case kube::Shape::plain:
        return item(value, field, type);
      case kube::Shape::pointer:
        return heap_.pointer(item(value, field, *type.elem), type);
      case kube::Shape::list: {
        std::vector<Value> items;
        items.reserve(value.items.size());
        for (const yaml::Value& one : value.items) items.push_back(item(one, field, *type.elem));
        return heap_.appended_slice(std::move(items), type).with_origin(origins_.add(value.origin));
      }
      case kube::Shape::map: {
        const Value map = heap_.map(type);
        for (const yaml::Entry& entry : value.entries) heap_.set(map, entry.key, item(entry.value, field, *type.elem));
        return map.with_origin(origins_.add(value.origin));
      }
    }
    return {};
  }

  Value item(const yaml::Value& value, const kube::Field& field, const gotmpl::Type& type) {
    const gotmpl::Origin origin = origins_.add(value.origin);
    switch (field.form) {
      case kube::Form::object:
        return structure(value, *field.type, type);
      case kube::Form::boolean:
        return Value::boolean(value.text == "true", type).with_origin(origin);
      case kube::Form::int32:
      case kube::Form::int64:
        return Value::integer(whole(value.text), type).with_origin(origin);
      case kube::Form::quantity:
        return make_quantity(heap_, value.text).with_origin(origin);
      case kube::Form::int_or_string:
        return make_int_or_string(heap_, value).with_origin(origin);
      case kube::Form::raw:
        return to_any(heap_, origins_, value);
      default:
        return Value::text(heap_.keep(value.text), type).with_origin(origin);
    }
  }

  Heap& heap_;
  OriginTable& origins_;
};

}  // namespace

Value to_struct(Heap& heap, OriginTable& origins, const yaml::Value& value, const kube::Type& type,
                const gotmpl::Type& go_type) {
  return StructMaker(heap, origins).structure(value, type, go_type);
}

Value field_named(const Value& structure, std::string_view go_name) {
  const std::span<const gotmpl::Field> fields = structure.type().fields;
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].name == go_name) return structure.as_struct()->fields[i];
  return {};
}

Value to_any(Heap& heap, OriginTable& origins, const yaml::Value& value) {
  const gotmpl::Origin origin = origins.add(value.origin);
  switch (value.kind) {
    case yaml::Kind::null:
      return Value::nil();
    case yaml::Kind::boolean:
      return Value::boolean(proto::json_of_scalar(value) == "true").with_origin(origin);
    case yaml::Kind::integer:
    case yaml::Kind::floating:
      return Value::real(gotmpl::go::parse_float(proto::json_of_scalar(value)).value).with_origin(origin);
    case yaml::Kind::string:
      return heap.text(value.text).with_origin(origin);
    case yaml::Kind::sequence: {
      std::vector<Value> items;
      items.reserve(value.items.size());
      for (const yaml::Value& item : value.items) items.push_back(to_any(heap, origins, item));
      return heap.appended_slice(std::move(items)).with_origin(origin);
    }
    case yaml::Kind::mapping:
      break;
  }
  const Value map = heap.map();
  for (const yaml::Entry& entry : value.entries) heap.set(map, entry.key, to_any(heap, origins, entry.value));
  return map.with_origin(origin);
}

yaml::Value from_any(const Value& boxed) {
  const Value value = boxed.unboxed();
  switch (value.kind()) {
    case Kind::boolean:
      return yaml::Value::boolean(value.as_bool());
    case Kind::string:
      return yaml::Value::string(value.as_text());
    case Kind::slice: {
      yaml::Value out = yaml::Value::sequence();
      for (std::size_t i = 0; i < value.length(); ++i) out.items.push_back(from_any(value.at(i)));
      return out;
    }
    case Kind::map: {
      yaml::Value out = yaml::Value::mapping();
      if (value.is_nil()) return out;
      for (const auto& [key, item] : value.as_map()->entries) out.set(key, from_any(item));
      return out;
    }
    case Kind::invalid:
      return yaml::Value::null();
    default:
      break;
  }
  yaml::Value number = yaml::Value::integer(0);
  number.text = gotmpl::to_json(value, gotmpl::JsonLayout::compact, gotmpl::JsonHtml::escaped).text;
  if (number.text.find_first_of(".eE") != std::string::npos) number.kind = yaml::Kind::floating;
  return number;
}

}  // namespace sidelint::inject
