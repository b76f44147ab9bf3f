#include "engine/istio/proto_json.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <limits>
#include <system_error>

#include <fmt/format.h>

#include "engine/gotmpl/funcs/json_text.h"
#include "engine/gotmpl/go/duration.h"
#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/strconv.h"
#include "engine/gotmpl/heap.h"
#include "engine/yaml/json.h"

namespace sidelint::istio {
namespace {

using proto::Form;

constexpr Release kFirstWithoutGogo{1, 14, 0};

constexpr std::string_view kAnyObject = "map[string]json.RawMessage";
constexpr std::string_view kAnyList = "[]json.RawMessage";

std::string json_name(std::string_view name) {
  std::string result;
  bool upper = false;
  for (const char c : name) {
    if (c == '_') {
      upper = true;
    } else {
      result += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      upper = false;
    }
  }
  return result;
}

std::string mismatch(std::string_view value, std::string_view type) {
  return fmt::format("json: cannot unmarshal {} into Go value of type {}", value, type);
}

// What encoding/json calls the value that the text begins with.
std::string_view json_kind(std::string_view json) {
  switch (json.empty() ? ' ' : json.front()) {
    case '"':
      return "string";
    case '{':
      return "object";
    case '[':
      return "array";
    case 't':
    case 'f':
      return "bool";
    case 'n':
      return "null";
    default:
      return "number";
  }
}

template <class Integer>
bool fits(std::string_view number) {
  Integer value{};
  const char* const end = number.data() + number.size();
  const auto [stop, error] = std::from_chars(number.data(), end, value);
  return error == std::errc() && stop == end;
}

bool fits(std::string_view number, Form form) {
  switch (form) {
    case Form::int64:
      return fits<std::int64_t>(number);
    case Form::uint32:
      return fits<std::uint32_t>(number);
    case Form::uint64:
      return fits<std::uint64_t>(number);
    case Form::float32:
    case Form::float64:
      return gotmpl::go::parse_float(number).ok();
    default:
      return fits<std::int32_t>(number);
  }
}

std::string_view unquoted(std::string_view json) {
  if (json.size() >= 2 && json.front() == '"' && json.back() == '"') return json.substr(1, json.size() - 2);
  return json;
}

std::string_view without_spaces(std::string_view json) {
  constexpr std::string_view kSpaces = " \t\r\n";
  const std::size_t first = json.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return {};
  return json.substr(first, json.find_last_not_of(kSpaces) + 1 - first);
}

// What json.Unmarshal says of a text that should hold a number; `type` is Go's name of what it should become.
std::string number_error(std::string_view json, Form form, std::string_view type) {
  gotmpl::Heap heap;
  const gotmpl::JsonValue parsed = gotmpl::parse_json(heap, json);
  const std::string_view item = without_spaces(json);
  const std::string_view found = json_kind(item);
  if (found != "number") {
    if (!parsed.error.empty()) return parsed.error;
    return found == "null" ? std::string() : mismatch(found, type);
  }
  if (!parsed.error.empty() && !parsed.error.starts_with("json: cannot unmarshal number")) return parsed.error;
  return fits(item, form) ? std::string() : mismatch(fmt::format("number {}", item), type);
}

std::string quotable_number_error(const std::string& json, Form form, std::string_view type) {
  constexpr std::string_view kNotFinite[] = {"\"NaN\"", "\"Infinity\"", "\"-Infinity\""};
  const bool not_finite = std::find(std::begin(kNotFinite), std::end(kNotFinite), json) != std::end(kNotFinite);
  if (form == Form::float64 && not_finite) return {};
  return number_error(unquoted(json), form, type);
}

std::string_view go_type(Form form) {
  switch (form) {
    case Form::int64:
      return "int64";
    case Form::uint32:
      return "uint32";
    case Form::uint64:
      return "uint64";
    case Form::float32:
      return "float32";
    case Form::float64:
      return "float64";
    default:
      return "int32";
  }
}

std::string duration_error(yaml::Node value) {
  if (!value.is(yaml::Kind::string)) return mismatch(json_kind(yaml::to_json(value)), "string");
  const std::string error = gotmpl::go::parse_duration(value.text()).error;
  return error.empty() ? error : fmt::format("bad Duration: {}", error);
}

class Reading {
 public:
  explicit Reading(Release release) : gogo_(release < kFirstWithoutGogo) {}

  // As deep as the types nest, which none does in itself.
  std::string message(yaml::Node value, const proto::Message& type) const {
    if (!value || value.is(yaml::Kind::null)) return {};
    if (type.known == proto::WellKnown::wrapper) return single(value, type.fields[0]);
    if (type.known == proto::WellKnown::duration) return duration_error(value);
    if (!value.is(yaml::Kind::mapping)) return mismatch(json_kind(yaml::to_json(value)), kAnyObject);
    for (const proto::Field& field : type.fields) {
      const yaml::Node found = field_value(value, field.name);
      if (std::string error = found ? repeated(found, field) : std::string(); !error.empty()) return error;
    }
    return {};
  }

 private:
  std::string repeated(yaml::Node value, const proto::Field& field) const {
    const bool list = field.shape == proto::Shape::list;
    if (field.shape == proto::Shape::single) return single(value, field);
    if (!value.is(list ? yaml::Kind::sequence : yaml::Kind::mapping))
      return mismatch(json_kind(yaml::to_json(value)), list ? kAnyList : kAnyObject);
    for (std::size_t i = 0; i < value.size(); ++i) {
      std::string error = single(list ? value.item(i) : value.value(i), field);
      if (!error.empty()) return error;
    }
    return {};
  }

  std::string single(yaml::Node value, const proto::Field& field) const {
    if (value.is(yaml::Kind::null)) return {};
    switch (field.form) {
      case Form::message:
        return message(value, *field.message);
      case Form::enumeration:
        return enum_error(yaml::to_json(value), *field.enumeration);
      case Form::text:
        return value.is(yaml::Kind::string) ? std::string() : mismatch(json_kind(yaml::to_json(value)), "string");
      case Form::boolean:
        return value.is(yaml::Kind::boolean) ? std::string() : mismatch(json_kind(yaml::to_json(value)), "bool");
      default:
        return quotable_number_error(yaml::to_json(value), field.form, go_type(field.form));
    }
  }

  std::string enum_error(const std::string& json, const proto::Enumeration& type) const {
    if (!json.starts_with('"'))
      return number_error(json, Form::int32, gogo_ ? type.go_name : "protoreflect.EnumNumber");
    const std::string_view name = unquoted(json);
    const bool known = std::any_of(type.values.begin(), type.values.end(),
                                   [&](const auto& value) { return std::string_view(value.first) == name; });
    if (known) return {};
    const std::string_view shown = gogo_ ? name : std::string_view(json);
    return fmt::format("unknown value {} for enum {}", gotmpl::go::quote(shown), gogo_ ? gogo_name(type) : type.name);
  }

  // The package as it is, and the name within it with underscores.
  static std::string gogo_name(const proto::Enumeration& type) {
    const std::string within = type.go_name.substr(type.go_name.find('.'));
    return type.name.substr(0, type.name.size() - within.size()) + within;
  }

  bool gogo_;
};

}  // namespace

std::string read_error(yaml::Node value, const proto::Message& type, Release release) {
  return Reading(release).message(value, type);
}

yaml::Node field_value(yaml::Node message, std::string_view name) {
  yaml::Node found = message.find(json_name(name));
  if (!found) found = message.find(name);
  return found.is(yaml::Kind::null) ? yaml::Node() : found;
}

std::int64_t field_integer(yaml::Node message, std::string_view name, std::int64_t otherwise) {
  const yaml::Node found = field_value(message, name);
  if (!found) return otherwise;
  const std::string json = yaml::to_json(found);
  const std::string_view number = without_spaces(unquoted(json));
  std::int64_t value = 0;  // what a quoted null leaves
  std::from_chars(number.data(), number.data() + number.size(), value);
  return value;
}

std::string_view field_text(yaml::Node message, std::string_view name, std::string_view otherwise) {
  const yaml::Node found = field_value(message, name);
  return found ? found.text() : otherwise;
}

}  // namespace sidelint::istio
