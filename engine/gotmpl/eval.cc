// Pipelines, commands and fields: the eval functions of Go's text/template/exec.go.
#include <algorithm>
#include <string>
#include <string_view>

#include "engine/gotmpl/print.h"
#include "engine/gotmpl/run.h"

namespace sidelint::gotmpl {
namespace {

bool is_nil_reference(const Value& value) {
  return (value.kind() == Kind::interface || value.kind() == Kind::pointer) && value.is_nil();
}

// A number is written as one of these, and not as a floating-point constant, whatever letters it contains.
bool is_rune_or_hex(std::string_view text) {
  const bool rune = text.starts_with('\'');
  const bool hex = text.size() > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X') &&
                   text.find_first_of("pP") == std::string_view::npos;
  return rune || hex;
}

// Whether something else than the name is the reason that the field of a nil pointer cannot be had.
bool may_have_field(const Type& target, std::string_view name) {
  const auto is_it = [name](const Field& field) { return field.name == name; };
  return target.kind != Kind::structure || std::any_of(target.fields.begin(), target.fields.end(), is_it);
}

}  // namespace

Value Run::eval_pipe(const Value& dot, const Pipe& pipe) {
  at(&pipe);
  Value value;
  bool first = true;
  for (const Command& command : pipe.commands) {
    if (!executor_.step()) return fail("template takes too many steps", {});
    value = eval_command(dot, command, first ? nullptr : &value);
    if (failed()) return {};
    value = value.unboxed();
    first = false;
  }
  for (const std::string_view name : pipe.declarations) {
    if (pipe.assigns) {
      set_variable(name, value);
    } else {
      vars_.push_back({name, value});
    }
  }
  return value;
}

void Run::refuse_arguments(std::span<const Operand> args, const Value* final) {
  if (args.size() > 1 || final) fail("can't give argument to non-function %s", {heap_.text(text_of(&args[0]))});
}

Value Run::eval_command(const Value& dot, const Command& command, const Value* final) {
  const Operand& first = command.args[0];
  const std::span<const Operand> args = command.args;
  switch (first.kind) {
    case Operand::Kind::field:
      return eval_field(dot, first, args, final);
    case Operand::Kind::chain:
      return eval_chain(dot, first, args, final);
    case Operand::Kind::identifier:
      return eval_function(dot, first, &command, args, final);
    case Operand::Kind::variable:
      return eval_variable(dot, first, args, final);
    case Operand::Kind::pipe:
      refuse_arguments(args, final);
      return failed() ? Value() : eval_pipe(dot, *first.pipe);
    default:
      break;
  }
  at(&first);
  refuse_arguments(args, final);
  if (failed()) return {};
  if (first.kind == Operand::Kind::dot) return note(dot);
  if (first.kind == Operand::Kind::nil) return fail("nil is not a command", {});
  return constant(first);
}

Value Run::constant(const Operand& operand) {
  at(&operand);
  if (operand.kind == Operand::Kind::boolean) return Value::boolean(operand.truth);
  if (operand.kind == Operand::Kind::string) return Value::text(operand.value);
  return ideal_constant(operand);
}

// The type of a number that nothing asks a type of: the way it is written decides.
Value Run::ideal_constant(const Operand& operand) {
  const Number& number = *operand.number;
  if (number.is_complex) return Value::complex(number.complex_value);
  const bool fraction = operand.text.find_first_of(".eEpP") != std::string::npos;
  if (number.is_float && !is_rune_or_hex(operand.text) && fraction) return Value::real(number.float_value);
  if (number.is_int) return Value::integer(number.int_value);
  if (number.is_uint) return fail("%s overflows int", {Value::text(operand.text)});
  return {};
}

Value Run::eval_field(const Value& dot, const Operand& field, std::span<const Operand> args, const Value* final) {
  at(&field);
  return walk_fields({dot, field, args, final}, dot, field.names);
}

Value Run::eval_chain(const Value& dot, const Operand& chain, std::span<const Operand> args, const Value* final) {
  at(&chain);
  const Value term = eval_arg(dot, nullptr, *chain.term);
  if (failed()) return {};
  return walk_fields({dot, chain, args, final}, term, chain.names);
}

Value Run::eval_variable(const Value& dot, const Operand& operand, std::span<const Operand> args, const Value* final) {
  at(&operand);
  const std::optional<Value> value = variable(operand.names[0]);
  if (!value) return fail("undefined variable: %s", {Value::text(operand.names[0])});
  if (operand.names.size() > 1)
    return walk_fields({dot, operand, args, final}, *value, std::span(operand.names).subspan(1));
  refuse_arguments(args, final);
  return note(*value);
}

// Only the last name of a chain gets arguments.
Value Run::walk_fields(const FieldUse& use, Value receiver, std::span<const std::string_view> names) {
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    receiver = field_of({use.dot, use.node, {}, nullptr}, receiver, names[i]);
    if (failed()) return {};
  }
  return note(field_of(use, receiver, names.back()));
}

Value Run::field_of(const FieldUse& use, const Value& given, std::string_view name) {
  if (given.is_unknown()) return given;
  if (!given.is_valid()) {
    if (set_.missing_key == MissingKey::error) return fail("nil data; no entry for key %q", {Value::text(name)});
    return {};
  }
  const Type& type = given.type();
  const Value receiver = indirect(given);
  const bool nil = is_nil_reference(receiver);
  if (receiver.is_unknown()) return receiver;
  if (receiver.kind() == Kind::interface && nil)
    return fail("nil pointer evaluating %s.%s", {Value::text(type.name), Value::text(name)});

  const Type* methods_of = &receiver.type();
  Value self = receiver;
  if (receiver.kind() != Kind::pointer && receiver.is_addressable() && methods_of->pointer) {
    methods_of = methods_of->pointer;
    self = heap_.pointer(receiver, *methods_of);
  }
  if (const FuncDef* method = find_method(*methods_of, name))
    return eval_call({use.dot, &use.node, name, use.args.empty() ? use.args : use.args.subspan(1), use.final}, *method,
                     nullptr, self);

  if (receiver.kind() == Kind::structure) {
    if (const std::optional<Value> found = struct_field(use, receiver, name)) return *found;
  } else if (receiver.kind() == Kind::map) {
    if (const std::optional<Value> found = map_entry(use, receiver, name)) return *found;
  } else if (receiver.kind() == Kind::pointer && nil) {
    if (may_have_field(*receiver.type().elem, name))
      return fail("nil pointer evaluating %s.%s", {Value::text(type.name), Value::text(name)});
  }
  if (failed()) return {};
  return fail("can't evaluate field %s in type %s", {Value::text(name), Value::text(type.name)});
}

std::optional<Value> Run::struct_field(const FieldUse& use, const Value& receiver, std::string_view name) {
  const std::span<const Field> fields = receiver.type().fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name != name) continue;
    if (use.args.size() > 1 || use.final)
      return fail("%s has arguments but cannot be invoked as function", {Value::text(name)});
    const Value field = receiver.as_struct()->fields[i].as_element_of(*fields[i].type);
    return receiver.is_addressable() ? field.addressable() : field;
  }
  return std::nullopt;
}

std::optional<Value> Run::map_entry(const FieldUse& use, const Value& receiver, std::string_view name) {
  if (!assignable(kString, *receiver.type().key)) return std::nullopt;
  if (use.args.size() > 1 || use.final) return fail("%s is not a method but has arguments", {Value::text(name)});
  const Value found = receiver.find(name);
  if (found.is_valid() || set_.missing_key == MissingKey::invalid) return found;
  if (set_.missing_key == MissingKey::zero) return heap_.zero(*receiver.type().elem);
  return fail("map has no entry for key %q", {Value::text(name)});
}

}  // namespace sidelint::gotmpl
