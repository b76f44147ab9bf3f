// The leaves of Go's types: scalars, and the types of Kubernetes that read and write themselves.
#include <algorithm>
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

// Whether it is a whole number of few digits, written as Go writes it: it fits every type.
bool is_small(const Value& value) {
  constexpr std::size_t kDigits = 9;
  const std::string& text = value.text;
  if (!value.is(Kind::integer) || text.empty() || text.size() > kDigits) return false;
  if (text.front() == '0') return text.size() == 1;
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Makes the value a scalar of that text.
void write(Value& value, Kind kind, std::string_view text) {
  value.kind = kind;
  value.style = yaml::Style::plain;
  if (value.text != text) value.text = text;
}

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

void Reader::read_leaf(Value& value, const Field& field) {
  switch (field.form) {
    case Form::text:
      if (value.is(Kind::string)) return;
      break;
    case Form::boolean:
      if (!value.is(Kind::boolean)) break;
      return write(value, Kind::boolean, yaml::boolean_value(value.text).value_or(false) ? "true" : "false");
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
      return;
  }
  save(json_word(value), element_type(field), value);
  value = zero_leaf(field, value.origin);
}

void Reader::read_number(Value& value, const Field& field) {
  if (is_small(value)) return write(value, Kind::integer, value.text);
  if (!is_number(value)) {
    save(json_word(value), element_type(field), value);
    value = zero_leaf(field, value.origin);
    return;
  }
  const std::string text = number_json(value);
  const auto number = field.form == Form::int32 ? parse_int32(text)
                                                : parse_int(text, std::numeric_limits<std::int64_t>::min(),
                                                            std::numeric_limits<std::int64_t>::max());
  if (!number) save("number " + text, element_type(field), value);
  value = number ? Value::integer(*number, value.origin) : zero_leaf(field, value.origin);
}

// Quantity.UnmarshalJSON parses the JSON text itself, whatever it is.
void Reader::read_quantity(Value& value) {
  const bool readable = is_number(value) || (value.is(Kind::string) && !is_escaped_in_json(value.text));
  const std::string text = !readable ? "{}" : is_number(value) ? number_json(value) : std::string(trim(value.text));
  const Quantity::Parsed parsed = Quantity::parse(text);
  if (!parsed.error.empty()) return fail(std::string(parsed.error), value);
  write(value, Kind::string, parsed.quantity.canonical());
}

void Reader::read_int_or_string(Value& value) {
  if (value.is(Kind::string)) return;
  if (is_small(value)) return write(value, Kind::integer, value.text);
  const std::string text = is_number(value) ? number_json(value) : std::string();
  if (const auto number = parse_int32(text)) {
    value = Value::integer(*number, value.origin);
    return;
  }
  fail(mismatch(is_number(value) ? "number " + text : std::string(json_word(value)), "int32"), value);
}

void Reader::read_time(Value& value) {
  if (!value.is(Kind::string)) return fail(mismatch(json_word(value), "string"), value);
  const TimeText time = kube::read_time(value.text);
  if (!time.error.empty()) return fail(time.error, value);
  value = time.utc.empty() ? Value::null(value.origin) : Value::string(time.utc, value.origin);
}

}  // namespace sidelint::kube
