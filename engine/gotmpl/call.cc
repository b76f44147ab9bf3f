// Calls of functions and methods, and the conversion of their arguments: evalCall and its kin of exec.go.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/gotmpl/error_value.h"
#include "engine/gotmpl/run.h"

namespace sidelint::gotmpl {
namespace {

Value name_of(const Type& type) { return Value::text(type.name); }

// reflect.Value.String, which is the text of a string and the type of anything else.
std::string reflected(const Value& value) {
  if (!value.is_valid()) return "<invalid Value>";
  if (value.kind() == Kind::string) return std::string(value.as_text());
  return "<" + std::string(value.type().name) + " Value>";
}

}  // namespace

Value Run::eval_function(const Value& dot, const Operand& name, NodeRef node, std::span<const Operand> args,
                         const Value* final) {
  at(&name);
  const CallSite site{dot, node, name.text, args.empty() ? args : args.subspan(1), final};
  if (const FuncMap::Entry* entry = set_.functions.find(name.text))
    return eval_call(site, *entry->def, entry->host, {});
  const FuncDef* builtin = find_builtin(name.text);
  if (!builtin) return fail("%q is not a defined function", {Value::text(name.text)});
  if (!builtin->run && name.text != "call") {
    if (!check_count(site, *builtin)) return {};
    return eval_and_or(site, name.text == "or" ? Truth::yes : Truth::no);
  }
  return eval_call(site, *builtin, nullptr, {});
}

bool Run::check_count(const CallSite& site, const FuncDef& def) {
  const std::size_t params = def.param_count();
  const std::size_t given = site.args.size() + (site.final ? 1 : 0);
  const auto number = [](std::size_t count) { return Value::integer(static_cast<std::int64_t>(count)); };
  if (def.arity == Arity::variadic) {
    if (given < params - 1)
      fail("wrong number of args for %s: want at least %d got %d",
           {Value::text(site.name), number(params - 1), number(site.args.size())});
  } else if (given != params) {
    fail("wrong number of args for %s: want %d got %d", {Value::text(site.name), number(params), number(given)});
  }
  return !failed();
}

// The only functions that do not evaluate all arguments. They return the deciding one, as it is.
Value Run::eval_and_or(const CallSite& site, Truth decisive) {
  Value value;
  for (const Operand& arg : site.args) {
    value = eval_arg(site.dot, &kReflectValue, arg);
    if (failed()) return {};
    const Truth found = truth_of(value);
    if (found == decisive || found == Truth::unknown) return value;
  }
  return site.final ? *site.final : value;
}

Value Run::eval_call(const CallSite& site, const FuncDef& def, const void* host, const Value& self) {
  if (!check_count(site, def)) return {};
  const std::size_t params = def.param_count();
  const auto type_of = [&](std::size_t i) { return def.params[std::min(i, params - 1)]; };
  std::vector<Value> args;
  args.reserve(site.args.size() + 1);
  for (const Operand& arg : site.args) {
    args.push_back(eval_arg(site.dot, type_of(args.size()), arg));
    if (failed()) return {};
  }
  if (site.final) args.push_back(converted(*site.final, type_of(args.size())));
  if (failed()) return {};

  Origin origin = self.origin();
  for (std::size_t i = 0; i < args.size(); ++i) {
    origin = heap_.join(origin, args[i].origin());
    if (type_of(i)->kind == Kind::interface) args[i] = args[i].unboxed();
    if (def.unknowns == Unknowns::seen_by_function) continue;
    const bool is_open = !args[i].more().empty() && def.unknowns != Unknowns::spread_but_open_maps;
    if (!args[i].is_unknown() && !is_open && !is_marked(args[i])) continue;
    if (def.unknowns != Unknowns::passed_on || executor_.manner().gaps == Gaps::named)
      return Value::unknown(why_unknown(args[i])).with_origin(origin);
    if (!is_marked(args[i])) args[i] = heap_.text(mark(why_unknown(args[i]))).with_origin(args[i].origin());
  }
  if (!def.run) return fail_call_of(site, args);

  Call call{heap_, executor_, host, args, self, {}, false, std::nullopt};
  const Value result = def.run(call);
  if (call.failed) {
    at(site.node);
    fail("error calling %s: %w", {Value::text(site.name), make_error(heap_, call.error)});
    failure_->cause = std::move(call.cause);
    return {};
  }
  return result.origin() == kNoOrigin ? result.with_origin(origin) : result;
}

// No value here is ever a function, so `call` can only fail; how depends on what it was given.
Value Run::fail_call_of(const CallSite& site, std::span<const Value> args) {
  const Value function = args[0].unboxed();
  const std::string name = site.args.empty() ? reflected(*site.final) : text_of(&site.args[0]);
  const std::string why =
      function.is_valid() ? "non-function " + name + " of type " + std::string(function.type().name) : "call of nil";
  at(site.node);
  return fail("error calling %s: %w", {Value::text(site.name), make_error(heap_, why)});
}

// `type` is null for the term of a chain, where anything will do.
Value Run::eval_arg(const Value& dot, const Type* type, const Operand& arg) {
  at(&arg);
  switch (arg.kind) {
    case Operand::Kind::dot:
      return converted(note(dot), type);
    case Operand::Kind::nil:
      if (can_be_nil(type->kind)) return heap_.zero(*type);
      return fail("cannot assign nil to %s", {name_of(*type)});
    case Operand::Kind::field:
      return converted(eval_field(dot, arg, {&arg, 1}, nullptr), type);
    case Operand::Kind::variable:
      return converted(eval_variable(dot, arg, {&arg, 1}, nullptr), type);
    case Operand::Kind::pipe:
      return converted(eval_pipe(dot, *arg.pipe), type);
    case Operand::Kind::identifier:
      return converted(eval_function(dot, arg, &arg, {}, nullptr), type);
    case Operand::Kind::chain:
      return converted(eval_chain(dot, arg, {&arg, 1}, nullptr), type);
    default:
      return typed_constant(*type, arg);
  }
}

Value Run::typed_constant(const Type& type, const Operand& arg) {
  const auto expected = [&](std::string_view what) {
    return fail("expected %s; found %s", {Value::text(what), Value::text(arg.text)});
  };
  const Number* number = arg.number;
  if (is_signed(type.kind))
    return number && number->is_int ? Value::integer(number->int_value, type) : expected("integer");
  if (is_unsigned(type.kind))
    return number && number->is_uint ? Value::natural(number->uint_value, type) : expected("unsigned integer");
  if (is_float(type.kind))
    return number && number->is_float ? Value::real(number->float_value, type) : expected("float");
  switch (type.kind) {
    case Kind::boolean:
      return arg.kind == Operand::Kind::boolean ? Value::boolean(arg.truth, type) : expected("bool");
    case Kind::string:
      return arg.kind == Operand::Kind::string ? Value::text(arg.value, type) : expected("string");
    case Kind::complex128:
      return number && number->is_complex ? Value::complex(number->complex_value) : expected("complex");
    case Kind::reflect_value:
      return constant(arg);
    case Kind::interface:
      if (!type.implemented_by) return constant(arg);
      break;
    default:
      break;
  }
  return fail("can't handle %s for arg of type %s", {heap_.text(text_of(&arg)), name_of(type)});
}

// validateType: makes the value one of that type, or fails.
Value Run::converted(const Value& value, const Type* type) {
  if (failed()) return {};
  if (!type || value.is_unknown()) return value;
  if (!value.is_valid()) {
    if (can_be_nil(type->kind)) return heap_.zero(*type);
    return fail("invalid value; expected %s", {name_of(*type)});
  }
  if (type->kind == Kind::reflect_value || assignable(value.type(), *type)) return value;
  return converted_by_indirection(value, *type);
}

Value Run::converted_by_indirection(Value value, const Type& type) {
  if (value.kind() == Kind::interface && !value.is_nil()) {
    value = value.unboxed();
    if (assignable(value.type(), type)) return value;
  }
  if (value.kind() == Kind::pointer && assignable(*value.type().elem, type)) {
    if (value.is_nil()) return fail("dereference of nil pointer of type %s", {name_of(type)});
    return value.as_pointer()->as_element_of(*value.type().elem).addressable();
  }
  const Type* pointer = value.type().pointer;
  if (pointer && assignable(*pointer, type) && value.is_addressable()) return heap_.pointer(value, *pointer);
  return fail("wrong type for value; expected %s; got %s", {name_of(type), name_of(value.type())});
}

}  // namespace sidelint::gotmpl
