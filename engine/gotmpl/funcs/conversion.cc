// Conversions of scalars: int, float64, toString and their kin.
#include <cstdint>
#include <string>

#include "engine/gotmpl/funcs/cast.h"
#include "engine/gotmpl/funcs/sprig.h"
#include "engine/gotmpl/go/strconv.h"

namespace sidelint::gotmpl::sprig {
namespace {

Value to_int(Call& call) { return Value::integer(to_int64(call.args[0])); }
Value int64(Call& call) { return Value::integer(to_int64(call.args[0]), kInt64); }
Value float64(Call& call) { return Value::real(to_float64(call.args[0])); }

// strconv.Atoi keeps the bound on a range error and gives zero on any other.
Value atoi(Call& call) { return Value::integer(go::parse_int(call.text_arg(0), 10).value); }

// Named for decimals, it reads octal digits.
Value to_decimal(Call& call) {
  Texts texts(call);
  const Value& value = call.args[0];
  const std::string text = texts.add(sprint({&value, 1}));
  if (!texts.good()) return texts.failure();
  const auto read = go::parse_int(text, 8);
  return Value::integer(read.ok() ? read.value : 0, kInt64);
}

Value to_string(Call& call) {
  Texts texts(call);
  return texts.result(texts.add(call.args[0]));
}

constexpr Unknowns kPassed = Unknowns::passed_on;

constexpr FuncDef kConversion[] = {
    {"atoi", atoi, {&kString}},         {"float64", float64, {&kAny}},
    {"int", to_int, {&kAny}},           {"int64", int64, {&kAny}},
    {"toDecimal", to_decimal, {&kAny}}, {"toString", to_string, {&kAny}, Arity::fixed, kPassed},
};

}  // namespace

std::span<const FuncDef> conversion() { return kConversion; }

}  // namespace sidelint::gotmpl::sprig
