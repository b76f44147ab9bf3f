// Types and kinds: sprig/reflect.go.
#include <string>
#include <string_view>

#include "engine/gotmpl/funcs/cast.h"
#include "engine/gotmpl/funcs/compare.h"
#include "engine/gotmpl/funcs/sprig.h"

namespace sidelint::gotmpl::sprig {
namespace {

std::string_view type_name(const Value& value) { return value.is_valid() ? value.type().name : "<nil>"; }

Value type_of(Call& call) { return Value::text(type_name(call.args[0])); }
Value type_is(Call& call) { return Value::boolean(call.text_arg(0) == type_name(call.args[1])); }

Value type_is_like(Call& call) {
  const std::string_view name = type_name(call.args[1]);
  return Value::boolean(call.text_arg(0) == name || "*" + std::string(call.text_arg(0)) == name);
}

Value kind_of(Call& call) { return Value::text(kind_name(call.args[0])); }
Value kind_is(Call& call) { return Value::boolean(call.text_arg(0) == kind_name(call.args[1])); }

Value are_deep_equal(Call& call) {
  for (const Value& value : call.args)
    if (const auto why = find_unknown(value)) return Value::unknown(*why);
  return Value::boolean(deep_equal(call.args[0], call.args[1]));
}

constexpr Unknowns kOfAny = Unknowns::spread_but_open_maps;
constexpr FuncDef kReflection[] = {
    {"deepEqual", are_deep_equal, {&kAny, &kAny}},
    {"kindIs", kind_is, {&kString, &kAny}, Arity::fixed, kOfAny},
    {"kindOf", kind_of, {&kAny}, Arity::fixed, kOfAny},
    {"typeIs", type_is, {&kString, &kAny}, Arity::fixed, kOfAny},
    {"typeIsLike", type_is_like, {&kString, &kAny}, Arity::fixed, kOfAny},
    {"typeOf", type_of, {&kAny}, Arity::fixed, kOfAny},
};

}  // namespace

std::span<const FuncDef> reflection() { return kReflection; }

}  // namespace sidelint::gotmpl::sprig
