#include "engine/gotmpl/funcs/compare.h"

#include <cstddef>
#include <vector>

#include "engine/gotmpl/limits.h"
#include "engine/gotmpl/print.h"

namespace sidelint::gotmpl {
namespace {

constexpr std::string_view kInvalidType = "invalid type for comparison";

enum class Basic : std::uint8_t { none, boolean, complex, integer, floating, text, natural };

Basic basic_kind(const Value& value) {
  const Kind kind = value.kind();
  if (is_signed(kind)) return Basic::integer;
  if (is_unsigned(kind)) return Basic::natural;
  if (is_float(kind)) return Basic::floating;
  switch (kind) {
    case Kind::boolean:
      return Basic::boolean;
    case Kind::complex128:
      return Basic::complex;
    case Kind::string:
      return Basic::text;
    default:
      return Basic::none;
  }
}

std::string incompatible(const Value& a, const Value& b) {
  return "incompatible types for comparison: " + std::string(a.type().name) + " and " + std::string(b.type().name);
}

bool same_bits(std::int64_t a, std::uint64_t b) { return a >= 0 && static_cast<std::uint64_t>(a) == b; }

bool same_complex(Complex a, Complex b) { return a.real == b.real && a.imaginary == b.imaginary; }

bool is_comparable(const Type& type) {
  if (type.kind == Kind::map || type.kind == Kind::slice) return false;
  for (const Field& field : type.fields)
    if (!is_comparable(*field.type)) return false;
  return true;
}

// Go's == on two values of types that allow it.
bool identical(const Value& a, const Value& b) {
  if (!same_type(a.type(), b.type())) return false;
  if (a.kind() == Kind::pointer) return a.as_pointer() == b.as_pointer();
  return deep_equal(a, b);
}

// Sprint with the verb %s, as the message about a value that cannot be compared has it.
std::string as_s(const Value& value) { return sprintf("%s", {&value, 1}).text; }

Comparison equal_composite(const Value& a, const Value& b) {
  const bool same_kind = a.kind() == b.kind() || !a.is_valid() || !b.is_valid();
  if (!same_kind)
    return {false, "non-comparable types " + as_s(a) + ": " + std::string(a.type().name) + ", " +
                       std::string(b.type().name) + ": " + display(b)};
  if (a.is_nil() || b.is_nil()) return {a.is_nil() == b.is_nil(), {}};
  if (!is_comparable(b.type())) return {false, "non-comparable type " + as_s(b) + ": " + std::string(b.type().name)};
  return {identical(a, b), {}};
}

}  // namespace

Comparison equal(const Value& boxed_a, const Value& boxed_b) {
  const Value a = boxed_a.unboxed();
  const Value b = boxed_b.unboxed();
  const Basic kind = basic_kind(a);
  const Basic other = basic_kind(b);
  if (kind != other) {
    if (kind == Basic::integer && other == Basic::natural) return {same_bits(a.as_int(), b.as_uint()), {}};
    if (kind == Basic::natural && other == Basic::integer) return {same_bits(b.as_int(), a.as_uint()), {}};
    if (a.is_valid() && b.is_valid()) return {false, incompatible(a, b)};
    return {};
  }
  switch (kind) {
    case Basic::boolean:
      return {a.as_bool() == b.as_bool(), {}};
    case Basic::complex:
      return {same_complex(a.as_complex(), b.as_complex()), {}};
    case Basic::integer:
      return {a.as_int() == b.as_int(), {}};
    case Basic::floating:
      return {a.as_float() == b.as_float(), {}};
    case Basic::text:
      return {a.as_text() == b.as_text(), {}};
    case Basic::natural:
      return {a.as_uint() == b.as_uint(), {}};
    case Basic::none:
      break;
  }
  return equal_composite(a, b);
}

Comparison less(const Value& boxed_a, const Value& boxed_b) {
  const Value a = boxed_a.unboxed();
  const Value b = boxed_b.unboxed();
  const Basic kind = basic_kind(a);
  const Basic other = basic_kind(b);
  if (kind == Basic::none || other == Basic::none) return {false, std::string(kInvalidType)};
  if (kind != other) {
    if (kind == Basic::integer && other == Basic::natural)
      return {a.as_int() < 0 || static_cast<std::uint64_t>(a.as_int()) < b.as_uint(), {}};
    if (kind == Basic::natural && other == Basic::integer)
      return {b.as_int() >= 0 && a.as_uint() < static_cast<std::uint64_t>(b.as_int()), {}};
    return {false, incompatible(a, b)};
  }
  switch (kind) {
    case Basic::integer:
      return {a.as_int() < b.as_int(), {}};
    case Basic::floating:
      return {a.as_float() < b.as_float(), {}};
    case Basic::text:
      return {a.as_text() < b.as_text(), {}};
    case Basic::natural:
      return {a.as_uint() < b.as_uint(), {}};
    default:
      return {false, std::string(kInvalidType)};
  }
}

namespace {

struct Pair {
  Value a;
  Value b;
  std::size_t depth;
};

// Compares two values but for their parts, which go to `open`.
bool shallow_equal(const Pair& pair, std::vector<Pair>& open) {
  const Value a = pair.a.unboxed();
  const Value b = pair.b.unboxed();
  if (!a.is_valid() || !b.is_valid()) return a.is_valid() == b.is_valid();
  if (!same_type(a.type(), b.type())) return false;
  const std::size_t depth = pair.depth + 1;
  switch (a.kind()) {
    case Kind::map: {
      if (a.is_nil() != b.is_nil() || a.length() != b.length()) return false;
      if (a.is_nil() || a.as_map() == b.as_map()) return true;
      for (const auto& [key, item] : a.as_map()->entries) {
        const auto found = b.as_map()->entries.find(key);
        if (found == b.as_map()->entries.end()) return false;
        open.push_back({item, found->second, depth});
      }
      return true;
    }
    case Kind::slice: {
      if (a.is_nil() != b.is_nil() || a.length() != b.length()) return false;
      for (std::size_t i = 0; i < a.length(); ++i) open.push_back({a.at(i), b.at(i), depth});
      return true;
    }
    case Kind::structure: {
      for (std::size_t i = 0; i < a.as_struct()->fields.size(); ++i)
        open.push_back({a.as_struct()->fields[i], b.as_struct()->fields[i], depth});
      return true;
    }
    case Kind::pointer: {
      if (a.is_nil() || b.is_nil() || a.as_pointer() == b.as_pointer()) return a.as_pointer() == b.as_pointer();
      open.push_back({*a.as_pointer(), *b.as_pointer(), depth});
      return true;
    }
    default:
      return equal(a, b).holds;
  }
}

}  // namespace

bool deep_equal(const Value& a, const Value& b) {
  std::vector<Pair> open = {{a, b, 0}};
  while (!open.empty()) {
    const Pair pair = open.back();
    open.pop_back();
    if (pair.depth > kMaxDataDepth || !shallow_equal(pair, open)) return false;
  }
  return true;
}

}  // namespace sidelint::gotmpl
