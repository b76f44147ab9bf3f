// Defaults and emptiness: sprig/defaults.go.
#include <string>

#include "engine/gotmpl/funcs/cast.h"
#include "engine/gotmpl/funcs/sprig.h"

namespace sidelint::gotmpl::sprig {
namespace {

Value default_value(Call& call) {
  if (call.args.size() < 2) return call.args[0].boxed();
  if (call.args[1].is_unknown()) return call.args[1];
  return (is_empty_value(call.args[1]) ? call.args[0] : call.args[1]).boxed();
}

Value empty(Call& call) { return Value::boolean(is_empty_value(call.args[0])); }

// The first argument that settles the matter; one before it that is unknown leaves it open.
Value coalesce(Call& call) {
  for (const Value& value : call.args)
    if (value.is_unknown() || !is_empty_value(value)) return value.boxed();
  return Value::nil();
}

template <bool Wanted>
Value search(Call& call) {
  Value unknown;
  for (const Value& value : call.args) {
    if (value.is_unknown()) {
      unknown = value;
    } else if (is_empty_value(value) != Wanted) {
      return Value::boolean(Wanted);
    }
  }
  return unknown.is_valid() ? unknown : Value::boolean(!Wanted);
}

Value ternary(Call& call) {
  if (call.args[2].is_unknown()) return call.args[2];
  return (call.args[2].as_bool() ? call.args[0] : call.args[1]).boxed();
}

Value fail(Call& call) { return call.fail(std::string(call.text_arg(0))); }

Value hello(Call&) { return Value::text("Hello!"); }

constexpr Unknowns kSeen = Unknowns::seen_by_function;
constexpr FuncDef kDefaults[] = {
    {"all", search<false>, {&kAny}, Arity::variadic, kSeen},
    {"any", search<true>, {&kAny}, Arity::variadic, kSeen},
    {"coalesce", coalesce, {&kAny}, Arity::variadic, kSeen},
    {"default", default_value, {&kAny, &kAny}, Arity::variadic, kSeen},
    {"empty", empty, {&kAny}},
    {"fail", fail, {&kString}},
    {"hello", hello},
    {"ternary", ternary, {&kAny, &kAny, &kBool}, Arity::fixed, kSeen},
};

}  // namespace

std::span<const FuncDef> defaults() { return kDefaults; }

}  // namespace sidelint::gotmpl::sprig
