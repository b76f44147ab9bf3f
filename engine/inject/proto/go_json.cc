#include "engine/inject/proto/go_json.h"

#include <algorithm>

#include "engine/gotmpl/funcs/json_text.h"
#include "engine/gotmpl/heap.h"
#include "engine/yaml/json_number.h"

namespace sidelint::inject::proto {
namespace {

yaml::Value from_template_value(const gotmpl::Value& boxed) {
  const gotmpl::Value value = boxed.unboxed();
  switch (value.kind()) {
    case gotmpl::Kind::boolean:
      return yaml::Value::boolean(value.as_bool());
    case gotmpl::Kind::string:
      return yaml::Value::string(value.as_text());
    case gotmpl::Kind::map:
      return yaml::Value::mapping();
    case gotmpl::Kind::slice:
      return yaml::Value::sequence();
    default:
      return yaml::Value::null();
  }
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

std::string_view word_for(yaml::Kind kind) {
  switch (kind) {
    case yaml::Kind::boolean:
      return "bool";
    case yaml::Kind::string:
      return "string";
    case yaml::Kind::sequence:
      return "array";
    case yaml::Kind::mapping:
      return "object";
    default:
      return "number";
  }
}

}  // namespace

std::string quoted_json(std::string_view text) {
  return gotmpl::to_json(gotmpl::Value::text(text), gotmpl::JsonLayout::compact, gotmpl::JsonHtml::escaped).text;
}

void append_quoted_json(std::string& out, std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
  });
  if (plain) {
    ((out += '"') += text) += '"';
  } else {
    out += quoted_json(text);
  }
}

std::string json_of_scalar(const yaml::Value& value) {
  switch (value.kind) {
    case yaml::Kind::integer:
    case yaml::Kind::floating:
      return yaml::json_number(value.kind, value.text);
    case yaml::Kind::boolean:
      return value.text.starts_with('t') || value.text.starts_with('T') || value.text.starts_with('y') ||
                     value.text.starts_with('Y') || value.text == "on" || value.text == "On" || value.text == "ON"
                 ? "true"
                 : "false";
    case yaml::Kind::string:
      return quoted_json(value.text);
    case yaml::Kind::null:
      return "null";
    default:
      return {};
  }
}

std::string mismatch(const yaml::Value& value, std::string_view go_type) {
  std::string what(word_for(value.kind));
  const bool number = value.is(yaml::Kind::integer) || value.is(yaml::Kind::floating);
  const bool wants_number = go_type.find("int") != std::string_view::npos ||
                            go_type.find("float") != std::string_view::npos || go_type.ends_with("EnumNumber");
  if (number && wants_number) (what += ' ') += json_of_scalar(value);
  return "json: cannot unmarshal " + what + " into Go value of type " + std::string(go_type);
}

ParsedScalar parse_json_text(std::string_view text) {
  gotmpl::Heap heap;
  const gotmpl::JsonValue parsed = gotmpl::parse_json(heap, text);
  const bool number = parsed.value.unboxed().kind() == gotmpl::Kind::float64;
  if (!parsed.error.empty() && !number) return {{}, parsed.error};
  if (!number) return {from_template_value(parsed.value), {}};
  // The text as it is written: a double would not hold every whole number.
  yaml::Value value = yaml::Value::null();
  value.text = trimmed(text);
  value.kind = value.text.find_first_of(".eE") == std::string::npos ? yaml::Kind::integer : yaml::Kind::floating;
  return {std::move(value), {}};
}

}  // namespace sidelint::inject::proto
