#include "engine/gotmpl/printer.h"

#include <string>
#include <utility>

#include "engine/gotmpl/go/unicode.h"
#include "engine/gotmpl/limits.h"

namespace sidelint::gotmpl {
namespace {

constexpr std::string_view kNil = "<nil>";

bool is_stringable(char32_t verb) { return verb == 'v' || verb == 's' || verb == 'x' || verb == 'X' || verb == 'q'; }

std::string bytes_of(const Value& value) {
  std::string out;
  for (std::size_t i = 0; i < value.length(); ++i) out += static_cast<char>(value.at(i).as_uint());
  return out;
}

}  // namespace

Printed Printer::finish() && { return {std::move(out_), state_, why_}; }

void Printer::stop(Printable state, std::string_view why) {
  if (stopped()) return;
  state_ = state;
  why_ = why;
}

void Printer::write_rune(char32_t rune) { go::append_rune(out_, rune); }

// fmt.pp.printArg: the argument stands in an interface of its own.
void Printer::print_arg(const Value& boxed_or_not, char32_t verb) {
  const Value arg = boxed_or_not.unboxed();
  if (!arg.is_valid()) {
    if (verb == 'T' || verb == 'v') {
      format_.pad(kNil);
    } else {
      bad_verb(arg, verb);
    }
    return;
  }
  if (arg.is_unknown()) return stop(Printable::unknown, arg.as_text());
  if (verb == 'T') return format_.text(arg.type().name);
  if (verb == 'p') return print_address(arg, verb);
  if (verb == 'w') {
    if (wrapping_ == Wrapping::refused || !arg.type().is_error) return bad_verb(arg, verb);
    verb = 'v';
  }
  if (!print_by_method(arg, verb)) print_value(arg, verb, 0);
}

bool Printer::print_by_method(const Value& value, char32_t verb) {
  if (erroring_ || spec().sharp_v || !is_stringable(verb) || !value.type().text) return false;
  print_text(value, value.type().text(value), verb);
  return true;
}

void Printer::print_value(const Value& value, char32_t verb, std::size_t depth) {
  if (stopped()) return;
  if (depth > kMaxDataDepth || out_.size() > kMaxTextBytes) return stop(Printable::too_large);
  if (value.is_unknown()) return stop(Printable::unknown, value.as_text());
  const Kind kind = value.kind();
  if (depth > 0 && kind != Kind::interface && print_by_method(value, verb)) return;
  if (is_signed(kind)) return print_integer(value, static_cast<std::uint64_t>(value.as_int()), go::Sign::with, verb);
  if (is_unsigned(kind)) return print_integer(value, value.as_uint(), go::Sign::without, verb);
  if (is_float(kind)) return print_float(value, value.as_float(), verb);
  switch (kind) {
    case Kind::boolean:
      return print_bool(value, verb);
    case Kind::complex128:
      return print_complex(value, verb);
    case Kind::string:
      return print_text(value, value.as_text(), verb);
    case Kind::map:
      return print_map(value, verb, depth);
    case Kind::slice:
      return print_slice(value, verb, depth);
    case Kind::structure:
      return print_struct(value, verb, depth);
    case Kind::pointer:
      return print_pointer(value, verb, depth);
    default:
      return print_interface(value, verb, depth);
  }
}

void Printer::print_interface(const Value& value, char32_t verb, std::size_t depth) {
  const Value inside = value.unboxed();
  if (inside.is_valid()) return print_value(inside, verb, depth + 1);
  if (spec().sharp_v) write(kAny.name);
  write(spec().sharp_v ? "(nil)" : kNil);
}

void Printer::print_map(const Value& value, char32_t verb, std::size_t depth) {
  const bool sharp = spec().sharp_v;
  write(sharp ? value.type().name : "map[");
  if (sharp && value.is_nil()) return write("(nil)");
  if (sharp) write("{");
  std::size_t count = 0;
  if (!value.more().empty()) return stop(Printable::unknown, value.more());
  if (!value.is_nil()) {
    for (const auto& [key, item] : value.as_map()->entries) {
      if (count++ > 0) write(sharp ? ", " : " ");
      print_value(Value::text(key, *value.type().key), verb, depth + 1);
      write(":");
      print_value(item.as_element_of(*value.type().elem), verb, depth + 1);
      if (stopped()) return;
    }
  }
  write(sharp ? "}" : "]");
}

void Printer::print_slice(const Value& value, char32_t verb, std::size_t depth) {
  const Type& type = value.type();
  if (type.elem->kind == Kind::uint8 && is_stringable(verb) && verb != 'v') {
    const std::string bytes = bytes_of(value);
    if (verb == 's') return format_.text(bytes);
    if (verb == 'q') return format_.quoted(bytes);
    return format_.hex(bytes, verb == 'x' ? go::kLowerDigits : go::kUpperDigits);
  }
  const bool sharp = spec().sharp_v;
  if (sharp) write(depth == 0 && type.elem->kind == Kind::uint8 ? "[]byte" : type.name);
  if (sharp && value.is_nil()) return write("(nil)");
  write(sharp ? "{" : "[");
  for (std::size_t i = 0; i < value.length() && !stopped(); ++i) {
    if (i > 0) write(sharp ? ", " : " ");
    print_value(value.at(i), verb, depth + 1);
  }
  write(sharp ? "}" : "]");
}

void Printer::print_pointer(const Value& value, char32_t verb, std::size_t depth) {
  if (depth == 0 && !value.is_nil()) {
    const Value target = value.as_pointer()->as_element_of(*value.type().elem);
    const Kind kind = target.kind();
    if (kind == Kind::slice || kind == Kind::structure || kind == Kind::map) {
      write("&");
      return print_value(target, verb, depth + 1);
    }
  }
  print_address(value, verb);
}

void Printer::print_address(const Value& value, char32_t verb) {
  const Kind kind = value.kind();
  if (kind != Kind::map && kind != Kind::slice && kind != Kind::pointer) return bad_verb(value, verb);
  if (!value.is_nil()) return stop(Printable::unknown, "the address of a value");
  switch (verb) {
    case 'v':
      if (!spec().sharp_v) return format_.pad(kNil);
      write("(");
      write(value.type().name);
      return write(")(nil)");
    case 'p': {
      const bool sharp = spec().sharp;
      spec().sharp = !sharp;
      format_.integer(0, 16, go::Sign::without, 'v', go::kLowerDigits);
      spec().sharp = sharp;
      return;
    }
    case 'b':
    case 'o':
    case 'd':
    case 'x':
    case 'X':
      return print_integer(value, 0, go::Sign::without, verb);
    default:
      return bad_verb(value, verb);
  }
}

void Printer::print_bool(const Value& value, char32_t verb) {
  if (verb != 't' && verb != 'v') return bad_verb(value, verb);
  format_.boolean(value.as_bool());
}

void Printer::print_integer(const Value& value, std::uint64_t bits, go::Sign sign, char32_t verb) {
  switch (verb) {
    case 'v':
      if (spec().sharp_v && sign == go::Sign::without) {
        const bool sharp = std::exchange(spec().sharp, true);
        format_.integer(bits, 16, sign, verb, go::kLowerDigits);
        spec().sharp = sharp;
        return;
      }
      return format_.integer(bits, 10, sign, verb, go::kLowerDigits);
    case 'd':
      return format_.integer(bits, 10, sign, verb, go::kLowerDigits);
    case 'b':
      return format_.integer(bits, 2, sign, verb, go::kLowerDigits);
    case 'o':
    case 'O':
      return format_.integer(bits, 8, sign, verb, go::kLowerDigits);
    case 'x':
      return format_.integer(bits, 16, sign, verb, go::kLowerDigits);
    case 'X':
      return format_.integer(bits, 16, sign, verb, go::kUpperDigits);
    case 'c':
      return format_.character(bits);
    case 'q':
      return format_.quoted_character(bits);
    case 'U':
      return format_.unicode(bits);
    default:
      return bad_verb(value, verb);
  }
}

void Printer::print_float(const Value& value, double number, char32_t verb) {
  const auto size = value.kind() == Kind::float32 ? go::FloatSize::single_precision : go::FloatSize::double_precision;
  switch (verb) {
    case 'v':
      return format_.floating(number, size, 'g', go::kShortest);
    case 'b':
    case 'g':
    case 'G':
    case 'x':
    case 'X':
      return format_.floating(number, size, static_cast<char>(verb), go::kShortest);
    case 'f':
    case 'e':
    case 'E':
      return format_.floating(number, size, static_cast<char>(verb), 6);
    case 'F':
      return format_.floating(number, size, 'f', 6);
    default:
      return bad_verb(value, verb);
  }
}

void Printer::print_complex(const Value& value, char32_t verb) {
  constexpr std::u32string_view kVerbs = U"vbgGxXfFeE";
  if (kVerbs.find(verb) == std::u32string_view::npos) return bad_verb(value, verb);
  const bool plus = spec().plus;
  write("(");
  print_float(value, value.as_complex().real, verb);
  spec().plus = true;
  print_float(value, value.as_complex().imaginary, verb);
  write("i)");
  spec().plus = plus;
}

void Printer::print_text(const Value& value, std::string_view text, char32_t verb) {
  switch (verb) {
    case 'v':
      if (spec().sharp_v) return format_.quoted(text);
      return format_.text(text);
    case 's':
      return format_.text(text);
    case 'x':
      return format_.hex(text, go::kLowerDigits);
    case 'X':
      return format_.hex(text, go::kUpperDigits);
    case 'q':
      return format_.quoted(text);
    default:
      return bad_verb(value, verb);
  }
}

void Printer::bad_verb(const Value& value, char32_t verb) {
  const bool was_erroring = std::exchange(erroring_, true);
  write("%!");
  write_rune(verb);
  write("(");
  if (value.is_valid()) {
    write(value.type().name);
    write("=");
    print_value(value, 'v', 0);
  } else {
    write(kNil);
  }
  write(")");
  erroring_ = was_erroring;
}

}  // namespace sidelint::gotmpl
