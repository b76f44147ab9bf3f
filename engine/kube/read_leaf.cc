// The leaves of Go's types: scalars, and the types of Kubernetes that read and write themselves.
#include <charconv>
#include <cstdint>
#include <limits>

#include "engine/kube/quantity.h"
#include "engine/kube/reader.h"
#include "engine/kube/time.h"
#include "engine/yaml/json_number.h"
#include "engine/yaml/resolve.h"
#include "engine/yaml/unicode_space.h"

namespace sidelint::kube {
namespace {

using yaml::Kind;
using yaml::Value;

bool is_number(const Value& value) { return value.is(Kind::integer) || value.is(Kind::floating); }

std::string number_json(const Value& value) { return yaml::json_number(value.kind, value.text); }

// strconv.ParseInt of the JSON number.
std::optional<std::int64_t> parse_int(std::string_view text, std::int64_t least, std::int64_t most) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least || number > most) return {};
  return number;
}

std::optional<std::int64_t> parse_int32(std::string_view text) {
  return parse_int(text, std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max());
}

// A string as Quantity's method sees it between its quotes: JSON escapes what no quantity holds.
bool is_escaped_in_json(std::string_view text) {
  for (const char c : text)
    if (c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || (c >= 0 && c < ' ')) return true;
  return false;
}

std::string_view trim(std::string_view text) {
  text = yaml::trim_space_left(text);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

Value Reader::zero_leaf(const Field& field, OriginId origin) const {
  switch (field.form) {
    case Form::text:
      return Value::string("", origin);
    case Form::boolean:
      return Value::boolean(false, origin);
    case Form::int32:
    case Form::int64:
    case Form::int_or_string:
      return Value::integer(0, origin);
    case Form::quantity:
      return Value::string("0", origin);
    case Form::time:
    case Form::micro_time:
    case Form::raw:
    case Form::object:
      break;
  }
  return Value::null(origin);
}

Value Reader::read_leaf(const Value& value, const Field& field) {
  switch (field.form) {
    case Form::text:
      if (value.is(Kind::string)) return value;
      break;
    case Form::boolean:
      if (value.is(Kind::boolean)) {
        return Value::boolean(yaml::boolean_value(value.text).value_or(false), value.origin);
      }
      break;
    case Form::int32:
    case Form::int64:
      return read_number(value, field);
    case Form::quantity:
      return read_quantity(value);
    case Form::int_or_string:
      return read_int_or_string(value);
    case Form::time:
    case Form::micro_time:
      return read_time(value);
    case Form::raw:
    case Form::object:
      return value;
  }
  save(json_word(value), element_type(field), value);
  return zero_leaf(field, value.origin);
}

Value Reader::read_number(const Value& value, const Field& field) {
  if (!is_number(value)) {
    save(json_word(value), element_type(field), value);
    return zero_leaf(field, value.origin);
  }
  const std::string text = number_json(value);
  const auto number = field.form == Form::int32 ? parse_int32(text)
                                                : parse_int(text, std::numeric_limits<std::int64_t>::min(),
                                                            std::numeric_limits<std::int64_t>::max());
  if (number) return Value::integer(*number, value.origin);
  save("number " + text, element_type(field), value);
  return zero_leaf(field, value.origin);
}

// Quantity.UnmarshalJSON parses the JSON text itself, whatever it is.
Value Reader::read_quantity(const Value& value) {
  const bool readable = is_number(value) || (value.is(Kind::string) && !is_escaped_in_json(value.text));
  const std::string text = !readable ? "{}" : is_number(value) ? number_json(value) : std::string(trim(value.text));
  const Quantity::Parsed parsed = Quantity::parse(text);
  if (!parsed.error.empty()) {
    fail(std::string(parsed.error), value);
    return {};
  }
  return Value::string(parsed.quantity.canonical(), value.origin);
}

Value Reader::read_int_or_string(const Value& value) {
  if (value.is(Kind::string)) return value;
  const std::string text = is_number(value) ? number_json(value) : std::string();
  if (const auto number = parse_int32(text)) return Value::integer(*number, value.origin);
  fail(mismatch(is_number(value) ? "number " + text : std::string(json_word(value)), "int32"), value);
  return {};
}

Value Reader::read_time(const Value& value) {
  if (!value.is(Kind::string)) {
    fail(mismatch(json_word(value), "string"), value);
    return {};
  }
  const TimeText time = kube::read_time(value.text);
  if (!time.error.empty()) fail(time.error, value);
  return time.utc.empty() ? Value::null(value.origin) : Value::string(time.utc, value.origin);
}

}  // namespace sidelint::kube
