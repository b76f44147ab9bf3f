// The functions every Go template has: text/template/funcs.go, go1.26.
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "engine/gotmpl/funcs.h"
#include "engine/gotmpl/funcs/compare.h"
#include "engine/gotmpl/funcs/escape.h"
#include "engine/gotmpl/print.h"

namespace sidelint::gotmpl {
namespace {

bool is_nil_reference(const Value& value) {
  return (value.kind() == Kind::interface || value.kind() == Kind::pointer) && value.is_nil();
}

Value printed(Call& call, Printed&& text) {
  if (text.state == Printable::unknown) return Value::unknown(text.why);
  if (text.state == Printable::too_large) return call.fail("value too large to be printed");
  return call.text(std::move(text.text));
}

Value print(Call& call) { return printed(call, sprint(call.args)); }
Value println(Call& call) { return printed(call, sprintln(call.args)); }
Value printf(Call& call) { return printed(call, sprintf(call.text_arg(0), call.args.subspan(1))); }

// What html, js and urlquery escape: one text as it is, anything else printed as an action would print it.
Printed arguments_as_text(Call& call) {
  if (call.args.size() == 1 && call.args[0].kind() == Kind::string && !call.args[0].type().text)
    return {std::string(call.text_arg(0))};
  std::vector<Value> args(call.args.begin(), call.args.end());
  for (Value& arg : args) {
    if (arg.kind() == Kind::pointer && !arg.type().text) arg = indirect(arg);
    if (!arg.is_valid()) arg = Value::text("<no value>");
  }
  return sprint(args);
}

template <auto Escape>
Value escaped(Call& call) {
  Printed text = arguments_as_text(call);
  if (text.state == Printable::yes) text.text = Escape(text.text);
  return printed(call, std::move(text));
}

// Where in a slice or text; an index equal to the length passes here and is refused by what uses it.
struct Index {
  std::size_t value = 0;
  std::string error;
};

Index index_of(const Value& index, std::size_t limit) {
  const Kind kind = index.kind();
  if (!index.is_valid()) return {0, "cannot index slice/array with nil"};
  if (!is_signed(kind) && !is_unsigned(kind))
    return {0, "cannot index slice/array with type " + std::string(index.type().name)};
  const std::int64_t at = index.as_int();
  if (at < 0 || static_cast<std::uint64_t>(at) > limit) return {0, "index out of range: " + std::to_string(at)};
  return {static_cast<std::size_t>(at), {}};
}

Value index_sequence(Call& call, const Value& item, const Value& index) {
  const Index at = index_of(index, item.length());
  if (!at.error.empty()) return call.fail(at.error);
  const bool text = item.kind() == Kind::string;
  if (at.value == item.length())
    return call.fail(text ? "reflect: string index out of range" : "reflect: slice index out of range");
  if (text) return Value::natural(static_cast<unsigned char>(item.as_text()[at.value]), kUint8);
  return item.at(at.value);
}

Value index_map(Call& call, const Value& item, const Value& index) {
  const Type& key = *item.type().key;
  if (!index.is_valid()) return call.fail("value is nil; should be of type " + std::string(key.name));
  if (!assignable(index.type(), key))
    return call.fail("value has type " + std::string(index.type().name) + "; should be " + std::string(key.name));
  const Value found = item.find(index.as_text());
  return found.is_valid() ? found : call.heap.zero(*item.type().elem);
}

Value index(Call& call) {
  Value item = call.args[0].unboxed();
  if (!item.is_valid()) return call.fail("index of untyped nil");
  for (const Value& boxed_index : call.args.subspan(1)) {
    const Value index = boxed_index.unboxed();
    item = indirect(item);
    if (item.is_unknown()) return item;
    if (is_nil_reference(item)) return call.fail("index of nil pointer");
    const Origin origin = item.origin();
    switch (item.kind()) {
      case Kind::slice:
      case Kind::string:
        item = index_sequence(call, item, index);
        break;
      case Kind::map:
        item = index_map(call, item, index);
        break;
      default:
        return call.fail("can't index item of type " + std::string(item.type().name));
    }
    if (call.failed) return {};
    if (item.origin() == kNoOrigin) item = item.with_origin(origin);
  }
  return item;
}

Value sliced(const Value& item, std::size_t from, std::size_t to) {
  if (item.kind() == Kind::string) return Value::text(item.as_text().substr(from, to - from), item.type());
  Slice slice = item.as_slice();
  slice.offset += static_cast<std::uint32_t>(from);
  slice.length = static_cast<std::uint32_t>(to - from);
  return Value::slice(slice, item.type());
}

Value slice(Call& call) {
  Value item = call.args[0].unboxed();
  if (!item.is_valid()) return call.fail("slice of untyped nil");
  item = indirect(item);
  if (item.is_unknown()) return item;
  if (is_nil_reference(item)) return call.fail("slice of nil pointer");
  const std::span<const Value> indexes = call.args.subspan(1);
  if (indexes.size() > 3) return call.fail("too many slice indexes: " + std::to_string(indexes.size()));
  const bool text = item.kind() == Kind::string;
  if (text && indexes.size() == 3) return call.fail("cannot 3-index slice a string");
  if (!text && item.kind() != Kind::slice)
    return call.fail("can't slice item of type " + std::string(item.type().name));
  const std::size_t capacity = text ? item.length() : item.capacity();
  std::size_t bounds[3] = {0, item.length(), 0};
  for (std::size_t i = 0; i < indexes.size(); ++i) {
    const Index at = index_of(indexes[i], capacity);
    if (!at.error.empty()) return call.fail(at.error);
    bounds[i] = at.value;
  }
  for (std::size_t i = 0; i + 1 < std::max<std::size_t>(indexes.size(), 2); ++i)
    if (bounds[i] > bounds[i + 1])
      return call.fail("invalid slice index: " + std::to_string(bounds[i]) + " > " + std::to_string(bounds[i + 1]));
  if (indexes.size() < 3) return sliced(item, bounds[0], bounds[1]);
  // The third index cuts the capacity, which here belongs to the backing: so the part gets a backing of its own.
  std::vector<Value> items;
  for (std::size_t i = bounds[0]; i < bounds[2]; ++i) items.push_back(sliced(item, i, i + 1).at(0));
  return sliced(call.heap.slice(std::move(items), item.type()), 0, bounds[1] - bounds[0]);
}

Value len(Call& call) {
  const Value item = indirect(call.args[0]);
  if (item.is_unknown()) return item;
  if (!item.is_valid()) return call.fail("reflect: call of reflect.Value.Type on zero Value");
  if (is_nil_reference(item)) return call.fail("len of nil pointer");
  const Kind kind = item.kind();
  if (kind != Kind::string && kind != Kind::map && kind != Kind::slice)
    return call.fail("len of type " + std::string(item.type().name));
  return Value::integer(static_cast<std::int64_t>(item.length()));
}

Value negation(Call& call) { return Value::boolean(truth(call.args[0]) != Truth::yes); }

Value decided(Call& call, const Comparison& comparison, bool wanted) {
  if (!comparison.error.empty()) return call.fail(comparison.error);
  return Value::boolean(comparison.holds == wanted);
}

Value eq(Call& call) {
  if (call.args.size() == 1) return call.fail("missing argument for comparison");
  for (const Value& other : call.args.subspan(1)) {
    const Comparison comparison = equal(call.args[0], other);
    if (!comparison.error.empty()) return call.fail(comparison.error);
    if (comparison.holds) return Value::boolean(true);
  }
  return Value::boolean(false);
}

Comparison less_or_equal(const Value& a, const Value& b) {
  const Comparison comparison = less(a, b);
  return comparison.holds || !comparison.error.empty() ? comparison : equal(a, b);
}

Value ne(Call& call) { return decided(call, equal(call.args[0], call.args[1]), false); }
Value lt(Call& call) { return decided(call, less(call.args[0], call.args[1]), true); }
Value le(Call& call) { return decided(call, less_or_equal(call.args[0], call.args[1]), true); }
Value gt(Call& call) { return decided(call, less_or_equal(call.args[0], call.args[1]), false); }
Value ge(Call& call) { return decided(call, less(call.args[0], call.args[1]), false); }

constexpr Unknowns kPassed = Unknowns::passed_on;

constexpr FuncDef kBuiltins[] = {
    {"and", nullptr, {&kReflectValue, &kReflectValue}, Arity::variadic},
    {"call", nullptr, {&kReflectValue, &kReflectValue}, Arity::variadic},
    {"eq", eq, {&kReflectValue, &kReflectValue}, Arity::variadic},
    {"ge", ge, {&kReflectValue, &kReflectValue}},
    {"gt", gt, {&kReflectValue, &kReflectValue}},
    {"html", escaped<escape_html>, {&kAny}, Arity::variadic},
    {"index", index, {&kReflectValue, &kReflectValue}, Arity::variadic, Unknowns::spread_but_open_maps},
    {"js", escaped<escape_js>, {&kAny}, Arity::variadic},
    {"le", le, {&kReflectValue, &kReflectValue}},
    {"len", len, {&kReflectValue}},
    {"lt", lt, {&kReflectValue, &kReflectValue}},
    {"ne", ne, {&kReflectValue, &kReflectValue}},
    {"not", negation, {&kReflectValue}},
    {"or", nullptr, {&kReflectValue, &kReflectValue}, Arity::variadic},
    {"print", print, {&kAny}, Arity::variadic, kPassed},
    {"printf", printf, {&kString, &kAny}, Arity::variadic, kPassed},
    {"println", println, {&kAny}, Arity::variadic, kPassed},
    {"slice", slice, {&kReflectValue, &kReflectValue}, Arity::variadic},
    {"urlquery", escaped<escape_query>, {&kAny}, Arity::variadic},
};

}  // namespace

std::span<const FuncDef> builtin_functions() { return kBuiltins; }

}  // namespace sidelint::gotmpl
