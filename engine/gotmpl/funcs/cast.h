// Arguments of type interface{} as numbers, texts and lists, as Sprig and the library spf13/cast take them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/gotmpl/funcs.h"
#include "engine/gotmpl/print.h"
#include "engine/gotmpl/value.h"

namespace sidelint::gotmpl {

inline constexpr std::string_view kNilDereference = "runtime error: invalid memory address or nil pointer dereference";

// cast.ToInt64 and cast.ToFloat64: zero for whatever does not look like a number.
std::int64_t to_int64(const Value& value);
double to_float64(const Value& value);

// Sprig's strval.
Printed strval(const Value& value);

// Collects texts made of values; one that cannot be told makes the whole unknown, or fails the call.
class Texts {
 public:
  explicit Texts(Call& call) : call_(call) {}
  std::string add(const Value& value) { return add(strval(value)); }
  std::string add(Printed printed);
  bool good() const { return worst_.state == Printable::yes; }
  // The value for a text that is not good, instead of a result.
  Value failure() const;
  Value result(std::string text) const { return good() ? call_.text(std::move(text)) : failure(); }

 private:
  Call& call_;
  Printed worst_;
};

// reflect.Kind by name: "map", "slice", "string", "float64", "ptr", "invalid", …
std::string_view kind_name(const Value& value);

// Sprig's empty: nil, zero, false, or without anything in it.
bool is_empty_value(const Value& value);

// The elements of a list, out of their interfaces. Nothing for anything else.
std::optional<std::vector<Value>> items_of(const Value& list);

}  // namespace sidelint::gotmpl
