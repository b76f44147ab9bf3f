#include "engine/gotmpl/value.h"

#include "engine/gotmpl/funcs.h"

namespace sidelint::gotmpl {
namespace {

const Type& underlying(const Type& type) { return type.underlying ? *type.underlying : type; }

}  // namespace

bool assignable(const Type& from, const Type& to) {
  if (to.kind == Kind::interface) return !to.implemented_by || to.implemented_by(from);
  if (same_type(from, to)) return true;
  const bool one_is_unnamed = !from.underlying || !to.underlying;
  return (from.underlying || to.underlying) && one_is_unnamed && same_type(underlying(from), underlying(to));
}

const FuncDef* find_method(const Type& type, std::string_view name) {
  for (const FuncDef& method : type.methods)
    if (method.name == name) return &method;
  return nullptr;
}

Value Value::boolean(bool value, const Type& type) {
  Value out(&type);
  out.payload_.boolean = value;
  return out;
}

Value Value::integer(std::int64_t value, const Type& type) {
  Value out(&type);
  out.payload_.integer = value;
  return out;
}

Value Value::natural(std::uint64_t value, const Type& type) {
  Value out(&type);
  out.payload_.natural = value;
  return out;
}

Value Value::real(double value, const Type& type) {
  Value out(&type);
  out.payload_.real = value;
  return out;
}

Value Value::complex(Complex value) {
  Value out(&kComplex128);
  out.payload_.complex = value;
  return out;
}

Value Value::text(std::string_view value, const Type& type) {
  Value out(&type);
  out.payload_.text = {value.data(), value.size()};
  return out;
}

Value Value::slice(Slice value, const Type& type) {
  Value out(&type);
  out.payload_.slice = value;
  return out;
}

Value Value::map(MapData* value, const Type& type) {
  Value out(&type);
  out.payload_.map = value;
  return out;
}

Value Value::structure(StructData* value, const Type& type) {
  Value out(&type);
  out.payload_.structure = value;
  return out;
}

Value Value::pointer(Value* target, const Type& type) {
  Value out(&type);
  out.payload_.pointer = target;
  return out;
}

Value Value::unknown(std::string_view why) { return text(why, kUnknown); }

bool Value::is_nil() const {
  switch (concrete_kind()) {
    case Kind::invalid:
      return true;
    case Kind::map:
      return !boxed_ && !payload_.map;
    case Kind::slice:
      return !boxed_ && !payload_.slice.backing;
    case Kind::pointer:
      return !boxed_ && !payload_.pointer;
    default:
      return false;
  }
}

Value Value::unboxed() const {
  Value out = *this;
  out.boxed_ = false;
  return out;
}

Value Value::addressable() const {
  Value out = *this;
  out.addressable_ = true;
  return out;
}

Value Value::with_origin(Origin origin) const {
  Value out = *this;
  out.origin_ = origin;
  return out;
}

Value Value::as_element_of(const Type& elem) const {
  if (elem.kind == Kind::interface) return boxed();
  return *this;
}

std::size_t Value::length() const {
  switch (concrete_kind()) {
    case Kind::string:
      return payload_.text.size;
    case Kind::slice:
      return payload_.slice.length;
    case Kind::map:
      return payload_.map ? payload_.map->entries.size() : 0;
    default:
      return 0;
  }
}

std::size_t Value::capacity() const {
  const Slice& slice = payload_.slice;
  return slice.backing ? slice.backing->items.size() - slice.offset : 0;
}

Value Value::at(std::size_t index) const {
  const Slice& slice = payload_.slice;
  return slice.backing->items[slice.offset + index].as_element_of(*type_->elem).addressable();
}

Value Value::find(std::string_view key) const {
  if (!payload_.map) return {};
  const auto found = payload_.map->entries.find(key);
  if (found != payload_.map->entries.end()) return found->second.as_element_of(*type_->elem);
  return payload_.map->more.empty() ? Value() : unknown(payload_.map->more).boxed();
}

std::string_view Value::more() const {
  return concrete_kind() == Kind::map && payload_.map ? payload_.map->more : std::string_view();
}

Value indirect(Value value) {
  for (;;) {
    if (value.is_nil()) return value;
    if (value.kind() == Kind::interface) {
      value = value.unboxed();
    } else if (value.kind() == Kind::pointer) {
      value = value.as_pointer()->as_element_of(*value.concrete_type().elem).addressable();
    } else {
      return value;
    }
  }
}

Truth truth(const Value& boxed_or_not) {
  const Value value = boxed_or_not.unboxed();
  const auto yes = [](bool is) { return is ? Truth::yes : Truth::no; };
  const Kind kind = value.concrete_kind();
  if (is_signed(kind)) return yes(value.as_int() != 0);
  if (is_unsigned(kind)) return yes(value.as_uint() != 0);
  if (is_float(kind)) return yes(value.as_float() != 0);
  switch (kind) {
    case Kind::invalid:
      return Truth::no;
    case Kind::unknown:
      return Truth::unknown;
    case Kind::boolean:
      return yes(value.as_bool());
    case Kind::complex128:
      return yes(value.as_complex().real != 0 || value.as_complex().imaginary != 0);
    case Kind::map:
      return value.length() == 0 && !value.more().empty() ? Truth::unknown : yes(value.length() > 0);
    case Kind::string:
    case Kind::slice:
      return yes(value.length() > 0);
    case Kind::pointer:
      return yes(value.as_pointer() != nullptr);
    default:
      return Truth::yes;
  }
}

}  // namespace sidelint::gotmpl
