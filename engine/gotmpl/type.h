// Go types, as far as templates can tell them apart: by kind, by the name that messages and %T show, by their parts.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sidelint::gotmpl {

class Value;
struct Call;
struct FuncDef;
struct Type;

// reflect.Kind, in its order where the order matters (whole numbers stand together), and two of our own at the end.
enum class Kind : std::uint8_t {
  invalid,
  boolean,
  native_int,
  int8,
  int16,
  int32,
  int64,
  native_uint,
  uint8,
  uint16,
  uint32,
  uint64,
  float32,
  float64,
  complex128,
  string,
  map,
  slice,
  structure,
  pointer,
  interface,
  reflect_value,  // only as the type of a parameter: the value is handed over as it is
  unknown,        // a value that cannot be known without running the cluster; see Value::unknown
};

constexpr bool is_signed(Kind kind) { return kind >= Kind::native_int && kind <= Kind::int64; }
constexpr bool is_unsigned(Kind kind) { return kind >= Kind::native_uint && kind <= Kind::uint64; }
constexpr bool is_float(Kind kind) { return kind == Kind::float32 || kind == Kind::float64; }
constexpr bool can_be_nil(Kind kind) {
  return kind == Kind::map || kind == Kind::slice || kind == Kind::pointer || kind == Kind::interface ||
         kind == Kind::reflect_value;
}

struct Field {
  std::string_view name;
  const Type* type;
  std::string_view json = {};  // the key of the field in JSON; empty: none
  enum class Empty : std::uint8_t { keep, omit } empty = Empty::keep;
  std::string_view embedded = {};  // the embedded struct that brings the field, which is printed in braces of its own
};

struct Type {
  Kind kind;
  std::string_view name;                          // as reflect prints it: "map[string]interface {}"
  const Type* elem = nullptr;                     // of a map, slice or pointer
  const Type* key = nullptr;                      // of a map; its kind is always string
  std::span<const Field> fields = {};             // of a structure, in order of declaration
  std::span<const FuncDef> methods = {};          // callable on a value of just this type
  const Type* pointer = nullptr;                  // the type *T, if anything asks for it
  const Type* underlying = nullptr;               // of a named map or slice type: the unnamed type behind it
  std::string (*text)(const Value&) = nullptr;    // Error() or String(), if the type has one; bears a nil pointer
  bool is_error = false;                          // it is Error()
  std::string (*json)(const Value&) = nullptr;    // the JSON of a value that does not encode as what it is made of
  bool (*implemented_by)(const Type&) = nullptr;  // of an interface that is not empty
};

inline constexpr Type kAny{Kind::interface, "interface {}"};
inline constexpr Type kReflectValue{Kind::reflect_value, "reflect.Value"};
inline constexpr Type kUnknown{Kind::unknown, "unknown"};
inline constexpr Type kBool{Kind::boolean, "bool"};
inline constexpr Type kInt{Kind::native_int, "int"};
inline constexpr Type kInt32{Kind::int32, "int32"};
inline constexpr Type kInt64{Kind::int64, "int64"};
inline constexpr Type kUint8{Kind::uint8, "uint8"};
inline constexpr Type kUint32{Kind::uint32, "uint32"};
inline constexpr Type kUint64{Kind::uint64, "uint64"};
inline constexpr Type kFloat64{Kind::float64, "float64"};
inline constexpr Type kComplex128{Kind::complex128, "complex128"};
inline constexpr Type kString{Kind::string, "string"};
inline constexpr Type kAnyMap{Kind::map, "map[string]interface {}", &kAny, &kString};
inline constexpr Type kStringMap{Kind::map, "map[string]string", &kString, &kString};
inline constexpr Type kIntMap{Kind::map, "map[string]int", &kInt, &kString};
inline constexpr Type kAnySlice{Kind::slice, "[]interface {}", &kAny};
inline constexpr Type kStringSlice{Kind::slice, "[]string", &kString};
inline constexpr Type kIntSlice{Kind::slice, "[]int", &kInt};
inline constexpr Type kByteSlice{Kind::slice, "[]uint8", &kUint8};
inline constexpr Type kAnySlices{Kind::slice, "[][]interface {}", &kAnySlice};

constexpr bool same_type(const Type& a, const Type& b) { return &a == &b || a.name == b.name; }
bool assignable(const Type& from, const Type& to);

// The method of that name; for a value that can be addressed, those of the pointer to it count too.
const FuncDef* find_method(const Type& type, std::string_view name);

}  // namespace sidelint::gotmpl
