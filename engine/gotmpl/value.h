// A value inside a template, small and copied freely: what reflect.Value is to Go's text/template.
//
// Texts, maps, slices and structures live in a Heap, which outlives every value that points into it; so maps and slices
// are shared between copies as in Go, and a function that changes a map changes it for everyone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "engine/gotmpl/type.h"

namespace sidelint::gotmpl {

struct Backing;
struct MapData;
struct StructData;

// Which datum a value was read from, numbered by whoever supplied the data; 0 is none. Numbers from kFirstJoined on
// stand for several data at once and are made by the Heap.
using Origin = std::uint32_t;
inline constexpr Origin kNoOrigin = 0;
inline constexpr Origin kFirstJoined = 0x80000000U;

struct Slice {
  Backing* backing;  // null: a nil slice
  std::uint32_t offset;
  std::uint32_t length;
};

struct Complex {
  double real;
  double imaginary;
};

class Value {
 public:
  constexpr Value() = default;  // invalid: no value at all, the zero reflect.Value

  static constexpr Value nil() { return Value(nullptr).boxed(); }  // an interface holding nothing
  static Value boolean(bool value, const Type& type = kBool);
  static Value integer(std::int64_t value, const Type& type = kInt);
  static Value natural(std::uint64_t value, const Type& type);
  static Value real(double value, const Type& type = kFloat64);
  static Value complex(Complex value);
  static Value text(std::string_view value, const Type& type = kString);  // bytes of the Heap, or constant ones
  static Value slice(Slice value, const Type& type);
  static Value map(MapData* value, const Type& type);
  static Value structure(StructData* value, const Type& type);
  static Value pointer(Value* target, const Type& type);
  // A value no offline reader can have (a look-up in the cluster, something random, the time). It spreads: whatever is
  // computed from it is unknown too. `why` says in a few words what is missing.
  static Value unknown(std::string_view why);

  // The kind as reflect tells it: `interface` for what was read out of a place of type interface {}.
  Kind kind() const { return boxed_ ? Kind::interface : concrete_kind(); }
  Kind concrete_kind() const { return type_ ? type_->kind : Kind::invalid; }
  const Type& type() const { return boxed_ || !type_ ? kAny : *type_; }
  const Type& concrete_type() const { return *type_; }
  bool is_valid() const { return boxed_ || type_; }
  bool is_unknown() const { return concrete_kind() == Kind::unknown; }
  bool is_nil() const;  // a nil interface, map, slice or pointer; also an invalid value
  bool is_addressable() const { return addressable_; }

  constexpr Value boxed() const {
    Value out = *this;
    out.boxed_ = true;
    return out;
  }
  Value unboxed() const;  // what the interface holds; invalid if it holds nothing
  Value addressable() const;
  Value with_origin(Origin origin) const;
  Value as_element_of(const Type& elem) const;  // boxed if the place it was read from is an interface

  bool as_bool() const { return payload_.boolean; }
  std::int64_t as_int() const { return payload_.integer; }
  std::uint64_t as_uint() const { return payload_.natural; }
  double as_float() const { return payload_.real; }
  Complex as_complex() const { return payload_.complex; }
  std::string_view as_text() const { return {payload_.text.data, payload_.text.size}; }  // also why it is unknown
  Slice as_slice() const { return payload_.slice; }
  MapData* as_map() const { return payload_.map; }
  StructData* as_struct() const { return payload_.structure; }
  Value* as_pointer() const { return payload_.pointer; }
  Origin origin() const { return origin_; }

  std::size_t length() const;         // of a text, map or slice
  std::size_t capacity() const;       // of a slice
  Value at(std::size_t index) const;  // an element of a slice, in bounds
  // An entry of a map; invalid if there is none, unknown if nobody can see.
  Value find(std::string_view key) const;
  std::string_view more() const;  // of a map: MapData::more

 private:
  struct Text {
    const char* data;
    std::size_t size;
  };
  union Payload {
    std::uint64_t natural = 0;
    bool boolean;
    std::int64_t integer;
    double real;
    Complex complex;
    Text text;
    Slice slice;
    MapData* map;
    StructData* structure;
    Value* pointer;
  };
  explicit constexpr Value(const Type* type) : type_(type) {}

  const Type* type_ = nullptr;
  Payload payload_;
  Origin origin_ = kNoOrigin;
  bool boxed_ = false;
  bool addressable_ = false;
};

// What a slice points into; its size is the capacity, slots behind the length hold zero values.
struct Backing {
  std::span<Value> items;
};

// Keys are texts of the Heap. Iteration is in order of the keys' bytes, as in Go's templates.
struct MapData {
  std::pmr::map<std::string_view, Value> entries;
  std::string_view more = {};  // why it may hold further entries that nobody can see; empty: it holds none
};

struct StructData {
  std::vector<Value> fields;  // as in Type::fields
};

// What reflect.Value.Elem reaches through any number of pointers and interfaces. Where a nil stands on the way, that
// nil.
Value indirect(Value value);

// Go's notion of an empty value: the one that if, with, and, or and not go by.
enum class Truth : std::uint8_t { no, yes, unknown };
Truth truth(const Value& value);

}  // namespace sidelint::gotmpl
