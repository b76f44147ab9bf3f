// Structures as fmt prints them, those they embed in braces of their own.
#include <string_view>

#include "engine/gotmpl/printer.h"

namespace sidelint::gotmpl {

void Printer::print_struct(const Value& value, char32_t verb, std::size_t depth) {
  const Type& type = value.type();
  const bool sharp = spec().sharp_v;
  if (sharp) write(type.name);
  write("{");
  std::string_view embedded;
  for (std::size_t i = 0; i < type.fields.size() && !stopped(); ++i) {
    const bool another = type.fields[i].embedded != embedded;
    if (another && !embedded.empty()) write("}");
    if (i > 0) write(sharp ? ", " : " ");
    if (another) {
      embedded = type.fields[i].embedded;
      if (!embedded.empty()) begin_embedded(embedded);
    }
    if (sharp || spec().plus_v) {
      write(type.fields[i].name);
      write(":");
    }
    const Value field = value.as_struct()->fields[i];
    print_value(field.is_valid() ? field : Value::nil(), verb, depth + 1);
  }
  write(embedded.empty() ? "}" : "}}");
}

void Printer::begin_embedded(std::string_view name) {
  if (spec().sharp_v || spec().plus_v) {
    write(name);
    write(":");
  }
  write("{");
}

}  // namespace sidelint::gotmpl
