#include "engine/gotmpl/funcs/cast.h"

#include <cmath>
#include <limits>
#include <utility>

#include "engine/gotmpl/go/strconv.h"

namespace sidelint::gotmpl {
namespace {

// Go's conversion on amd64: what does not fit becomes the smallest number.
std::int64_t truncated(double value) {
  if (value >= -0x1p63 && value < 0x1p63) return static_cast<std::int64_t>(value);
  return std::numeric_limits<std::int64_t>::min();
}

// "8.00" counts as 8.
std::string_view without_zero_decimals(std::string_view text) {
  const std::size_t last = text.find_last_not_of('0');
  if (last == std::string_view::npos || last + 1 == text.size() || text[last] != '.') return text;
  return text.substr(0, last);
}

}  // namespace

std::int64_t to_int64(const Value& boxed) {
  const Value value = indirect(boxed);
  const Kind kind = value.kind();
  if (is_signed(kind)) return value.as_int();
  if (is_unsigned(kind)) return static_cast<std::int64_t>(value.as_uint());
  if (is_float(kind)) return truncated(value.as_float());
  if (kind == Kind::boolean) return value.as_bool() ? 1 : 0;
  if (kind != Kind::string) return 0;
  const auto read = go::parse_int(without_zero_decimals(value.as_text()), 0);
  return read.ok() ? read.value : 0;
}

double to_float64(const Value& boxed) {
  const Value value = indirect(boxed);
  const Kind kind = value.kind();
  if (is_signed(kind)) return static_cast<double>(value.as_int());
  if (is_unsigned(kind)) return static_cast<double>(value.as_uint());
  if (is_float(kind)) return value.as_float();
  if (kind == Kind::boolean) return value.as_bool() ? 1 : 0;
  if (kind != Kind::string) return 0;
  const auto read = go::parse_float(value.as_text());
  return read.ok() ? read.value : 0;
}

Printed strval(const Value& boxed) {
  const Value value = boxed.unboxed();
  if (value.kind() == Kind::string && !value.type().text) return {std::string(value.as_text())};
  if (value.kind() == Kind::slice && value.type().elem->kind == Kind::uint8) return sprintf("%s", {&value, 1});
  return sprint({&value, 1});
}

std::string Texts::add(Printed printed) {
  std::string text = std::move(printed.text);
  if (printed.state != Printable::yes && good()) worst_ = {{}, printed.state, printed.why};
  return text;
}

Value Texts::failure() const {
  if (worst_.state == Printable::unknown) return Value::unknown(worst_.why);
  return call_.fail("value too large to be printed");
}

std::string_view kind_name(const Value& boxed) {
  const Value value = boxed.unboxed();
  switch (value.kind()) {
    case Kind::invalid:
      return "invalid";
    case Kind::map:
      return "map";
    case Kind::slice:
      return "slice";
    case Kind::structure:
      return "struct";
    case Kind::pointer:
      return "ptr";
    case Kind::boolean:
      return "bool";
    case Kind::native_int:
      return "int";
    case Kind::int8:
      return "int8";
    case Kind::int16:
      return "int16";
    case Kind::int32:
      return "int32";
    case Kind::int64:
      return "int64";
    case Kind::native_uint:
      return "uint";
    case Kind::uint8:
      return "uint8";
    case Kind::uint16:
      return "uint16";
    case Kind::uint32:
      return "uint32";
    case Kind::uint64:
      return "uint64";
    case Kind::float32:
      return "float32";
    case Kind::float64:
      return "float64";
    case Kind::complex128:
      return "complex128";
    default:
      return "string";
  }
}

bool is_empty_value(const Value& value) {
  return value.concrete_kind() != Kind::structure && truth(value) == Truth::no;
}

std::optional<std::vector<Value>> items_of(const Value& boxed) {
  const Value list = boxed.unboxed();
  if (list.kind() != Kind::slice) return std::nullopt;
  std::vector<Value> out;
  out.reserve(list.length());
  for (std::size_t i = 0; i < list.length(); ++i) out.push_back(list.at(i).unboxed());
  return out;
}

}  // namespace sidelint::gotmpl
