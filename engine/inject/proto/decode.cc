// jsonpb.Unmarshaler of github.com/golang/protobuf 1.5 (jsonpb/decode.go), with AllowUnknownFields.
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <utility>

#include "engine/gotmpl/go/duration.h"
#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/strconv.h"
#include "engine/inject/proto/go_json.h"
#include "engine/inject/proto/message.h"

namespace sidelint::inject::proto {
namespace {

using yaml::Kind;
using yaml::Value;

constexpr std::int64_t kSecond = 1'000'000'000;

bool is_number(const Value& value) { return value.is(Kind::integer) || value.is(Kind::floating); }

std::string_view go_type(Form form) {
  switch (form) {
    case Form::boolean:
      return "bool";
    case Form::int32:
      return "int32";
    case Form::uint32:
      return "uint32";
    case Form::int64:
      return "int64";
    case Form::uint64:
      return "uint64";
    case Form::float32:
      return "float32";
    case Form::float64:
      return "float64";
    case Form::enumeration:
      return "protoreflect.EnumNumber";
    default:
      return "string";
  }
}

bool fits(Form form, const std::string& number) {
  const auto whole = gotmpl::go::parse_int(number, 10);
  const auto natural = gotmpl::go::parse_uint(number, 10);
  switch (form) {
    case Form::int32:
    case Form::enumeration:
      return whole.ok() && whole.value >= std::numeric_limits<std::int32_t>::min() &&
             whole.value <= std::numeric_limits<std::int32_t>::max();
    case Form::uint32:
      return natural.ok() && natural.value <= std::numeric_limits<std::uint32_t>::max();
    case Form::int64:
      return whole.ok();
    case Form::uint64:
      return natural.ok();
    default:
      return gotmpl::go::parse_float(number).ok();
  }
}

// One value in the place of one field; a null leaves the zero value.
class Decoder {
 public:
  static std::string message(const Message& type, const Value& json, Value& into) {
    if (!into.is(Kind::mapping)) into = Value::mapping(json.origin);
    if (json.is(Kind::null) && type.known != WellKnown::any_value) return {};
    switch (type.known) {
      case WellKnown::no:
        return fields(type, json, into);
      case WellKnown::wrapper:
        return set(type, type.fields[0], json, into);
      case WellKnown::duration:
        return duration(json, into);
      default:
        return anything(type, json, into);
    }
  }

 private:
  static std::string fields(const Message& type, const Value& json, Value& into) {
    if (!json.is(Kind::mapping)) return mismatch(json, "map[string]json.RawMessage");
    for (const Field& field : type.fields) {
      const Value* given = json.find(field.name);
      if (const Value* camel = json.find(field.json_name)) given = camel;
      const bool null_counts =
          field.shape == Shape::single && field.message && field.message->known == WellKnown::any_value;
      if (!given || (given->is(Kind::null) && !null_counts)) continue;
      if (std::string error = set(type, field, *given, into); !error.empty()) return error;
    }
    return {};
  }

  static std::string set(const Message& type, const Field& field, const Value& json, Value& into) {
    Value value = Value::mapping(json.origin);
    std::string error;
    if (field.shape == Shape::list) {
      error = list(field, json, value);
    } else if (field.shape == Shape::map) {
      error = map(field, json, value);
    } else {
      error = single(field, json, value);
    }
    if (!error.empty()) return error;
    if (!field.oneof.empty())
      for (const Field& other : type.fields)
        if (other.oneof == field.oneof) into.erase(other.name);
    if (field.oneof.empty() && is_default(field, value)) {
      into.erase(field.name);
    } else {
      into.set(field.name, std::move(value), json.origin);
    }
    return {};
  }

  static bool is_default(const Field& field, const Value& value) {
    if (field.shape == Shape::list) return value.items.empty();
    if (field.shape == Shape::map) return value.entries.empty();
    switch (field.form) {
      case Form::message:
        return false;
      case Form::text:
        return value.text.empty();
      case Form::boolean:
        return value.text == "false";
      default:
        return gotmpl::go::parse_float(value.text).value == 0;
    }
  }

  static std::string list(const Field& field, const Value& json, Value& value) {
    value = Value::sequence(json.origin);
    if (!json.is(Kind::sequence)) return mismatch(json, "[]json.RawMessage");
    for (const Value& item : json.items)
      if (std::string error = single(field, item, value.items.emplace_back()); !error.empty()) return error;
    return {};
  }

  static std::string map(const Field& field, const Value& json, Value& value) {
    if (!json.is(Kind::mapping)) return mismatch(json, "map[string]json.RawMessage");
    for (const yaml::Entry& entry : json.entries) {
      Value item;
      if (std::string error = single(field, entry.value, item); !error.empty()) return error;
      value.set(entry.key, std::move(item), entry.key_origin);
    }
    return {};
  }

  static std::string single(const Field& field, const Value& json, Value& value) {
    switch (field.form) {
      case Form::message: {
        value = Value::mapping(json.origin);
        return message(*field.message, json, value);
      }
      case Form::boolean:
        if (json.is(Kind::null)) return zero(Value::boolean(false, json.origin), value);
        if (!json.is(Kind::boolean)) return mismatch(json, "bool");
        return zero(Value::boolean(json_of_scalar(json) == "true", json.origin), value);
      case Form::text:
        if (json.is(Kind::null)) return zero(Value::string("", json.origin), value);
        if (!json.is(Kind::string)) return mismatch(json, "string");
        return zero(Value::string(json.text, json.origin), value);
      case Form::enumeration:
        if (json.is(Kind::string)) return named(*field.enumeration, json, value);
        return number(field.form, json, value);
      default:
        return number(field.form, json, value);
    }
  }

  static std::string zero(Value made, Value& value) {
    value = std::move(made);
    return {};
  }

  static std::string named(const Enumeration& enumeration, const Value& json, Value& value) {
    for (const auto& [name, number] : enumeration.values)
      if (name == json.text) return zero(Value::integer(number, json.origin), value);
    return "unknown value " + gotmpl::go::quote(quoted_json(json.text)) + " for enum " + enumeration.name;
  }

  // A number may stand in quotes: what is within them is read as JSON of its own.
  static std::string number(Form form, const Value& json, Value& value) {
    Value given = json;
    if (json.is(Kind::string) && form != Form::enumeration) {
      const std::string quoted = quoted_json(json.text);
      ParsedScalar parsed = parse_json_text(std::string_view(quoted).substr(1, quoted.size() - 2));
      if (!parsed.error.empty()) return parsed.error;
      given = std::move(parsed.value);
    }
    if (given.is(Kind::null)) return zero(Value::integer(0, json.origin), value);
    if (!is_number(given)) return mismatch(given, go_type(form));
    std::string text = json_of_scalar(given);
    if (!fits(form, text)) return mismatch(given, go_type(form));
    value = Value::integer(0, json.origin);
    if (form == Form::float32 || form == Form::float64) value.kind = Kind::floating;
    value.text = std::move(text);
    return {};
  }

  static std::string duration(const Value& json, Value& into) {
    if (!json.is(Kind::string)) return mismatch(json, "string");
    const gotmpl::go::DurationResult parsed = gotmpl::go::parse_duration(json.text);
    if (!parsed.error.empty()) return "bad Duration: " + parsed.error;
    into = Value::mapping(json.origin);
    if (const std::int64_t seconds = parsed.nanoseconds / kSecond)
      into.set("seconds", Value::integer(seconds, json.origin));
    if (const std::int64_t nanos = parsed.nanoseconds % kSecond) into.set("nanos", Value::integer(nanos, json.origin));
    return {};
  }

  static std::string anything(const Message& type, const Value& json, Value& into) {
    if (type.known == WellKnown::any_struct && !json.is(Kind::mapping))
      return "bad StructValue: " + mismatch(json, "map[string]json.RawMessage");
    if (type.known == WellKnown::any_list && !json.is(Kind::sequence))
      return "bad ListValue: " + mismatch(json, "[]json.RawMessage");
    into = json;
    return {};
  }
};

}  // namespace

std::string decode(const Message& type, const Value& json, Value& into) { return Decoder::message(type, json, into); }

std::int64_t integer_of(const Value& value) { return gotmpl::go::parse_int(value.text, 10).value; }

std::int64_t int_field(const Value& message, std::string_view name) {
  const Value* field = message.find(name);
  return field ? integer_of(*field) : 0;
}

std::string_view text_field(const Value& message, std::string_view name) {
  const Value* field = message.find(name);
  return field ? field->as_string() : std::string_view();
}

bool wrapped_bool(const Value* wrapper) {
  const Value* value = wrapper ? wrapper->find("value") : nullptr;
  return value && value->text == "true";
}

}  // namespace sidelint::inject::proto
