#include "engine/model/go_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <system_error>

#include "engine/yaml/json.h"

namespace sidelint::model {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equal_in_any_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

// strconv.FormatFloat(value, 'g', -1, 64): the shortest digits that read back, with an exponent below 1e-4 and from
// 1e+06 on.
std::string go_float(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Inf" : "+Inf";
  std::array<char, 64> buffer{};
  const auto scientific =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(scientific.ptr - buffer.data()));
  const int exponent = std::atoi(std::string(text.substr(text.find('e') + 1)).c_str());
  constexpr int kShortestPrecision = 6;
  constexpr int kLeastFixed = -4;
  if (exponent < kLeastFixed || exponent >= kShortestPrecision) return std::string(text);
  const auto fixed = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  return {buffer.data(), fixed.ptr};
}

double parse_float(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c != '_') digits += c;
  }
  const std::string_view sign = std::string_view(digits).substr(0, 1);
  const std::string_view body = std::string_view(digits).substr(sign == "+" || sign == "-" ? 1 : 0);
  double value = 0;
  if (equal_in_any_case(body, ".inf")) {
    value = HUGE_VAL;
  } else if (equal_in_any_case(body, ".nan")) {
    value = std::nan("");
  } else {
    std::from_chars(body.data(), body.data() + body.size(), value);
  }
  return sign == "-" ? -value : value;
}

std::string_view json_type(yaml::Kind kind) {
  switch (kind) {
    case yaml::Kind::null:
      return "null";
    case yaml::Kind::boolean:
      return "bool";
    case yaml::Kind::integer:
    case yaml::Kind::floating:
      return "number";
    case yaml::Kind::string:
      return "string";
    case yaml::Kind::sequence:
      return "array";
    case yaml::Kind::mapping:
      return "object";
  }
  return "";
}

}  // namespace

// The entries of a JSON object arrive sorted by key and each overwrites the one before, so of several spellings the
// last in byte order stays.
yaml::Node struct_field(yaml::Node mapping, std::string_view name, Decoding decoding) {
  if (decoding == Decoding::api_server) return mapping.find(name);
  if (!mapping.is(yaml::Kind::mapping)) return {};
  yaml::Node found;
  std::string_view spelling;
  for (std::size_t i = 0; i < mapping.size(); ++i) {
    const std::string_view key = mapping.key(i).text();
    if (equal_in_any_case(key, name) && (!found || key > spelling)) {
      found = mapping.value(i);
      spelling = key;
    }
  }
  return found;
}

std::optional<std::string> string_value(yaml::Node node, Decoding decoding) {
  switch (node.kind()) {
    case yaml::Kind::null:
      return "";
    case yaml::Kind::string:
      return std::string(node.text());
    case yaml::Kind::sequence:
    case yaml::Kind::mapping:
      return std::nullopt;
    default:
      break;
  }
  if (decoding == Decoding::api_server) return std::nullopt;
  if (node.kind() == yaml::Kind::floating) return go_float(parse_float(node.text()));
  return yaml::to_json(node);  // a boolean, or an integer in decimal
}

std::string type_mismatch(yaml::Node node, std::string_view field, std::string_view type) {
  return "json: cannot unmarshal " + std::string(json_type(node.kind())) + " into Go " +
         (field.empty() ? "value" : "struct field " + std::string(field)) + " of type " + std::string(type);
}

}  // namespace sidelint::model
