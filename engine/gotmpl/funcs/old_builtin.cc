#include "engine/gotmpl/funcs/old_builtin.h"

#include <string_view>

#include "engine/gotmpl/funcs/compare.h"

namespace sidelint::gotmpl {
namespace {

constexpr int kFirstWithComposites = 14;
constexpr int kFirstWithShortCircuit = 18;

constexpr std::string_view kIncompatible = "incompatible types for comparison";
constexpr std::string_view kNoBasicKind = "invalid type for comparison";

Value deciding(Call& call, Truth decisive) {
  for (const Value& arg : call.args) {
    const Truth found = truth(arg);
    if (found == decisive || found == Truth::unknown) return arg;
  }
  return call.args.back();
}
Value and_of_all(Call& call) { return deciding(call, Truth::no); }
Value or_of_all(Call& call) { return deciding(call, Truth::yes); }

bool is_basic(const Value& value) {
  const Kind kind = value.kind();
  return (kind >= Kind::boolean && kind <= Kind::complex128) || kind == Kind::string;
}

// Two of one group can be compared; so can signed with unsigned numbers.
bool are_alike(const Value& a, const Value& b) {
  if (is_signed(a.kind()) || is_unsigned(a.kind())) return is_signed(b.kind()) || is_unsigned(b.kind());
  if (is_float(a.kind())) return is_float(b.kind());
  return a.kind() == b.kind();
}

enum class Composites : std::uint8_t { refused, compared };

Comparison compare(const Value& boxed_a, const Value& boxed_b, Composites composites) {
  const Value a = boxed_a.unboxed();
  const Value b = boxed_b.unboxed();
  const bool basic = is_basic(a) && is_basic(b);
  if (!basic && composites == Composites::refused) return {false, std::string(kNoBasicKind)};
  if (is_basic(a) != is_basic(b) || (basic && !are_alike(a, b))) return {false, std::string(kIncompatible)};
  return equal(a, b);
}

template <Composites Composite>
Value eq(Call& call) {
  if (call.args.size() == 1) return call.fail("missing argument for comparison");
  for (const Value& other : call.args.subspan(1)) {
    const Comparison comparison = compare(call.args[0], other, Composite);
    if (!comparison.error.empty()) return call.fail(comparison.error);
    if (comparison.holds) return Value::boolean(true);
  }
  return Value::boolean(false);
}

template <Composites Composite>
Value ne(Call& call) {
  const Comparison comparison = compare(call.args[0], call.args[1], Composite);
  return comparison.error.empty() ? Value::boolean(!comparison.holds) : call.fail(comparison.error);
}

constexpr FuncDef kBefore18[] = {
    {"and", and_of_all, {&kReflectValue, &kReflectValue}, Arity::variadic, Unknowns::seen_by_function},
    {"or", or_of_all, {&kReflectValue, &kReflectValue}, Arity::variadic, Unknowns::seen_by_function},
    {"eq", eq<Composites::compared>, {&kReflectValue, &kReflectValue}, Arity::variadic},
    {"ne", ne<Composites::compared>, {&kReflectValue, &kReflectValue}},
};

constexpr FuncDef kBefore14[] = {
    {"eq", eq<Composites::refused>, {&kReflectValue, &kReflectValue}, Arity::variadic},
    {"ne", ne<Composites::refused>, {&kReflectValue, &kReflectValue}},
};

}  // namespace

void add_old_builtins(FuncMap& functions, int minor) {
  if (minor < kFirstWithShortCircuit) functions.add(kBefore18);
  if (minor < kFirstWithComposites) functions.add(kBefore14);
}

}  // namespace sidelint::gotmpl
