#include "engine/inject/data/kube_text.h"

#include <string_view>

#include "engine/gotmpl/print.h"

namespace sidelint::inject {
namespace {

using gotmpl::Kind;
using gotmpl::Value;

std::string_view short_name(const gotmpl::Type& type) {
  const std::size_t dot = type.name.rfind('.');
  return dot == std::string_view::npos ? type.name : type.name.substr(dot + 1);
}

bool is_generated(const gotmpl::Type& type) {
  return type.kind == Kind::structure && type.pointer && type.pointer->text == text_of_struct;
}

void append_struct(std::string& out, const Value& value);

void append_list(std::string& out, const Value& list) {
  ((out += "[]") += short_name(*list.type().elem)) += '{';
  for (std::size_t i = 0; i < list.length(); ++i) {
    append_struct(out, list.at(i));
    out += ',';
  }
  out += '}';
}

void append_map(std::string& out, const Value& map) {
  (out += map.type().name) += '{';
  if (!map.is_nil())
    for (const auto& [key, item] : map.as_map()->entries) {
      ((out += key) += ": ") += gotmpl::display(item);
      out += ',';
    }
  out += '}';
}

void append_pointer(std::string& out, const Value& pointer) {
  const gotmpl::Type& target = *pointer.type().elem;
  if (target.kind == Kind::structure) {
    out += gotmpl::display(pointer);
  } else if (pointer.is_nil()) {
    out += "nil";
  } else {
    (out += '*') += gotmpl::display(*pointer.as_pointer());
  }
}

void append_field(std::string& out, const Value& value) {
  if (value.kind() == Kind::pointer) return append_pointer(out, value);
  if (value.kind() == Kind::structure && is_generated(value.type())) return append_struct(out, value);
  if (value.kind() == Kind::slice && is_generated(*value.type().elem)) return append_list(out, value);
  if (value.kind() == Kind::map) return append_map(out, value);
  out += gotmpl::display(value);
}

void append_struct(std::string& out, const Value& value) {
  const gotmpl::Type& type = value.type();
  (out += short_name(type)) += '{';
  std::string_view embedded;
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const gotmpl::Field& field = type.fields[i];
    if (field.embedded != embedded) {
      if (!embedded.empty()) out += "},";
      embedded = field.embedded;
      if (!embedded.empty()) (((out += embedded) += ':') += embedded) += '{';
    }
    (out += field.name) += ':';
    append_field(out, value.as_struct()->fields[i]);
    out += ',';
  }
  out += embedded.empty() ? "}" : "},}";
}

}  // namespace

std::string text_of_struct(const Value& pointer) {
  if (pointer.is_nil()) return "nil";
  std::string out = "&";
  append_struct(out, *pointer.as_pointer());
  return out;
}

}  // namespace sidelint::inject
